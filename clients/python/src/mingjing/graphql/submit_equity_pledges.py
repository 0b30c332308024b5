from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitEquityPledges(BaseModel):
    submit_equity_pledges: "SubmitEquityPledgesSubmitEquityPledges" = Field(
        alias="submitEquityPledges"
    )


SubmitEquityPledgesSubmitEquityPledges = SubmissionOutcome
SubmitEquityPledges.model_rebuild()
