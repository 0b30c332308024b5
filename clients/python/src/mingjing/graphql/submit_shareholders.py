from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitShareholders(BaseModel):
    submit_shareholders: "SubmitShareholdersSubmitShareholders" = Field(
        alias="submitShareholders"
    )


SubmitShareholdersSubmitShareholders = SubmissionOutcome
SubmitShareholders.model_rebuild()
