from datetime import date, datetime
from decimal import Decimal
from typing import Any, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import (
    AbnormalReason,
    AbnormalRemovalReason,
    CertificateKind,
    ComplaintCategory,
    ComplaintResolution,
    ContributionForm,
    DisclosureKind,
    EntityType,
    ExportCompression,
    ExportFormat,
    ExportState,
    FinancialFigure,
    HonourLevel,
    Industry,
    InspectionKind,
    InspectionResult,
    LicenceKind,
    ObjectionAct,
    ObjectionState,
    ObjectionType,
    OperatingState,
    PenaltyKind,
    Position,
    PropertyKind,
    RecordKind,
    RecordState,
    RegistrationStatus,
    RevisionOperation,
    SecuredClaimKind,
    SeriousReason,
    SeriousRemovalReason,
    ShareholderKind,
    SubjectMatch,
    SubmissionRowStatus,
    SubmissionState,
    SupervisionKind,
    UserErrorCode,
    Validity,
    Verdict,
    VerificationStatus,
    WebhookDeliveryState,
    WebhookEndpointState,
)


class EnterpriseReference(BaseModel):
    id: str
    credit_code: Optional[str] = Field(alias="creditCode")
    registration_number: Optional[str] = Field(alias="registrationNumber")
    name: str


class OrganisationReference(BaseModel):
    id: str
    name: str


class AbnormalOperationFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "AbnormalOperationFieldsEnterprise"
    publisher: "AbnormalOperationFieldsPublisher"
    state: "AbnormalOperationFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    reason: "AbnormalOperationFieldsReason"
    listed_on: date = Field(alias="listedOn")
    on_list: bool = Field(alias="onList")
    removal_reason: Optional["AbnormalOperationFieldsRemovalReason"] = Field(
        alias="removalReason"
    )
    removed_on: Optional[date] = Field(alias="removedOn")
    removal_authority: Optional[str] = Field(alias="removalAuthority")


class AbnormalOperationFieldsEnterprise(EnterpriseReference):
    pass


class AbnormalOperationFieldsPublisher(OrganisationReference):
    pass


class AbnormalOperationFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class AbnormalOperationFieldsReason(BaseModel):
    value: AbnormalReason
    code: str
    label: str


class AbnormalOperationFieldsRemovalReason(BaseModel):
    value: AbnormalRemovalReason
    code: str
    label: str


class AlterationFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "AlterationFieldsEnterprise"
    publisher: "AlterationFieldsPublisher"
    state: "AlterationFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    item: str
    ordinal: Optional[int]
    before: Optional[str]
    after: Optional[str]
    altered_on: date = Field(alias="alteredOn")


class AlterationFieldsEnterprise(EnterpriseReference):
    pass


class AlterationFieldsPublisher(OrganisationReference):
    pass


class AlterationFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class AnnualReportFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "AnnualReportFieldsEnterprise"
    publisher: "AnnualReportFieldsPublisher"
    state: "AnnualReportFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    year: int
    submitted_on: date = Field(alias="submittedOn")
    contact_phone: Optional[str] = Field(alias="contactPhone")
    contact_email: Optional[str] = Field(alias="contactEmail")
    postal_address: Optional[str] = Field(alias="postalAddress")
    postal_code: Optional[str] = Field(alias="postalCode")
    operating_state: Optional["AnnualReportFieldsOperatingState"] = Field(
        alias="operatingState"
    )
    employees: Optional[int]
    employees_disclosed: bool = Field(alias="employeesDisclosed")
    websites: list["AnnualReportFieldsWebsites"]
    figures: list["AnnualReportFieldsFigures"]


class AnnualReportFieldsEnterprise(EnterpriseReference):
    pass


class AnnualReportFieldsPublisher(OrganisationReference):
    pass


class AnnualReportFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class AnnualReportFieldsOperatingState(BaseModel):
    value: OperatingState
    code: str
    label: str


class AnnualReportFieldsWebsites(BaseModel):
    kind: Optional[str]
    name: Optional[str]
    address: str


