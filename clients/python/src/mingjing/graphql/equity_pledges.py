from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import EquityPledgeFields, PageFields


class EquityPledges(BaseModel):
    equity_pledges: "EquityPledgesEquityPledges" = Field(alias="equityPledges")


class EquityPledgesEquityPledges(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["EquityPledgesEquityPledgesNodes"]
    page_info: "EquityPledgesEquityPledgesPageInfo" = Field(alias="pageInfo")


EquityPledgesEquityPledgesNodes = EquityPledgeFields
EquityPledgesEquityPledgesPageInfo = PageFields
EquityPledges.model_rebuild()
EquityPledgesEquityPledges.model_rebuild()
