from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields


class WatchSubjects(BaseModel):
    watch_subjects: "WatchSubjectsWatchSubjects" = Field(alias="watchSubjects")


class WatchSubjectsWatchSubjects(BaseModel):
    nodes: list["WatchSubjectsWatchSubjectsNodes"]
    page_info: "WatchSubjectsWatchSubjectsPageInfo" = Field(alias="pageInfo")


class WatchSubjectsWatchSubjectsNodes(BaseModel):
    code: str
    is_registered: bool = Field(alias="isRegistered")


WatchSubjectsWatchSubjectsPageInfo = PageFields
WatchSubjects.model_rebuild()
WatchSubjectsWatchSubjects.model_rebuild()
