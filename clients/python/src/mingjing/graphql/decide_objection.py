from pydantic import Field

from .base_model import BaseModel
from .fragments import ObjectionOutcome


class DecideObjection(BaseModel):
    decide_objection: "DecideObjectionDecideObjection" = Field(alias="decideObjection")


DecideObjectionDecideObjection = ObjectionOutcome
DecideObjection.model_rebuild()
