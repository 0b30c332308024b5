from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectEquityPledges(BaseModel):
    correct_equity_pledges: "CorrectEquityPledgesCorrectEquityPledges" = Field(
        alias="correctEquityPledges"
    )


CorrectEquityPledgesCorrectEquityPledges = SubmissionOutcome
CorrectEquityPledges.model_rebuild()
