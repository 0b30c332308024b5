from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawEquityPledges(BaseModel):
    withdraw_equity_pledges: "WithdrawEquityPledgesWithdrawEquityPledges" = Field(
        alias="withdrawEquityPledges"
    )


WithdrawEquityPledgesWithdrawEquityPledges = SubmissionOutcome
WithdrawEquityPledges.model_rebuild()
