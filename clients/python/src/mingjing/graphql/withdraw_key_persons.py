from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawKeyPersons(BaseModel):
    withdraw_key_persons: "WithdrawKeyPersonsWithdrawKeyPersons" = Field(
        alias="withdrawKeyPersons"
    )


WithdrawKeyPersonsWithdrawKeyPersons = SubmissionOutcome
WithdrawKeyPersons.model_rebuild()
