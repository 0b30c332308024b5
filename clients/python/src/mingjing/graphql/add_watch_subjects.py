from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WatchListFields


class AddWatchSubjects(BaseModel):
    add_watch_subjects: "AddWatchSubjectsAddWatchSubjects" = Field(
        alias="addWatchSubjects"
    )


class AddWatchSubjectsAddWatchSubjects(BaseModel):
    added: int
    already_there: int = Field(alias="alreadyThere")
    invalid: int
    unregistered: int
    unregistered_codes: list[str] = Field(alias="unregisteredCodes")
    watch_list: Optional["AddWatchSubjectsAddWatchSubjectsWatchList"] = Field(
        alias="watchList"
    )
    user_errors: list["AddWatchSubjectsAddWatchSubjectsUserErrors"] = Field(
        alias="userErrors"
    )


AddWatchSubjectsAddWatchSubjectsWatchList = WatchListFields


class AddWatchSubjectsAddWatchSubjectsUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


AddWatchSubjects.model_rebuild()
AddWatchSubjectsAddWatchSubjects.model_rebuild()
