from pydantic import Field

from .base_model import BaseModel
from .fragments import ObjectionOutcome


class ForwardObjection(BaseModel):
    forward_objection: "ForwardObjectionForwardObjection" = Field(
        alias="forwardObjection"
    )


ForwardObjectionForwardObjection = ObjectionOutcome
ForwardObjection.model_rebuild()
