from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitComplaints(BaseModel):
    submit_complaints: "SubmitComplaintsSubmitComplaints" = Field(
        alias="submitComplaints"
    )


SubmitComplaintsSubmitComplaints = SubmissionOutcome
SubmitComplaints.model_rebuild()
