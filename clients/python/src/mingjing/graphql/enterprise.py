from typing import Optional

from .base_model import BaseModel
from .fragments import EnterpriseFields


class Enterprise(BaseModel):
    enterprise: Optional["EnterpriseEnterprise"]


EnterpriseEnterprise = EnterpriseFields
Enterprise.model_rebuild()
