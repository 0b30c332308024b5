from pydantic import Field

from .base_model import BaseModel
from .fragments import ChangeFields


class Changes(BaseModel):
    changes: "ChangesChanges"


class ChangesChanges(BaseModel):
    events: list["ChangesChangesEvents"]
    up_to: str = Field(alias="upTo")
    has_more: bool = Field(alias="hasMore")
    head: str


ChangesChangesEvents = ChangeFields
Changes.model_rebuild()
ChangesChanges.model_rebuild()
