from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawLicences(BaseModel):
    withdraw_licences: "WithdrawLicencesWithdrawLicences" = Field(
        alias="withdrawLicences"
    )


WithdrawLicencesWithdrawLicences = SubmissionOutcome
WithdrawLicences.model_rebuild()