class AnnualReportFieldsFigures(BaseModel):
    figure: "AnnualReportFieldsFiguresFigure"
    amount: Optional[Decimal]
    disclosed: bool


class AnnualReportFieldsFiguresFigure(BaseModel):
    value: FinancialFigure
    code: str
    label: str


class BranchFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "BranchFieldsEnterprise"
    publisher: "BranchFieldsPublisher"
    state: "BranchFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    name: str
    credit_code: Optional[str] = Field(alias="creditCode")
    registration_number: Optional[str] = Field(alias="registrationNumber")
    registration_authority: Optional[str] = Field(alias="registrationAuthority")


class BranchFieldsEnterprise(EnterpriseReference):
    pass


class BranchFieldsPublisher(OrganisationReference):
    pass


class BranchFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class ChangeFields(BaseModel):
    sequence: str
    at: datetime
    operation: RevisionOperation
    kind: DisclosureKind
    record_id: str = Field(alias="recordId")
    revision: int
    enterprise: "ChangeFieldsEnterprise"
    by: "ChangeFieldsBy"
    state: "ChangeFieldsState"
    under_objection: bool = Field(alias="underObjection")
    reason: Optional[str]
    after: Any
    before: Optional[Any]


class ChangeFieldsEnterprise(EnterpriseReference):
    pass


class ChangeFieldsBy(OrganisationReference):
    pass


class ChangeFieldsState(BaseModel):
    value: RecordState


class ChattelMortgageFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "ChattelMortgageFieldsEnterprise"
    publisher: "ChattelMortgageFieldsPublisher"
    state: "ChattelMortgageFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    registration_number: str = Field(alias="registrationNumber")
    registered_on: date = Field(alias="registeredOn")
    validity: Optional["ChattelMortgageFieldsValidity"]
    mortgagees: list["ChattelMortgageFieldsMortgagees"]
    secured_claim_kind: Optional["ChattelMortgageFieldsSecuredClaimKind"] = Field(
        alias="securedClaimKind"
    )
    secured_claim_amount: Optional[Decimal] = Field(alias="securedClaimAmount")
    secured_claim_scope: Optional[str] = Field(alias="securedClaimScope")
    secured_claim_from: Optional[date] = Field(alias="securedClaimFrom")
    secured_claim_to: Optional[date] = Field(alias="securedClaimTo")
    collateral: list["ChattelMortgageFieldsCollateral"]
    alterations: list["ChattelMortgageFieldsAlterations"]
    cancelled_on: Optional[date] = Field(alias="cancelledOn")
    cancellation_reason: Optional[str] = Field(alias="cancellationReason")


class ChattelMortgageFieldsEnterprise(EnterpriseReference):
    pass


class ChattelMortgageFieldsPublisher(OrganisationReference):
    pass


class ChattelMortgageFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class ChattelMortgageFieldsValidity(BaseModel):
    value: Validity
    code: str
    label: str


class ChattelMortgageFieldsMortgagees(BaseModel):
    name: str
    certificate_kind: Optional["ChattelMortgageFieldsMortgageesCertificateKind"] = (
        Field(alias="certificateKind")
    )


class ChattelMortgageFieldsMortgageesCertificateKind(BaseModel):
    value: CertificateKind
    code: str
    label: str


class ChattelMortgageFieldsSecuredClaimKind(BaseModel):
    value: SecuredClaimKind
    code: str
    label: str


class ChattelMortgageFieldsCollateral(BaseModel):
    name: str
    ownership: Optional[str]
    condition: Optional[str]


class ChattelMortgageFieldsAlterations(BaseModel):
    altered_on: date = Field(alias="alteredOn")
    content: str


class ComplaintFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "ComplaintFieldsEnterprise"
    publisher: "ComplaintFieldsPublisher"
    state: "ComplaintFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    category: "ComplaintFieldsCategory"
    received_on: date = Field(alias="receivedOn")
    resolution: Optional["ComplaintFieldsResolution"]
    resolved_on: Optional[date] = Field(alias="resolvedOn")


class ComplaintFieldsEnterprise(EnterpriseReference):
    pass


class ComplaintFieldsPublisher(OrganisationReference):
    pass


class ComplaintFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class ComplaintFieldsCategory(BaseModel):
    value: ComplaintCategory
    code: str
    label: str


class ComplaintFieldsResolution(BaseModel):
    value: ComplaintResolution
    code: str
    label: str


class DisclosureFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "DisclosureFieldsEnterprise"
    publisher: "DisclosureFieldsPublisher"
    state: "DisclosureFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str


class DisclosureFieldsEnterprise(EnterpriseReference):
    pass


class DisclosureFieldsPublisher(OrganisationReference):
    pass


class DisclosureFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class EnterpriseFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    credit_code: Optional[str] = Field(alias="creditCode")
    registration_number: Optional[str] = Field(alias="registrationNumber")
    name: str
    former_names: list[str] = Field(alias="formerNames")
    entity_type: "EnterpriseFieldsEntityType" = Field(alias="entityType")
    legal_representative: Optional[str] = Field(alias="legalRepresentative")
    registered_capital: Optional["EnterpriseFieldsRegisteredCapital"] = Field(
        alias="registeredCapital"
    )
    established_on: date = Field(alias="establishedOn")
    term_from: Optional[date] = Field(alias="termFrom")
    term_to: Optional[date] = Field(alias="termTo")
    registration_authority: str = Field(alias="registrationAuthority")
    approved_on: Optional[date] = Field(alias="approvedOn")
    status: "EnterpriseFieldsStatus"
    status_text: Optional[str] = Field(alias="statusText")
    address: Optional[str]
    business_scope: Optional[str] = Field(alias="businessScope")
    district: Optional["EnterpriseFieldsDistrict"]
    industry: Optional["EnterpriseFieldsIndustry"]
    revoked_on: Optional[date] = Field(alias="revokedOn")
    deregistered_on: Optional[date] = Field(alias="deregisteredOn")
    on_abnormal_list: bool = Field(alias="onAbnormalList")
    on_serious_list: bool = Field(alias="onSeriousList")
    publisher: "EnterpriseFieldsPublisher"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")


class EnterpriseFieldsEntityType(BaseModel):
    value: EntityType
    code: str
    label: str


class EnterpriseFieldsRegisteredCapital(BaseModel):
    amount: Decimal
    currency: str


class EnterpriseFieldsStatus(BaseModel):
    value: RegistrationStatus
    code: str
    label: str


class EnterpriseFieldsDistrict(BaseModel):
    code: str
    name: Optional[str]


class EnterpriseFieldsIndustry(BaseModel):
    value: Industry
    code: str
    label: str


class EnterpriseFieldsPublisher(OrganisationReference):
    pass


class EquityPledgeFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "EquityPledgeFieldsEnterprise"
    publisher: "EquityPledgeFieldsPublisher"
    state: "EquityPledgeFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    registration_number: str = Field(alias="registrationNumber")
    pledgor: str
    pledgee: str
    pledged_amount: Optional[Decimal] = Field(alias="pledgedAmount")
    registered_on: date = Field(alias="registeredOn")
    validity: Optional["EquityPledgeFieldsValidity"]
    cancelled_on: Optional[date] = Field(alias="cancelledOn")
    cancellation_reason: Optional[str] = Field(alias="cancellationReason")


class EquityPledgeFieldsEnterprise(EnterpriseReference):
    pass


class EquityPledgeFieldsPublisher(OrganisationReference):
    pass


class EquityPledgeFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class EquityPledgeFieldsValidity(BaseModel):
    value: Validity
    code: str
    label: str


class ExportFields(BaseModel):
    id: str
    state: "ExportFieldsState"
    sequence: str
    since: Optional[str]
    kinds: list[DisclosureKind]
    format: ExportFormat
    compression: ExportCompression
    with_contacts: bool = Field(alias="withContacts")
    scheduled: bool
    progress: "ExportFieldsProgress"
    bytes_: int = Field(alias="bytes")
    failure: Optional[str]
    created_at: datetime = Field(alias="createdAt")
    finished_at: Optional[datetime] = Field(alias="finishedAt")
    expires_at: Optional[datetime] = Field(alias="expiresAt")
    idempotency_key: Optional[str] = Field(alias="idempotencyKey")
    path: str
    manifest_path: Optional[str] = Field(alias="manifestPath")


