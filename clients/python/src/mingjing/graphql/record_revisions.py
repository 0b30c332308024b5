from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import RevisionPage


class RecordRevisions(BaseModel):
    node: Optional[
        Annotated[
            Union[
                "RecordRevisionsNodeNode",
                "RecordRevisionsNodeAbnormalOperation",
                "RecordRevisionsNodeAlteration",
                "RecordRevisionsNodeAnnualReport",
                "RecordRevisionsNodeBranch",
                "RecordRevisionsNodeChattelMortgage",
                "RecordRevisionsNodeComplaint",
                "RecordRevisionsNodeEquityPledge",
                "RecordRevisionsNodeHonour",
                "RecordRevisionsNodeInspection",
                "RecordRevisionsNodeIntellectualPropertyPledge",
                "RecordRevisionsNodeKeyPerson",
                "RecordRevisionsNodeLicence",
                "RecordRevisionsNodePenalty",
                "RecordRevisionsNodeSeriousViolation",
                "RecordRevisionsNodeShareholder",
                "RecordRevisionsNodeSupervisionRecord",
            ],
            Field(discriminator="typename__"),
        ]
    ]


class RecordRevisionsNodeNode(BaseModel):
    typename__: Literal["Enterprise", "Node", "Organisation"] = Field(
        alias="__typename"
    )


class RecordRevisionsNodeAbnormalOperation(BaseModel):
    typename__: Literal["AbnormalOperation"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeAbnormalOperationRevisions"


RecordRevisionsNodeAbnormalOperationRevisions = RevisionPage


class RecordRevisionsNodeAlteration(BaseModel):
    typename__: Literal["Alteration"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeAlterationRevisions"


RecordRevisionsNodeAlterationRevisions = RevisionPage


class RecordRevisionsNodeAnnualReport(BaseModel):
    typename__: Literal["AnnualReport"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeAnnualReportRevisions"


RecordRevisionsNodeAnnualReportRevisions = RevisionPage


class RecordRevisionsNodeBranch(BaseModel):
    typename__: Literal["Branch"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeBranchRevisions"


RecordRevisionsNodeBranchRevisions = RevisionPage


class RecordRevisionsNodeChattelMortgage(BaseModel):
    typename__: Literal["ChattelMortgage"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeChattelMortgageRevisions"


RecordRevisionsNodeChattelMortgageRevisions = RevisionPage


class RecordRevisionsNodeComplaint(BaseModel):
    typename__: Literal["Complaint"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeComplaintRevisions"


RecordRevisionsNodeComplaintRevisions = RevisionPage


class RecordRevisionsNodeEquityPledge(BaseModel):
    typename__: Literal["EquityPledge"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeEquityPledgeRevisions"


RecordRevisionsNodeEquityPledgeRevisions = RevisionPage


class RecordRevisionsNodeHonour(BaseModel):
    typename__: Literal["Honour"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeHonourRevisions"


RecordRevisionsNodeHonourRevisions = RevisionPage


class RecordRevisionsNodeInspection(BaseModel):
    typename__: Literal["Inspection"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeInspectionRevisions"


RecordRevisionsNodeInspectionRevisions = RevisionPage


class RecordRevisionsNodeIntellectualPropertyPledge(BaseModel):
    typename__: Literal["IntellectualPropertyPledge"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeIntellectualPropertyPledgeRevisions"


RecordRevisionsNodeIntellectualPropertyPledgeRevisions = RevisionPage


class RecordRevisionsNodeKeyPerson(BaseModel):
    typename__: Literal["KeyPerson"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeKeyPersonRevisions"


RecordRevisionsNodeKeyPersonRevisions = RevisionPage


class RecordRevisionsNodeLicence(BaseModel):
    typename__: Literal["Licence"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeLicenceRevisions"


RecordRevisionsNodeLicenceRevisions = RevisionPage


class RecordRevisionsNodePenalty(BaseModel):
    typename__: Literal["Penalty"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodePenaltyRevisions"


RecordRevisionsNodePenaltyRevisions = RevisionPage


class RecordRevisionsNodeSeriousViolation(BaseModel):
    typename__: Literal["SeriousViolation"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeSeriousViolationRevisions"


RecordRevisionsNodeSeriousViolationRevisions = RevisionPage


class RecordRevisionsNodeShareholder(BaseModel):
    typename__: Literal["Shareholder"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeShareholderRevisions"


RecordRevisionsNodeShareholderRevisions = RevisionPage


class RecordRevisionsNodeSupervisionRecord(BaseModel):
    typename__: Literal["SupervisionRecord"] = Field(alias="__typename")
    revisions: "RecordRevisionsNodeSupervisionRecordRevisions"


RecordRevisionsNodeSupervisionRecordRevisions = RevisionPage
RecordRevisions.model_rebuild()
RecordRevisionsNodeAbnormalOperation.model_rebuild()
RecordRevisionsNodeAlteration.model_rebuild()
RecordRevisionsNodeAnnualReport.model_rebuild()
RecordRevisionsNodeBranch.model_rebuild()
RecordRevisionsNodeChattelMortgage.model_rebuild()
RecordRevisionsNodeComplaint.model_rebuild()
RecordRevisionsNodeEquityPledge.model_rebuild()
RecordRevisionsNodeHonour.model_rebuild()
RecordRevisionsNodeInspection.model_rebuild()
RecordRevisionsNodeIntellectualPropertyPledge.model_rebuild()
RecordRevisionsNodeKeyPerson.model_rebuild()
RecordRevisionsNodeLicence.model_rebuild()
RecordRevisionsNodePenalty.model_rebuild()
RecordRevisionsNodeSeriousViolation.model_rebuild()
RecordRevisionsNodeShareholder.model_rebuild()
RecordRevisionsNodeSupervisionRecord.model_rebuild()
