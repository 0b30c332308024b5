from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import HonourFields, PageFields


class Honours(BaseModel):
    honours: "HonoursHonours"


class HonoursHonours(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["HonoursHonoursNodes"]
    page_info: "HonoursHonoursPageInfo" = Field(alias="pageInfo")


HonoursHonoursNodes = HonourFields
HonoursHonoursPageInfo = PageFields
Honours.model_rebuild()
HonoursHonours.model_rebuild()
