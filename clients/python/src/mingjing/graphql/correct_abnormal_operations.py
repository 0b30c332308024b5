from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectAbnormalOperations(BaseModel):
    correct_abnormal_operations: "CorrectAbnormalOperationsCorrectAbnormalOperations" = Field(
        alias="correctAbnormalOperations"
    )


CorrectAbnormalOperationsCorrectAbnormalOperations = SubmissionOutcome
CorrectAbnormalOperations.model_rebuild()
