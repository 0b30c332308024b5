from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectSupervisionRecords(BaseModel):
    correct_supervision_records: "CorrectSupervisionRecordsCorrectSupervisionRecords" = Field(
        alias="correctSupervisionRecords"
    )


CorrectSupervisionRecordsCorrectSupervisionRecords = SubmissionOutcome
CorrectSupervisionRecords.model_rebuild()
