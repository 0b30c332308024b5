from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WatchListFields


class CreateWatchList(BaseModel):
    create_watch_list: "CreateWatchListCreateWatchList" = Field(alias="createWatchList")


class CreateWatchListCreateWatchList(BaseModel):
    watch_list: Optional["CreateWatchListCreateWatchListWatchList"] = Field(
        alias="watchList"
    )
    user_errors: list["CreateWatchListCreateWatchListUserErrors"] = Field(
        alias="userErrors"
    )


CreateWatchListCreateWatchListWatchList = WatchListFields


class CreateWatchListCreateWatchListUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


CreateWatchList.model_rebuild()
CreateWatchListCreateWatchList.model_rebuild()
