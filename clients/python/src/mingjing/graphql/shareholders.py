from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields, ShareholderFields


class Shareholders(BaseModel):
    shareholders: "ShareholdersShareholders"


class ShareholdersShareholders(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["ShareholdersShareholdersNodes"]
    page_info: "ShareholdersShareholdersPageInfo" = Field(alias="pageInfo")


ShareholdersShareholdersNodes = ShareholderFields
ShareholdersShareholdersPageInfo = PageFields
Shareholders.model_rebuild()
ShareholdersShareholders.model_rebuild()
