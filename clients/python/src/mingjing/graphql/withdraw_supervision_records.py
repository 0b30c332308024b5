from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawSupervisionRecords(BaseModel):
    withdraw_supervision_records: "WithdrawSupervisionRecordsWithdrawSupervisionRecords" = Field(
        alias="withdrawSupervisionRecords"
    )


WithdrawSupervisionRecordsWithdrawSupervisionRecords = SubmissionOutcome
WithdrawSupervisionRecords.model_rebuild()
