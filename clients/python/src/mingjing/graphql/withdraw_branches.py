from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawBranches(BaseModel):
    withdraw_branches: "WithdrawBranchesWithdrawBranches" = Field(
        alias="withdrawBranches"
    )


WithdrawBranchesWithdrawBranches = SubmissionOutcome
WithdrawBranches.model_rebuild()
