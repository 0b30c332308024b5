from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitPenalties(BaseModel):
    submit_penalties: "SubmitPenaltiesSubmitPenalties" = Field(alias="submitPenalties")


SubmitPenaltiesSubmitPenalties = SubmissionOutcome
SubmitPenalties.model_rebuild()
