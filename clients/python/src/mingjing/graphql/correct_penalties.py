from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectPenalties(BaseModel):
    correct_penalties: "CorrectPenaltiesCorrectPenalties" = Field(
        alias="correctPenalties"
    )


CorrectPenaltiesCorrectPenalties = SubmissionOutcome
CorrectPenalties.model_rebuild()
