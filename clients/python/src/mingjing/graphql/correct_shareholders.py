from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectShareholders(BaseModel):
    correct_shareholders: "CorrectShareholdersCorrectShareholders" = Field(
        alias="correctShareholders"
    )


CorrectShareholdersCorrectShareholders = SubmissionOutcome
CorrectShareholders.model_rebuild()
