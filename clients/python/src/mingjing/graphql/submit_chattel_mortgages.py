from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitChattelMortgages(BaseModel):
    submit_chattel_mortgages: "SubmitChattelMortgagesSubmitChattelMortgages" = Field(
        alias="submitChattelMortgages"
    )


SubmitChattelMortgagesSubmitChattelMortgages = SubmissionOutcome
SubmitChattelMortgages.model_rebuild()
