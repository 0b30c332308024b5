from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields, SupervisionRecordFields


class SupervisionRecords(BaseModel):
    supervision_records: "SupervisionRecordsSupervisionRecords" = Field(
        alias="supervisionRecords"
    )


class SupervisionRecordsSupervisionRecords(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["SupervisionRecordsSupervisionRecordsNodes"]
    page_info: "SupervisionRecordsSupervisionRecordsPageInfo" = Field(alias="pageInfo")


SupervisionRecordsSupervisionRecordsNodes = SupervisionRecordFields
SupervisionRecordsSupervisionRecordsPageInfo = PageFields
SupervisionRecords.model_rebuild()
SupervisionRecordsSupervisionRecords.model_rebuild()
