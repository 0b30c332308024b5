from pydantic import Field

from .base_model import BaseModel
from .fragments import ObjectionOutcome


class AcceptObjection(BaseModel):
    accept_objection: "AcceptObjectionAcceptObjection" = Field(alias="acceptObjection")


AcceptObjectionAcceptObjection = ObjectionOutcome
AcceptObjection.model_rebuild()
