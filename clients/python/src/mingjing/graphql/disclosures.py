from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import (  # noqa: F401
    DisclosureFields,
    DisclosureFieldsEnterprise,
    DisclosureFieldsPublisher,
    DisclosureFieldsState,
    EnterpriseReference,
    PageFields,
)


class Disclosures(BaseModel):
    enterprise: Optional["DisclosuresEnterprise"]


class DisclosuresEnterprise(EnterpriseReference):
    disclosures: "DisclosuresEnterpriseDisclosures"


class DisclosuresEnterpriseDisclosures(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["DisclosuresEnterpriseDisclosuresNodes"]
    page_info: "DisclosuresEnterpriseDisclosuresPageInfo" = Field(alias="pageInfo")


class DisclosuresEnterpriseDisclosuresNodes(DisclosureFields):
    typename__: Literal[
        "AbnormalOperation",
        "AnnualReport",
        "ChattelMortgage",
        "Complaint",
        "Disclosure",
        "EquityPledge",
        "Honour",
        "Inspection",
        "IntellectualPropertyPledge",
        "Licence",
        "Penalty",
        "SeriousViolation",
        "SupervisionRecord",
    ] = Field(alias="__typename")


DisclosuresEnterpriseDisclosuresPageInfo = PageFields
Disclosures.model_rebuild()
DisclosuresEnterprise.model_rebuild()
DisclosuresEnterpriseDisclosures.model_rebuild()
