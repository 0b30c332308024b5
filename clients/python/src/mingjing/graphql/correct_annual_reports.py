from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectAnnualReports(BaseModel):
    correct_annual_reports: "CorrectAnnualReportsCorrectAnnualReports" = Field(
        alias="correctAnnualReports"
    )


CorrectAnnualReportsCorrectAnnualReports = SubmissionOutcome
CorrectAnnualReports.model_rebuild()
