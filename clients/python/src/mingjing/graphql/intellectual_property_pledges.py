from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import IntellectualPropertyPledgeFields, PageFields


class IntellectualPropertyPledges(BaseModel):
    intellectual_property_pledges: "IntellectualPropertyPledgesIntellectualPropertyPledges" = Field(
        alias="intellectualPropertyPledges"
    )


class IntellectualPropertyPledgesIntellectualPropertyPledges(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["IntellectualPropertyPledgesIntellectualPropertyPledgesNodes"]
    page_info: "IntellectualPropertyPledgesIntellectualPropertyPledgesPageInfo" = Field(
        alias="pageInfo"
    )


IntellectualPropertyPledgesIntellectualPropertyPledgesNodes = (
    IntellectualPropertyPledgeFields
)
IntellectualPropertyPledgesIntellectualPropertyPledgesPageInfo = PageFields
IntellectualPropertyPledges.model_rebuild()
IntellectualPropertyPledgesIntellectualPropertyPledges.model_rebuild()
