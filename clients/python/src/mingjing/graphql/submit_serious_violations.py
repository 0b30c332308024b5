from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitSeriousViolations(BaseModel):
    submit_serious_violations: "SubmitSeriousViolationsSubmitSeriousViolations" = Field(
        alias="submitSeriousViolations"
    )


SubmitSeriousViolationsSubmitSeriousViolations = SubmissionOutcome
SubmitSeriousViolations.model_rebuild()