class ExportFieldsState(BaseModel):
    value: ExportState
    code: str
    label: str


class ExportFieldsProgress(BaseModel):
    rows: int
    of: int


class HonourFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "HonourFieldsEnterprise"
    publisher: "HonourFieldsPublisher"
    state: "HonourFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    title: str
    level: Optional["HonourFieldsLevel"]
    awarded_on: date = Field(alias="awardedOn")
    valid_to: Optional[date] = Field(alias="validTo")
    basis: Optional[str]


class HonourFieldsEnterprise(EnterpriseReference):
    pass


class HonourFieldsPublisher(OrganisationReference):
    pass


class HonourFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class HonourFieldsLevel(BaseModel):
    value: HonourLevel
    code: str
    label: str


class InspectionFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "InspectionFieldsEnterprise"
    publisher: "InspectionFieldsPublisher"
    state: "InspectionFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    plan: Optional[str]
    task: Optional[str]
    kind: Optional["InspectionFieldsKind"]
    items: list[str]
    inspected_on: date = Field(alias="inspectedOn")
    results: list["InspectionFieldsResults"]


class InspectionFieldsEnterprise(EnterpriseReference):
    pass


class InspectionFieldsPublisher(OrganisationReference):
    pass


class InspectionFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class InspectionFieldsKind(BaseModel):
    value: InspectionKind
    code: str
    label: str


class InspectionFieldsResults(BaseModel):
    value: InspectionResult
    code: str
    label: str


class IntellectualPropertyPledgeFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "IntellectualPropertyPledgeFieldsEnterprise"
    publisher: "IntellectualPropertyPledgeFieldsPublisher"
    state: "IntellectualPropertyPledgeFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    registration_number: str = Field(alias="registrationNumber")
    pledgor: str
    title: str
    property_kind: Optional["IntellectualPropertyPledgeFieldsPropertyKind"] = Field(
        alias="propertyKind"
    )
    pledgee: str
    registered_on: date = Field(alias="registeredOn")
    valid_from: Optional[date] = Field(alias="validFrom")
    valid_to: Optional[date] = Field(alias="validTo")
    validity: Optional["IntellectualPropertyPledgeFieldsValidity"]


class IntellectualPropertyPledgeFieldsEnterprise(EnterpriseReference):
    pass


class IntellectualPropertyPledgeFieldsPublisher(OrganisationReference):
    pass


class IntellectualPropertyPledgeFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class IntellectualPropertyPledgeFieldsPropertyKind(BaseModel):
    value: PropertyKind
    code: str
    label: str


class IntellectualPropertyPledgeFieldsValidity(BaseModel):
    value: Validity
    code: str
    label: str


class KeyPersonFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "KeyPersonFieldsEnterprise"
    publisher: "KeyPersonFieldsPublisher"
    state: "KeyPersonFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    name: str
    position: "KeyPersonFieldsPosition"


class KeyPersonFieldsEnterprise(EnterpriseReference):
    pass


class KeyPersonFieldsPublisher(OrganisationReference):
    pass


class KeyPersonFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class KeyPersonFieldsPosition(BaseModel):
    value: Position
    code: str
    label: str


class LicenceFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "LicenceFieldsEnterprise"
    publisher: "LicenceFieldsPublisher"
    state: "LicenceFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    document_name: Optional[str] = Field(alias="documentName")
    licence_kind: Optional["LicenceFieldsLicenceKind"] = Field(alias="licenceKind")
    content: Optional[str]
    certificate_name: Optional[str] = Field(alias="certificateName")
    certificate_number: Optional[str] = Field(alias="certificateNumber")
    decided_on: date = Field(alias="decidedOn")
    valid_from: Optional[date] = Field(alias="validFrom")
    valid_to: Optional[date] = Field(alias="validTo")
    authority_code: Optional[str] = Field(alias="authorityCode")
    validity: Optional["LicenceFieldsValidity"]


