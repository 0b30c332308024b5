from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectHonours(BaseModel):
    correct_honours: "CorrectHonoursCorrectHonours" = Field(alias="correctHonours")


CorrectHonoursCorrectHonours = SubmissionOutcome
CorrectHonours.model_rebuild()
