from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectSeriousViolations(BaseModel):
    correct_serious_violations: "CorrectSeriousViolationsCorrectSeriousViolations" = (
        Field(alias="correctSeriousViolations")
    )


CorrectSeriousViolationsCorrectSeriousViolations = SubmissionOutcome
CorrectSeriousViolations.model_rebuild()
