from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitHonours(BaseModel):
    submit_honours: "SubmitHonoursSubmitHonours" = Field(alias="submitHonours")


SubmitHonoursSubmitHonours = SubmissionOutcome
SubmitHonours.model_rebuild()
