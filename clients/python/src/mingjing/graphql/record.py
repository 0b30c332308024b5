from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import (  # noqa: F401
    AlterationFields,
    AlterationFieldsEnterprise,
    AlterationFieldsPublisher,
    AlterationFieldsState,
    BranchFields,
    BranchFieldsEnterprise,
    BranchFieldsPublisher,
    BranchFieldsState,
    EnterpriseReference,
    KeyPersonFields,
    KeyPersonFieldsEnterprise,
    KeyPersonFieldsPosition,
    KeyPersonFieldsPublisher,
    KeyPersonFieldsState,
    ShareholderFields,
    ShareholderFieldsCertificateKind,
    ShareholderFieldsEnterprise,
    ShareholderFieldsKind,
    ShareholderFieldsPaidForms,
    ShareholderFieldsPublisher,
    ShareholderFieldsState,
    ShareholderFieldsSubscribedForms,
)


class Record(BaseModel):
    node: Optional[
        Annotated[
            Union[
                "RecordNodeNode",
                "RecordNodeAlteration",
                "RecordNodeBranch",
                "RecordNodeEnterprise",
                "RecordNodeKeyPerson",
                "RecordNodeShareholder",
            ],
            Field(discriminator="typename__"),
        ]
    ]


class RecordNodeNode(BaseModel):
    typename__: Literal[
        "AbnormalOperation",
        "AnnualReport",
        "ChattelMortgage",
        "Complaint",
        "EquityPledge",
        "Honour",
        "Inspection",
        "IntellectualPropertyPledge",
        "Licence",
        "Node",
        "Organisation",
        "Penalty",
        "SeriousViolation",
        "SupervisionRecord",
    ] = Field(alias="__typename")
    id: str


class RecordNodeAlteration(AlterationFields):
    typename__: Literal["Alteration"] = Field(alias="__typename")
    id: str


class RecordNodeBranch(BranchFields):
    typename__: Literal["Branch"] = Field(alias="__typename")
    id: str


class RecordNodeEnterprise(EnterpriseReference):
    typename__: Literal["Enterprise"] = Field(alias="__typename")
    id: str


class RecordNodeKeyPerson(KeyPersonFields):
    typename__: Literal["KeyPerson"] = Field(alias="__typename")
    id: str


class RecordNodeShareholder(ShareholderFields):
    typename__: Literal["Shareholder"] = Field(alias="__typename")
    id: str


Record.model_rebuild()
