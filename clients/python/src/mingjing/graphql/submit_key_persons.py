from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitKeyPersons(BaseModel):
    submit_key_persons: "SubmitKeyPersonsSubmitKeyPersons" = Field(
        alias="submitKeyPersons"
    )


SubmitKeyPersonsSubmitKeyPersons = SubmissionOutcome
SubmitKeyPersons.model_rebuild()
