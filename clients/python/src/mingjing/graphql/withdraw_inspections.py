from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawInspections(BaseModel):
    withdraw_inspections: "WithdrawInspectionsWithdrawInspections" = Field(
        alias="withdrawInspections"
    )


WithdrawInspectionsWithdrawInspections = SubmissionOutcome
WithdrawInspections.model_rebuild()
