from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawSeriousViolations(BaseModel):
    withdraw_serious_violations: "WithdrawSeriousViolationsWithdrawSeriousViolations" = Field(
        alias="withdrawSeriousViolations"
    )


WithdrawSeriousViolationsWithdrawSeriousViolations = SubmissionOutcome
WithdrawSeriousViolations.model_rebuild()
