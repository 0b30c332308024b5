from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields, SeriousViolationFields


class SeriousViolations(BaseModel):
    serious_violations: "SeriousViolationsSeriousViolations" = Field(
        alias="seriousViolations"
    )


class SeriousViolationsSeriousViolations(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["SeriousViolationsSeriousViolationsNodes"]
    page_info: "SeriousViolationsSeriousViolationsPageInfo" = Field(alias="pageInfo")


SeriousViolationsSeriousViolationsNodes = SeriousViolationFields
SeriousViolationsSeriousViolationsPageInfo = PageFields
SeriousViolations.model_rebuild()
SeriousViolationsSeriousViolations.model_rebuild()
