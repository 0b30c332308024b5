from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitInspections(BaseModel):
    submit_inspections: "SubmitInspectionsSubmitInspections" = Field(
        alias="submitInspections"
    )


SubmitInspectionsSubmitInspections = SubmissionOutcome
SubmitInspections.model_rebuild()
