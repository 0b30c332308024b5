from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectComplaints(BaseModel):
    correct_complaints: "CorrectComplaintsCorrectComplaints" = Field(
        alias="correctComplaints"
    )


CorrectComplaintsCorrectComplaints = SubmissionOutcome
CorrectComplaints.model_rebuild()
