from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields, PenaltyFields


class Penalties(BaseModel):
    penalties: "PenaltiesPenalties"


class PenaltiesPenalties(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["PenaltiesPenaltiesNodes"]
    page_info: "PenaltiesPenaltiesPageInfo" = Field(alias="pageInfo")


PenaltiesPenaltiesNodes = PenaltyFields
PenaltiesPenaltiesPageInfo = PageFields
Penalties.model_rebuild()
PenaltiesPenalties.model_rebuild()
