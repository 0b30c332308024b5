from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import AbnormalOperationFields, PageFields


class AbnormalOperations(BaseModel):
    abnormal_operations: "AbnormalOperationsAbnormalOperations" = Field(
        alias="abnormalOperations"
    )


class AbnormalOperationsAbnormalOperations(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["AbnormalOperationsAbnormalOperationsNodes"]
    page_info: "AbnormalOperationsAbnormalOperationsPageInfo" = Field(alias="pageInfo")


AbnormalOperationsAbnormalOperationsNodes = AbnormalOperationFields
AbnormalOperationsAbnormalOperationsPageInfo = PageFields
AbnormalOperations.model_rebuild()
AbnormalOperationsAbnormalOperations.model_rebuild()
