from pydantic import Field

from .base_model import BaseModel
from .fragments import ObjectionFields, PageFields


class Objections(BaseModel):
    objections: "ObjectionsObjections"


class ObjectionsObjections(BaseModel):
    nodes: list["ObjectionsObjectionsNodes"]
    page_info: "ObjectionsObjectionsPageInfo" = Field(alias="pageInfo")


ObjectionsObjectionsNodes = ObjectionFields
ObjectionsObjectionsPageInfo = PageFields
Objections.model_rebuild()
ObjectionsObjections.model_rebuild()
