from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawPenalties(BaseModel):
    withdraw_penalties: "WithdrawPenaltiesWithdrawPenalties" = Field(
        alias="withdrawPenalties"
    )


WithdrawPenaltiesWithdrawPenalties = SubmissionOutcome
WithdrawPenalties.model_rebuild()