class LicenceFieldsEnterprise(EnterpriseReference):
    pass


class LicenceFieldsPublisher(OrganisationReference):
    pass


class LicenceFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class LicenceFieldsLicenceKind(BaseModel):
    value: LicenceKind
    code: str
    label: str


class LicenceFieldsValidity(BaseModel):
    value: Validity
    code: str
    label: str


class ObjectionPartyFields(BaseModel):
    id: str
    name: str


class ObjectionFields(BaseModel):
    id: str
    record_id: str = Field(alias="recordId")
    kind: Optional["ObjectionFieldsKind"]
    enterprise_id: str = Field(alias="enterpriseId")
    publisher: "ObjectionFieldsPublisher"
    filed_by: "ObjectionFieldsFiledBy" = Field(alias="filedBy")
    type_: "ObjectionFieldsType" = Field(alias="type")
    state: "ObjectionFieldsState"
    statement: str
    evidence: list["ObjectionFieldsEvidence"]
    objector: Optional["ObjectionFieldsObjector"]
    filed_at: datetime = Field(alias="filedAt")
    due_on: Optional[date] = Field(alias="dueOn")
    overdue: bool
    deadlines: list["ObjectionFieldsDeadlines"]
    steps: list["ObjectionFieldsSteps"]


class ObjectionFieldsKind(BaseModel):
    value: RecordKind
    code: str
    label: str


class ObjectionFieldsPublisher(ObjectionPartyFields):
    pass


class ObjectionFieldsFiledBy(ObjectionPartyFields):
    pass


class ObjectionFieldsType(BaseModel):
    value: ObjectionType
    code: str
    label: str


class ObjectionFieldsState(BaseModel):
    value: ObjectionState
    code: str
    label: str


class ObjectionFieldsEvidence(BaseModel):
    name: str
    sha_256: str = Field(alias="sha256")
    size: int
    media_type: str = Field(alias="mediaType")


class ObjectionFieldsObjector(BaseModel):
    name: str
    contact: str


class ObjectionFieldsDeadlines(BaseModel):
    rule: str
    title: Optional[str]
    due_on: Optional[date] = Field(alias="dueOn")
    reason: Optional[str]
    met_on: Optional[date] = Field(alias="metOn")


class ObjectionFieldsSteps(BaseModel):
    at: datetime
    act: "ObjectionFieldsStepsAct"
    organisation: Optional["ObjectionFieldsStepsOrganisation"]
    note: Optional[str]
    due_on: Optional[date] = Field(alias="dueOn")


class ObjectionFieldsStepsAct(BaseModel):
    value: ObjectionAct
    code: str
    label: str


class ObjectionFieldsStepsOrganisation(ObjectionPartyFields):
    pass


class ObjectionOutcome(BaseModel):
    objection: Optional["ObjectionOutcomeObjection"]
    existing_objection_id: Optional[str] = Field(alias="existingObjectionId")
    user_errors: list["ObjectionOutcomeUserErrors"] = Field(alias="userErrors")


class ObjectionOutcomeObjection(ObjectionFields):
    pass


class ObjectionOutcomeUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


