from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import KeyPersonFields, PageFields


class KeyPersons(BaseModel):
    key_persons: "KeyPersonsKeyPersons" = Field(alias="keyPersons")


class KeyPersonsKeyPersons(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["KeyPersonsKeyPersonsNodes"]
    page_info: "KeyPersonsKeyPersonsPageInfo" = Field(alias="pageInfo")


KeyPersonsKeyPersonsNodes = KeyPersonFields
KeyPersonsKeyPersonsPageInfo = PageFields
KeyPersons.model_rebuild()
KeyPersonsKeyPersons.model_rebuild()
