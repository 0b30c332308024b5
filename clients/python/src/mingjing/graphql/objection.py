from typing import Optional

from .base_model import BaseModel
from .fragments import ObjectionFields


class Objection(BaseModel):
    objection: Optional["ObjectionObjection"]


ObjectionObjection = ObjectionFields
Objection.model_rebuild()
