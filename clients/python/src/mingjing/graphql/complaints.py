from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ComplaintFields, PageFields


class Complaints(BaseModel):
    complaints: "ComplaintsComplaints"


class ComplaintsComplaints(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["ComplaintsComplaintsNodes"]
    page_info: "ComplaintsComplaintsPageInfo" = Field(alias="pageInfo")


ComplaintsComplaintsNodes = ComplaintFields
ComplaintsComplaintsPageInfo = PageFields
Complaints.model_rebuild()
ComplaintsComplaints.model_rebuild()
