from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawChattelMortgages(BaseModel):
    withdraw_chattel_mortgages: "WithdrawChattelMortgagesWithdrawChattelMortgages" = (
        Field(alias="withdrawChattelMortgages")
    )


WithdrawChattelMortgagesWithdrawChattelMortgages = SubmissionOutcome
WithdrawChattelMortgages.model_rebuild()
