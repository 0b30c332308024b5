from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields, WatchListFields


class WatchLists(BaseModel):
    watch_lists: "WatchListsWatchLists" = Field(alias="watchLists")


class WatchListsWatchLists(BaseModel):
    nodes: list["WatchListsWatchListsNodes"]
    page_info: "WatchListsWatchListsPageInfo" = Field(alias="pageInfo")


WatchListsWatchListsNodes = WatchListFields
WatchListsWatchListsPageInfo = PageFields
WatchLists.model_rebuild()
WatchListsWatchLists.model_rebuild()
