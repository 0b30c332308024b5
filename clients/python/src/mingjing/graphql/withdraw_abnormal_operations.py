from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawAbnormalOperations(BaseModel):
    withdraw_abnormal_operations: "WithdrawAbnormalOperationsWithdrawAbnormalOperations" = Field(
        alias="withdrawAbnormalOperations"
    )


WithdrawAbnormalOperationsWithdrawAbnormalOperations = SubmissionOutcome
WithdrawAbnormalOperations.model_rebuild()
