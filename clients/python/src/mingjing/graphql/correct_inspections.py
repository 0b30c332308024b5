from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectInspections(BaseModel):
    correct_inspections: "CorrectInspectionsCorrectInspections" = Field(
        alias="correctInspections"
    )


CorrectInspectionsCorrectInspections = SubmissionOutcome
CorrectInspections.model_rebuild()
