from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitAnnualReports(BaseModel):
    submit_annual_reports: "SubmitAnnualReportsSubmitAnnualReports" = Field(
        alias="submitAnnualReports"
    )


SubmitAnnualReportsSubmitAnnualReports = SubmissionOutcome
SubmitAnnualReports.model_rebuild()
