from pydantic import Field

from .base_model import BaseModel
from .fragments import ObjectionOutcome


class RefuseObjection(BaseModel):
    refuse_objection: "RefuseObjectionRefuseObjection" = Field(alias="refuseObjection")


RefuseObjectionRefuseObjection = ObjectionOutcome
RefuseObjection.model_rebuild()
