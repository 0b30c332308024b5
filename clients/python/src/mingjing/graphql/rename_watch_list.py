from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WatchListFields


class RenameWatchList(BaseModel):
    rename_watch_list: "RenameWatchListRenameWatchList" = Field(alias="renameWatchList")


class RenameWatchListRenameWatchList(BaseModel):
    watch_list: Optional["RenameWatchListRenameWatchListWatchList"] = Field(
        alias="watchList"
    )
    user_errors: list["RenameWatchListRenameWatchListUserErrors"] = Field(
        alias="userErrors"
    )


RenameWatchListRenameWatchListWatchList = WatchListFields


class RenameWatchListRenameWatchListUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


RenameWatchList.model_rebuild()
RenameWatchListRenameWatchList.model_rebuild()
