from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ChattelMortgageFields, PageFields


class ChattelMortgages(BaseModel):
    chattel_mortgages: "ChattelMortgagesChattelMortgages" = Field(
        alias="chattelMortgages"
    )


class ChattelMortgagesChattelMortgages(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["ChattelMortgagesChattelMortgagesNodes"]
    page_info: "ChattelMortgagesChattelMortgagesPageInfo" = Field(alias="pageInfo")


ChattelMortgagesChattelMortgagesNodes = ChattelMortgageFields
ChattelMortgagesChattelMortgagesPageInfo = PageFields
ChattelMortgages.model_rebuild()
ChattelMortgagesChattelMortgages.model_rebuild()
