from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitSupervisionRecords(BaseModel):
    submit_supervision_records: "SubmitSupervisionRecordsSubmitSupervisionRecords" = (
        Field(alias="submitSupervisionRecords")
    )


SubmitSupervisionRecordsSubmitSupervisionRecords = SubmissionOutcome
SubmitSupervisionRecords.model_rebuild()
