from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawHonours(BaseModel):
    withdraw_honours: "WithdrawHonoursWithdrawHonours" = Field(alias="withdrawHonours")


WithdrawHonoursWithdrawHonours = SubmissionOutcome
WithdrawHonours.model_rebuild()
