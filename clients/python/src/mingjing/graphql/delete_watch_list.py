from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode


class DeleteWatchList(BaseModel):
    delete_watch_list: "DeleteWatchListDeleteWatchList" = Field(alias="deleteWatchList")


class DeleteWatchListDeleteWatchList(BaseModel):
    watch_list_id: Optional[str] = Field(alias="watchListId")
    user_errors: list["DeleteWatchListDeleteWatchListUserErrors"] = Field(
        alias="userErrors"
    )


class DeleteWatchListDeleteWatchListUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


DeleteWatchList.model_rebuild()
DeleteWatchListDeleteWatchList.model_rebuild()
