from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WatchListFields


class RemoveWatchSubjects(BaseModel):
    remove_watch_subjects: "RemoveWatchSubjectsRemoveWatchSubjects" = Field(
        alias="removeWatchSubjects"
    )


class RemoveWatchSubjectsRemoveWatchSubjects(BaseModel):
    removed: int
    not_there: int = Field(alias="notThere")
    invalid: int
    watch_list: Optional["RemoveWatchSubjectsRemoveWatchSubjectsWatchList"] = Field(
        alias="watchList"
    )
    user_errors: list["RemoveWatchSubjectsRemoveWatchSubjectsUserErrors"] = Field(
        alias="userErrors"
    )


RemoveWatchSubjectsRemoveWatchSubjectsWatchList = WatchListFields


class RemoveWatchSubjectsRemoveWatchSubjectsUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


RemoveWatchSubjects.model_rebuild()
RemoveWatchSubjectsRemoveWatchSubjects.model_rebuild()
