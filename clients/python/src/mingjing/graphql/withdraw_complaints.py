from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawComplaints(BaseModel):
    withdraw_complaints: "WithdrawComplaintsWithdrawComplaints" = Field(
        alias="withdrawComplaints"
    )


WithdrawComplaintsWithdrawComplaints = SubmissionOutcome
WithdrawComplaints.model_rebuild()
