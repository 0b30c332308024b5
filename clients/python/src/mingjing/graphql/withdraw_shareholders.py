from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawShareholders(BaseModel):
    withdraw_shareholders: "WithdrawShareholdersWithdrawShareholders" = Field(
        alias="withdrawShareholders"
    )


WithdrawShareholdersWithdrawShareholders = SubmissionOutcome
WithdrawShareholders.model_rebuild()
