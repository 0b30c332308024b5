from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawAlterations(BaseModel):
    withdraw_alterations: "WithdrawAlterationsWithdrawAlterations" = Field(
        alias="withdrawAlterations"
    )


WithdrawAlterationsWithdrawAlterations = SubmissionOutcome
WithdrawAlterations.model_rebuild()
