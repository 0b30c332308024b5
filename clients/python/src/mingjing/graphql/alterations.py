from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import AlterationFields, PageFields


class Alterations(BaseModel):
    alterations: "AlterationsAlterations"


class AlterationsAlterations(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["AlterationsAlterationsNodes"]
    page_info: "AlterationsAlterationsPageInfo" = Field(alias="pageInfo")


AlterationsAlterationsNodes = AlterationFields
AlterationsAlterationsPageInfo = PageFields
Alterations.model_rebuild()
AlterationsAlterations.model_rebuild()