class PageFields(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    has_previous_page: bool = Field(alias="hasPreviousPage")
    start_cursor: Optional[str] = Field(alias="startCursor")
    end_cursor: Optional[str] = Field(alias="endCursor")


class PenaltyFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "PenaltyFieldsEnterprise"
    publisher: "PenaltyFieldsPublisher"
    state: "PenaltyFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    violation: Optional[str]
    facts: Optional[str]
    legal_basis: Optional[str] = Field(alias="legalBasis")
    kinds: list["PenaltyFieldsKinds"]
    content: Optional[str]
    fine_amount: Optional[Decimal] = Field(alias="fineAmount")
    confiscated_amount: Optional[Decimal] = Field(alias="confiscatedAmount")
    revoked_licence: Optional[str] = Field(alias="revokedLicence")
    decided_on: date = Field(alias="decidedOn")
    display_until: Optional[date] = Field(alias="displayUntil")
    authority_code: Optional[str] = Field(alias="authorityCode")


class PenaltyFieldsEnterprise(EnterpriseReference):
    pass


class PenaltyFieldsPublisher(OrganisationReference):
    pass


class PenaltyFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class PenaltyFieldsKinds(BaseModel):
    value: PenaltyKind
    code: str
    label: str


class RevisionPage(BaseModel):
    nodes: list["RevisionPageNodes"]
    page_info: "RevisionPagePageInfo" = Field(alias="pageInfo")


class RevisionPageNodes(BaseModel):
    revision: int
    at: datetime
    operation: RevisionOperation
    by: "RevisionPageNodesBy"
    reason: Optional[str]
    changes: list["RevisionPageNodesChanges"]


class RevisionPageNodesBy(OrganisationReference):
    pass


class RevisionPageNodesChanges(BaseModel):
    field: str
    before: Optional[str]
    after: Optional[str]


class RevisionPagePageInfo(PageFields):
    pass


class SeriousViolationFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "SeriousViolationFieldsEnterprise"
    publisher: "SeriousViolationFieldsPublisher"
    state: "SeriousViolationFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    reason: "SeriousViolationFieldsReason"
    listed_on: date = Field(alias="listedOn")
    on_list: bool = Field(alias="onList")
    remedies: Optional[str]
    removal_reason: Optional["SeriousViolationFieldsRemovalReason"] = Field(
        alias="removalReason"
    )
    removed_on: Optional[date] = Field(alias="removedOn")
    removal_authority: Optional[str] = Field(alias="removalAuthority")


class SeriousViolationFieldsEnterprise(EnterpriseReference):
    pass


class SeriousViolationFieldsPublisher(OrganisationReference):
    pass


class SeriousViolationFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class SeriousViolationFieldsReason(BaseModel):
    value: SeriousReason
    code: str
    label: str


class SeriousViolationFieldsRemovalReason(BaseModel):
    value: SeriousRemovalReason
    code: str
    label: str


class ShareholderFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "ShareholderFieldsEnterprise"
    publisher: "ShareholderFieldsPublisher"
    state: "ShareholderFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    name: str
    kind: "ShareholderFieldsKind"
    certificate_kind: Optional["ShareholderFieldsCertificateKind"] = Field(
        alias="certificateKind"
    )
    certificate_number: Optional[str] = Field(alias="certificateNumber")
    subscribed_amount: Optional[Decimal] = Field(alias="subscribedAmount")
    subscribed_on: Optional[date] = Field(alias="subscribedOn")
    subscribed_forms: list["ShareholderFieldsSubscribedForms"] = Field(
        alias="subscribedForms"
    )
    paid_amount: Optional[Decimal] = Field(alias="paidAmount")
    paid_on: Optional[date] = Field(alias="paidOn")
    paid_forms: list["ShareholderFieldsPaidForms"] = Field(alias="paidForms")


class ShareholderFieldsEnterprise(EnterpriseReference):
    pass


class ShareholderFieldsPublisher(OrganisationReference):
    pass


class ShareholderFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class ShareholderFieldsKind(BaseModel):
    value: ShareholderKind
    code: str
    label: str


class ShareholderFieldsCertificateKind(BaseModel):
    value: CertificateKind
    code: str
    label: str


class ShareholderFieldsSubscribedForms(BaseModel):
    value: ContributionForm
    code: str
    label: str


class ShareholderFieldsPaidForms(BaseModel):
    value: ContributionForm
    code: str
    label: str


class SubmissionOutcome(BaseModel):
    submission_id: Optional[str] = Field(alias="submissionId")
    state: Optional[SubmissionState]
    counts: "SubmissionOutcomeCounts"
    rows: list["SubmissionOutcomeRows"]
    user_errors: list["SubmissionOutcomeUserErrors"] = Field(alias="userErrors")


class SubmissionOutcomeCounts(BaseModel):
    rows: int
    created: int
    corrected: int
    withdrawn: int
    unchanged: int
    refused: int


class SubmissionOutcomeRows(BaseModel):
    index: int
    status: SubmissionRowStatus
    record_id: Optional[str] = Field(alias="recordId")
    revision: Optional[int]
    user_errors: list["SubmissionOutcomeRowsUserErrors"] = Field(alias="userErrors")


class SubmissionOutcomeRowsUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str
    conflicting_record_id: Optional[str] = Field(alias="conflictingRecordId")
    suggestions: list["SubmissionOutcomeRowsUserErrorsSuggestions"]


class SubmissionOutcomeRowsUserErrorsSuggestions(BaseModel):
    name: str
    credit_code: Optional[str] = Field(alias="creditCode")
    registration_number: Optional[str] = Field(alias="registrationNumber")


class SubmissionOutcomeUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


class SupervisionRecordFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    enterprise: "SupervisionRecordFieldsEnterprise"
    publisher: "SupervisionRecordFieldsPublisher"
    state: "SupervisionRecordFieldsState"
    revision: int
    published_at: datetime = Field(alias="publishedAt")
    updated_at: datetime = Field(alias="updatedAt")
    under_objection: bool = Field(alias="underObjection")
    occurred_on: date = Field(alias="occurredOn")
    document_number: Optional[str] = Field(alias="documentNumber")
    authority: str
    due_on: Optional[date] = Field(alias="dueOn")
    published_late: Optional[bool] = Field(alias="publishedLate")
    kind: "SupervisionRecordFieldsKind"
    content: str
    decided_on: date = Field(alias="decidedOn")
    valid_to: Optional[date] = Field(alias="validTo")


class SupervisionRecordFieldsEnterprise(EnterpriseReference):
    pass


class SupervisionRecordFieldsPublisher(OrganisationReference):
    pass


class SupervisionRecordFieldsState(BaseModel):
    value: RecordState
    code: str
    label: str


class SupervisionRecordFieldsKind(BaseModel):
    value: SupervisionKind
    code: str
    label: str


class VerifiedEnterpriseFields(BaseModel):
    id: str
    name: str
    credit_code: Optional[str] = Field(alias="creditCode")
    registration_number: Optional[str] = Field(alias="registrationNumber")
    status: Optional[RegistrationStatus]


class VerifiedSubjectFields(BaseModel):
    index: int
    reference: Optional[str]
    credit_code: Optional[str] = Field(alias="creditCode")
    registration_number: Optional[str] = Field(alias="registrationNumber")
    name: Optional[str]
    status: VerificationStatus
    problems: list["VerifiedSubjectFieldsProblems"]
    matched_by: Optional[SubjectMatch] = Field(alias="matchedBy")
    enterprise: Optional["VerifiedSubjectFieldsEnterprise"]
    candidates: list["VerifiedSubjectFieldsCandidates"]
    searched_similar: bool = Field(alias="searchedSimilar")
    verdicts: list["VerifiedSubjectFieldsVerdicts"]


class VerifiedSubjectFieldsProblems(BaseModel):
    field: Optional[str]
    message: str


class VerifiedSubjectFieldsEnterprise(VerifiedEnterpriseFields):
    pass


class VerifiedSubjectFieldsCandidates(BaseModel):
    score: int
    matched_by: SubjectMatch = Field(alias="matchedBy")
    explanation: str
    enterprise: "VerifiedSubjectFieldsCandidatesEnterprise"


class VerifiedSubjectFieldsCandidatesEnterprise(VerifiedEnterpriseFields):
    pass


class VerifiedSubjectFieldsVerdicts(BaseModel):
    list_: Optional[DisclosureKind] = Field(alias="list")
    verdict: Verdict
    hit_count: int = Field(alias="hitCount")
    hits: list["VerifiedSubjectFieldsVerdictsHits"]


class VerifiedSubjectFieldsVerdictsHits(BaseModel):
    kind: Optional[DisclosureKind]
    record_id: str = Field(alias="recordId")
    revision: int
    in_force: bool = Field(alias="inForce")
    reason: Optional[str]
    reason_codes: list[str] = Field(alias="reasonCodes")
    number: Optional[str]
    authority: Optional[str]
    publisher: Optional[str]
    listed_on: Optional[date] = Field(alias="listedOn")
    lasts_until: Optional[date] = Field(alias="lastsUntil")
    removed_on: Optional[date] = Field(alias="removedOn")
    removal_reason: Optional[str] = Field(alias="removalReason")
    under_objection: bool = Field(alias="underObjection")


class WatchListFields(BaseModel):
    id: str
    name: str
    subject_count: int = Field(alias="subjectCount")
    created_at: datetime = Field(alias="createdAt")
    updated_at: datetime = Field(alias="updatedAt")


class WebhookDeliveryFields(BaseModel):
    id: str
    message_id: str = Field(alias="messageId")
    sequence: Optional[str]
    state: "WebhookDeliveryFieldsState"
    due_at: Optional[datetime] = Field(alias="dueAt")
    attempt_count: int = Field(alias="attemptCount")
    created_at: datetime = Field(alias="createdAt")
    settled_at: Optional[datetime] = Field(alias="settledAt")
    attempts: list["WebhookDeliveryFieldsAttempts"]


class WebhookDeliveryFieldsState(BaseModel):
    value: WebhookDeliveryState
    code: str
    label: str


class WebhookDeliveryFieldsAttempts(BaseModel):
    at: datetime
    duration_ms: int = Field(alias="durationMs")
    status: Optional[int]
    error: Optional[str]
    response: Optional[str]


class WebhookEndpointFields(BaseModel):
    id: str
    url: str
    description: str
    rules: list["WebhookEndpointFieldsRules"]
    state: "WebhookEndpointFieldsState"
    disabled_at: Optional[datetime] = Field(alias="disabledAt")
    cursor: str
    pending_count: int = Field(alias="pendingCount")
    oldest_pending_at: Optional[datetime] = Field(alias="oldestPendingAt")
    dead_count: int = Field(alias="deadCount")
    failure_count: int = Field(alias="failureCount")
    failing_since: Optional[datetime] = Field(alias="failingSince")
    resting_until: Optional[datetime] = Field(alias="restingUntil")
    former_secret_until: Optional[datetime] = Field(alias="formerSecretUntil")
    created_at: datetime = Field(alias="createdAt")
    updated_at: datetime = Field(alias="updatedAt")


class WebhookEndpointFieldsRules(BaseModel):
    kind: Optional[list[DisclosureKind]]
    operation: Optional[list[RevisionOperation]]
    by_id: Optional[list[str]] = Field(alias="byId")
    authority: Optional[list[str]]
    district: Optional[list[str]]
    industry: Optional[list[Industry]]
    watch_list_id: Optional[str] = Field(alias="watchListId")


class WebhookEndpointFieldsState(BaseModel):
    value: WebhookEndpointState
    code: str
    label: str


EnterpriseReference.model_rebuild()
OrganisationReference.model_rebuild()
AbnormalOperationFields.model_rebuild()
AlterationFields.model_rebuild()
AnnualReportFields.model_rebuild()
BranchFields.model_rebuild()
ChangeFields.model_rebuild()
ChattelMortgageFields.model_rebuild()
ComplaintFields.model_rebuild()
DisclosureFields.model_rebuild()
EnterpriseFields.model_rebuild()
EquityPledgeFields.model_rebuild()
ExportFields.model_rebuild()
HonourFields.model_rebuild()
InspectionFields.model_rebuild()
IntellectualPropertyPledgeFields.model_rebuild()
KeyPersonFields.model_rebuild()
LicenceFields.model_rebuild()
ObjectionPartyFields.model_rebuild()
ObjectionFields.model_rebuild()
ObjectionOutcome.model_rebuild()
PageFields.model_rebuild()
PenaltyFields.model_rebuild()
RevisionPage.model_rebuild()
SeriousViolationFields.model_rebuild()
ShareholderFields.model_rebuild()
SubmissionOutcome.model_rebuild()
SupervisionRecordFields.model_rebuild()
VerifiedEnterpriseFields.model_rebuild()
VerifiedSubjectFields.model_rebuild()
WatchListFields.model_rebuild()
WebhookDeliveryFields.model_rebuild()
WebhookEndpointFields.model_rebuild()
