from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawIntellectualPropertyPledges(BaseModel):
    withdraw_intellectual_property_pledges: "WithdrawIntellectualPropertyPledgesWithdrawIntellectualPropertyPledges" = Field(
        alias="withdrawIntellectualPropertyPledges"
    )


WithdrawIntellectualPropertyPledgesWithdrawIntellectualPropertyPledges = (
    SubmissionOutcome
)
WithdrawIntellectualPropertyPledges.model_rebuild()
