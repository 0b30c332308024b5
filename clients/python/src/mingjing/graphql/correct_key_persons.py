from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectKeyPersons(BaseModel):
    correct_key_persons: "CorrectKeyPersonsCorrectKeyPersons" = Field(
        alias="correctKeyPersons"
    )


CorrectKeyPersonsCorrectKeyPersons = SubmissionOutcome
CorrectKeyPersons.model_rebuild()
