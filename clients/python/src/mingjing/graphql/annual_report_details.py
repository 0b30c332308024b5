from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import ContributionForm, SecuredClaimKind
from .fragments import (  # noqa: F401
    AnnualReportFields,
    AnnualReportFieldsEnterprise,
    AnnualReportFieldsFigures,
    AnnualReportFieldsOperatingState,
    AnnualReportFieldsPublisher,
    AnnualReportFieldsState,
    AnnualReportFieldsWebsites,
)


class AnnualReportDetails(BaseModel):
    node: Optional[
        Annotated[
            Union["AnnualReportDetailsNodeNode", "AnnualReportDetailsNodeAnnualReport"],
            Field(discriminator="typename__"),
        ]
    ]


class AnnualReportDetailsNodeNode(BaseModel):
    typename__: Literal[
        "AbnormalOperation",
        "Alteration",
        "Branch",
        "ChattelMortgage",
        "Complaint",
        "Enterprise",
        "EquityPledge",
        "Honour",
        "Inspection",
        "IntellectualPropertyPledge",
        "KeyPerson",
        "Licence",
        "Node",
        "Organisation",
        "Penalty",
        "SeriousViolation",
        "Shareholder",
        "SupervisionRecord",
    ] = Field(alias="__typename")


class AnnualReportDetailsNodeAnnualReport(AnnualReportFields):
    typename__: Literal["AnnualReport"] = Field(alias="__typename")
    shareholders: list["AnnualReportDetailsNodeAnnualReportShareholders"]
    investments: list["AnnualReportDetailsNodeAnnualReportInvestments"]
    guarantees: list["AnnualReportDetailsNodeAnnualReportGuarantees"]
    amendments: list["AnnualReportDetailsNodeAnnualReportAmendments"]


class AnnualReportDetailsNodeAnnualReportShareholders(BaseModel):
    name: str
    subscribed_amount: Optional[Decimal] = Field(alias="subscribedAmount")
    subscribed_on: Optional[date] = Field(alias="subscribedOn")
    subscribed_forms: list[
        "AnnualReportDetailsNodeAnnualReportShareholdersSubscribedForms"
    ] = Field(alias="subscribedForms")
    paid_amount: Optional[Decimal] = Field(alias="paidAmount")
    paid_on: Optional[date] = Field(alias="paidOn")
    paid_forms: list["AnnualReportDetailsNodeAnnualReportShareholdersPaidForms"] = (
        Field(alias="paidForms")
    )


class AnnualReportDetailsNodeAnnualReportShareholdersSubscribedForms(BaseModel):
    value: ContributionForm
    code: str
    label: str


class AnnualReportDetailsNodeAnnualReportShareholdersPaidForms(BaseModel):
    value: ContributionForm
    code: str
    label: str


class AnnualReportDetailsNodeAnnualReportInvestments(BaseModel):
    name: str
    credit_code: Optional[str] = Field(alias="creditCode")


class AnnualReportDetailsNodeAnnualReportGuarantees(BaseModel):
    creditor: str
    debtor: str
    claim_kind: Optional["AnnualReportDetailsNodeAnnualReportGuaranteesClaimKind"] = (
        Field(alias="claimKind")
    )
    claim_amount: Optional[Decimal] = Field(alias="claimAmount")
    performance_from: Optional[date] = Field(alias="performanceFrom")
    performance_to: Optional[date] = Field(alias="performanceTo")
    period: Optional[str]
    form: Optional[str]


class AnnualReportDetailsNodeAnnualReportGuaranteesClaimKind(BaseModel):
    value: SecuredClaimKind
    code: str
    label: str


class AnnualReportDetailsNodeAnnualReportAmendments(BaseModel):
    item: str
    before: Optional[str]
    after: Optional[str]
    amended_on: date = Field(alias="amendedOn")


AnnualReportDetails.model_rebuild()
AnnualReportDetailsNodeAnnualReport.model_rebuild()
AnnualReportDetailsNodeAnnualReportShareholders.model_rebuild()
AnnualReportDetailsNodeAnnualReportGuarantees.model_rebuild()
