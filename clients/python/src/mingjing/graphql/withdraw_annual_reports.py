from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class WithdrawAnnualReports(BaseModel):
    withdraw_annual_reports: "WithdrawAnnualReportsWithdrawAnnualReports" = Field(
        alias="withdrawAnnualReports"
    )


WithdrawAnnualReportsWithdrawAnnualReports = SubmissionOutcome
WithdrawAnnualReports.model_rebuild()
