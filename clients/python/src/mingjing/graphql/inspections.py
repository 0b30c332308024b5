from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import InspectionFields, PageFields


class Inspections(BaseModel):
    inspections: "InspectionsInspections"


class InspectionsInspections(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["InspectionsInspectionsNodes"]
    page_info: "InspectionsInspectionsPageInfo" = Field(alias="pageInfo")


InspectionsInspectionsNodes = InspectionFields
InspectionsInspectionsPageInfo = PageFields
Inspections.model_rebuild()
InspectionsInspections.model_rebuild()
