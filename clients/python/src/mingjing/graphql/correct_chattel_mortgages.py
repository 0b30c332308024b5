from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectChattelMortgages(BaseModel):
    correct_chattel_mortgages: "CorrectChattelMortgagesCorrectChattelMortgages" = Field(
        alias="correctChattelMortgages"
    )


CorrectChattelMortgagesCorrectChattelMortgages = SubmissionOutcome
CorrectChattelMortgages.model_rebuild()
