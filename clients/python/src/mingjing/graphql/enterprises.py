from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import EnterpriseFields, PageFields


class Enterprises(BaseModel):
    enterprises: "EnterprisesEnterprises"


class EnterprisesEnterprises(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["EnterprisesEnterprisesNodes"]
    page_info: "EnterprisesEnterprisesPageInfo" = Field(alias="pageInfo")


EnterprisesEnterprisesNodes = EnterpriseFields
EnterprisesEnterprisesPageInfo = PageFields
Enterprises.model_rebuild()
EnterprisesEnterprises.model_rebuild()
