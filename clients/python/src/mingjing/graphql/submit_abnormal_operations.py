from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitAbnormalOperations(BaseModel):
    submit_abnormal_operations: "SubmitAbnormalOperationsSubmitAbnormalOperations" = (
        Field(alias="submitAbnormalOperations")
    )


SubmitAbnormalOperationsSubmitAbnormalOperations = SubmissionOutcome
SubmitAbnormalOperations.model_rebuild()
