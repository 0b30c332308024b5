from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import AnnualReportFields, PageFields


class AnnualReports(BaseModel):
    annual_reports: "AnnualReportsAnnualReports" = Field(alias="annualReports")


class AnnualReportsAnnualReports(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["AnnualReportsAnnualReportsNodes"]
    page_info: "AnnualReportsAnnualReportsPageInfo" = Field(alias="pageInfo")


AnnualReportsAnnualReportsNodes = AnnualReportFields
AnnualReportsAnnualReportsPageInfo = PageFields
AnnualReports.model_rebuild()
AnnualReportsAnnualReports.model_rebuild()
