from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import LicenceFields, PageFields


class Licences(BaseModel):
    licences: "LicencesLicences"


class LicencesLicences(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["LicencesLicencesNodes"]
    page_info: "LicencesLicencesPageInfo" = Field(alias="pageInfo")


LicencesLicencesNodes = LicenceFields
LicencesLicencesPageInfo = PageFields
Licences.model_rebuild()
LicencesLicences.model_rebuild()
