from datetime import date, datetime
from decimal import Decimal
from typing import Optional

from pydantic import Field

from .input_model import InputModel
from .enums import (
    AbnormalOperationOrderField,
    AbnormalReason,
    AbnormalRemovalReason,
    AlterationOrderField,
    AnnualReportOrderField,
    BranchOrderField,
    CertificateKind,
    ChattelMortgageOrderField,
    ComplaintCategory,
    ComplaintOrderField,
    ComplaintResolution,
    ContributionForm,
    DisclosureKind,
    DisclosureOrderField,
    DisclosureType,
    EnterpriseOrderField,
    EntityType,
    EquityPledgeOrderField,
    ExportCompression,
    ExportFormat,
    FinancialFigure,
    HonourLevel,
    HonourOrderField,
    Industry,
    InspectionKind,
    InspectionOrderField,
    InspectionResult,
    IntellectualPropertyPledgeOrderField,
    KeyPersonOrderField,
    LicenceKind,
    LicenceOrderField,
    ObjectionDecision,
    ObjectionOrderField,
    ObjectionState,
    ObjectionType,
    OperatingState,
    OrderDirection,
    PenaltyKind,
    PenaltyOrderField,
    Position,
    PropertyKind,
    RecordKind,
    RecordState,
    RegistrationStatus,
    RevisionOperation,
    SecuredClaimKind,
    SeriousReason,
    SeriousRemovalReason,
    SeriousViolationOrderField,
    ShareholderKind,
    ShareholderOrderField,
    SubmissionMode,
    SupervisionKind,
    SupervisionRecordOrderField,
    Validity,
)


class AbnormalOperationChanges(InputModel):
    """What a record is to say from now on: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68. A field that is left out stays as it is; null clears it."""

    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    reason: Optional[AbnormalReason] = None
    "Why the enterprise was listed (列入原因)."
    listed_on: Optional[date] = Field(alias="listedOn", default=None)
    "The day it was listed on (列入日期)."
    removal_reason: Optional[AbnormalRemovalReason] = Field(
        alias="removalReason", default=None
    )
    "Why it was removed (移出原因). Nothing while it is on the list."
    removed_on: Optional[date] = Field(alias="removedOn", default=None)
    "The day it was removed on (移出日期). Nothing while it is on the list."
    removal_authority: Optional[str] = Field(alias="removalAuthority", default=None)
    "The authority that decided the removal (移出决定机关), by name. At most 100 characters."


class AbnormalOperationCorrection(InputModel):
    """A correction of a record: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "AbnormalOperationChanges"
    "What is to change."


class AbnormalOperationFilter(InputModel):
    """Which entries in the abnormal list are wanted (经营异常名录筛选). All conditions given must hold."""

    on_list: Optional[bool] = Field(alias="onList", default=None)
    "Whether the entry is still on the list."
    reason: Optional[list[AbnormalReason]] = None
    "Why it was listed. One of them."
    authority: Optional[list[str]] = None
    "The authority that listed it, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    listed_on: Optional["DateRange"] = Field(alias="listedOn", default=None)
    "The day it was listed on."
    removed_on: Optional["DateRange"] = Field(alias="removedOn", default=None)
    "The day it was removed on. Leaves out entries that are still on the list."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class AbnormalOperationInput(InputModel):
    """A record to enter: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    reason: AbnormalReason
    "Why the enterprise was listed (列入原因)."
    listed_on: date = Field(alias="listedOn")
    "The day it was listed on (列入日期)."
    removal_reason: Optional[AbnormalRemovalReason] = Field(
        alias="removalReason", default=None
    )
    "Why it was removed (移出原因). Nothing while it is on the list."
    removed_on: Optional[date] = Field(alias="removedOn", default=None)
    "The day it was removed on (移出日期). Nothing while it is on the list."
    removal_authority: Optional[str] = Field(alias="removalAuthority", default=None)
    "The authority that decided the removal (移出决定机关), by name. At most 100 characters."


class AbnormalOperationOrder(InputModel):
    """The order of a list of entries in the abnormal list (经营异常名录排序)."""

    field: AbnormalOperationOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class AcceptObjectionInput(InputModel):
    """An objection to be accepted (受理异议)."""

    objection_id: str = Field(alias="objectionId")
    "The objection's id."
    note: Optional[str] = None
    "What is to be said about it, for those concerned."


class AddWatchSubjectsInput(InputModel):
    """Subjects to be put on a watch list (增加关注主体)."""

    watch_list_id: str = Field(alias="watchListId")
    "The list's id."
    subjects: list[str]
    "The enterprises, each by its credit code or its registration number, registered or not yet; at most 10,000. Spaces and\nsmall letters are put right."


class AlterationChanges(InputModel):
    """What a record is to say from now on: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when. A field that is left out stays as it is; null clears it."""

    item: Optional[str] = None
    "What was changed (变更事项), in the words of the register, such as 法定代表人变更. At most 200 characters."
    ordinal: Optional[int] = None
    "Tells changes of the same item on the same day apart (同日序号): 2 for the second, 3 for the third. Nothing for the\nfirst, and so for nearly all."
    before: Optional[str] = None
    "What it was before (变更前内容). Nothing where the register gives none. At most 20000 characters."
    after: Optional[str] = None
    "What it is after (变更后内容). Nothing where the register gives none. At most 20000 characters."
    altered_on: Optional[date] = Field(alias="alteredOn", default=None)
    "The day the change was registered on (变更日期)."


class AlterationCorrection(InputModel):
    """A correction of a record: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "AlterationChanges"
    "What is to change."


class AlterationFilter(InputModel):
    """Which registered changes are wanted (变更信息筛选). All conditions given must hold."""

    item: Optional[list[str]] = None
    "What was changed, in exactly the words of the register. One of them."
    altered_on: Optional["DateRange"] = Field(alias="alteredOn", default=None)
    "The day the change was registered on."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class AlterationInput(InputModel):
    """A record to enter: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    item: str
    "What was changed (变更事项), in the words of the register, such as 法定代表人变更. At most 200 characters."
    ordinal: Optional[int] = None
    "Tells changes of the same item on the same day apart (同日序号): 2 for the second, 3 for the third. Nothing for the\nfirst, and so for nearly all."
    before: Optional[str] = None
    "What it was before (变更前内容). Nothing where the register gives none. At most 20000 characters."
    after: Optional[str] = None
    "What it is after (变更后内容). Nothing where the register gives none. At most 20000 characters."
    altered_on: date = Field(alias="alteredOn")
    "The day the change was registered on (变更日期)."


class AlterationOrder(InputModel):
    """The order of a list of registered changes (变更信息排序)."""

    field: AlterationOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class AnnualReportAmendmentsInput(InputModel):
    """One of a record's amendments."""

    item: str
    "What was amended (修改事项). At most 200 characters."
    before: Optional[str] = None
    "What it was before (修改前), unless it is withheld. At most 4000 characters."
    after: Optional[str] = None
    "What it is after (修改后), unless it is withheld. At most 4000 characters."
    amended_on: date = Field(alias="amendedOn")
    "The day of the amendment (修改日期)."


class AnnualReportChanges(InputModel):
    """What a record is to say from now on: an annual report that an enterprise filed (年度报告). A field that is left out stays as it is; null clears it."""

    year: Optional[int] = None
    "The year that it reports on (报告年度)."
    submitted_on: Optional[date] = Field(alias="submittedOn", default=None)
    "The day it was filed on (报送日期)."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    contact_phone: Optional[str] = Field(alias="contactPhone", default=None)
    "The telephone number that the enterprise gives (企业联系电话). Only for callers with the scope `person:read`; nothing\nfor all others. At most 50 characters."
    contact_email: Optional[str] = Field(alias="contactEmail", default=None)
    "The e-mail address that the enterprise gives (电子邮箱). Only for callers with the scope `person:read`; nothing for\nall others. At most 200 characters."
    postal_address: Optional[str] = Field(alias="postalAddress", default=None)
    "The postal address that the enterprise gives (企业通信地址). Only for callers with the scope `person:read`; nothing\nfor all others. At most 500 characters."
    postal_code: Optional[str] = Field(alias="postalCode", default=None)
    "The postal code (邮政编码). At most 10 characters."
    operating_state: Optional[OperatingState] = Field(
        alias="operatingState", default=None
    )
    "The operating state that it declares (企业经营状态)."
    employees: Optional[int] = None
    "How many people it employs (从业人数). Nothing when it is not disclosed."
    employees_disclosed: Optional[bool] = Field(
        alias="employeesDisclosed", default=None
    )
    "Whether the enterprise discloses how many people it employs (从业人数是否公示)."
    websites: Optional[list["AnnualReportWebsitesInput"]] = None
    "Web sites and online shops (网站或网店信息)."
    shareholders: Optional[list["AnnualReportShareholdersInput"]] = None
    "Shareholders and contributions as the report states them (股东及出资信息). `Shareholder` holds what is registered."
    investments: Optional[list["AnnualReportInvestmentsInput"]] = None
    "Enterprises that it founded or bought shares in (对外投资信息)."
    guarantees: Optional[list["AnnualReportGuaranteesInput"]] = None
    "Guarantees that it gave and disclosed (对外提供保证担保信息)."
    figures: Optional[list["AnnualReportFiguresInput"]] = None
    "The financial figures (企业资产状况信息), the withheld ones included."
    amendments: Optional[list["AnnualReportAmendmentsInput"]] = None
    "What was amended after the filing (修改记录). Contents before and after are null where the report itself withholds\nthem: undisclosed figures from all, contacts from callers without the scope `person:read`."


class AnnualReportCorrection(InputModel):
    """A correction of a record: an annual report that an enterprise filed (年度报告)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "AnnualReportChanges"
    "What is to change."


class AnnualReportFiguresInput(InputModel):
    """One of a record's figures."""

    figure: FinancialFigure
    "Which figure it is (项目)."
    amount: Optional[Decimal] = None
    'The amount (金额), in units of 10,000 yuan (万元). Nothing when it is not disclosed. In 万元, such as "1.5".'
    disclosed: bool
    "Whether the enterprise discloses it (是否公示)."


class AnnualReportFilter(InputModel):
    """Which annual reports are wanted (年度报告筛选). All conditions given must hold."""

    year: Optional[list[int]] = None
    "The year that it reports on. One of them."
    operating_state: Optional[list[OperatingState]] = Field(
        alias="operatingState", default=None
    )
    "The operating state that it declares. One of them."
    authority: Optional[list[str]] = None
    "The registration authority that it was filed with, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    submitted_on: Optional["DateRange"] = Field(alias="submittedOn", default=None)
    "The day it was filed on."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class AnnualReportGuaranteesInput(InputModel):
    """One of a record's guarantees."""

    creditor: str
    "The creditor (债权人), by name. At most 200 characters."
    debtor: str
    "The debtor (债务人), by name. At most 200 characters."
    claim_kind: Optional[SecuredClaimKind] = Field(alias="claimKind", default=None)
    "What kind of claim it secures (主债权种类)."
    claim_amount: Optional[Decimal] = Field(alias="claimAmount", default=None)
    'The amount of that claim (主债权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    performance_from: Optional[date] = Field(alias="performanceFrom", default=None)
    "The first day of the term in which the debtor is to perform (履行债务的期限自)."
    performance_to: Optional[date] = Field(alias="performanceTo", default=None)
    "The last day of that term (履行债务的期限至)."
    period: Optional[str] = None
    "For how long the guarantee holds (保证的期间), in the words of the report. At most 100 characters."
    form: Optional[str] = None
    "The form of the guarantee (保证的方式), in the words of the report. At most 100 characters."


class AnnualReportInput(InputModel):
    """A record to enter: an annual report that an enterprise filed (年度报告)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    year: int
    "The year that it reports on (报告年度)."
    submitted_on: date = Field(alias="submittedOn")
    "The day it was filed on (报送日期)."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    contact_phone: Optional[str] = Field(alias="contactPhone", default=None)
    "The telephone number that the enterprise gives (企业联系电话). Only for callers with the scope `person:read`; nothing\nfor all others. At most 50 characters."
    contact_email: Optional[str] = Field(alias="contactEmail", default=None)
    "The e-mail address that the enterprise gives (电子邮箱). Only for callers with the scope `person:read`; nothing for\nall others. At most 200 characters."
    postal_address: Optional[str] = Field(alias="postalAddress", default=None)
    "The postal address that the enterprise gives (企业通信地址). Only for callers with the scope `person:read`; nothing\nfor all others. At most 500 characters."
    postal_code: Optional[str] = Field(alias="postalCode", default=None)
    "The postal code (邮政编码). At most 10 characters."
    operating_state: Optional[OperatingState] = Field(
        alias="operatingState", default=None
    )
    "The operating state that it declares (企业经营状态)."
    employees: Optional[int] = None
    "How many people it employs (从业人数). Nothing when it is not disclosed."
    employees_disclosed: bool = Field(alias="employeesDisclosed")
    "Whether the enterprise discloses how many people it employs (从业人数是否公示)."
    websites: Optional[list["AnnualReportWebsitesInput"]] = None
    "Web sites and online shops (网站或网店信息)."
    shareholders: Optional[list["AnnualReportShareholdersInput"]] = None
    "Shareholders and contributions as the report states them (股东及出资信息). `Shareholder` holds what is registered."
    investments: Optional[list["AnnualReportInvestmentsInput"]] = None
    "Enterprises that it founded or bought shares in (对外投资信息)."
    guarantees: Optional[list["AnnualReportGuaranteesInput"]] = None
    "Guarantees that it gave and disclosed (对外提供保证担保信息)."
    figures: Optional[list["AnnualReportFiguresInput"]] = None
    "The financial figures (企业资产状况信息), the withheld ones included."
    amendments: Optional[list["AnnualReportAmendmentsInput"]] = None
    "What was amended after the filing (修改记录). Contents before and after are null where the report itself withholds\nthem: undisclosed figures from all, contacts from callers without the scope `person:read`."


class AnnualReportInvestmentsInput(InputModel):
    """One of a record's investments."""

    name: str
    "Its name. At most 200 characters."
    credit_code: Optional[str] = Field(alias="creditCode", default=None)
    "Its unified social credit code (统一社会信用代码), where the report gives it."


class AnnualReportOrder(InputModel):
    """The order of a list of annual reports (年度报告排序)."""

    field: AnnualReportOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class AnnualReportShareholdersInput(InputModel):
    """One of a record's shareholders."""

    name: str
    "The name (股东). At most 200 characters."
    subscribed_amount: Optional[Decimal] = Field(alias="subscribedAmount", default=None)
    'The contribution subscribed (认缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    subscribed_on: Optional[date] = Field(alias="subscribedOn", default=None)
    "The day the subscribed contribution is due on (认缴出资时间)."
    subscribed_forms: Optional[list[ContributionForm]] = Field(
        alias="subscribedForms", default=None
    )
    "In what the subscribed contribution is to be made (认缴出资方式)."
    paid_amount: Optional[Decimal] = Field(alias="paidAmount", default=None)
    'The contribution paid in (实缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    paid_on: Optional[date] = Field(alias="paidOn", default=None)
    "The day it was paid in on (实缴出资时间)."
    paid_forms: Optional[list[ContributionForm]] = Field(
        alias="paidForms", default=None
    )
    "In what the contribution was made (实缴出资方式)."


class AnnualReportWebsitesInput(InputModel):
    """One of a record's websites."""

    kind: Optional[str] = None
    "Web site or online shop (类型), in the words of the report. At most 20 characters."
    name: Optional[str] = None
    "What it is called (名称). At most 200 characters."
    address: str
    "Its address (网址), as the report writes it. At most 500 characters."


class AsOf(InputModel):
    """A point of the data's history (时点): exactly one of the two."""

    sequence: Optional[str] = None
    "The sequence number of a change, a whole number as text: as the data stood when that change had been made."
    at: Optional[datetime] = None
    "A moment that is not in the future: as the data stood then."


class BranchChanges(InputModel):
    """What a record is to say from now on: a branch of an enterprise (分支机构). A field that is left out stays as it is; null clears it."""

    name: Optional[str] = None
    "The name of the branch (分支机构名称). At most 200 characters."
    credit_code: Optional[str] = Field(alias="creditCode", default=None)
    "Its own unified social credit code (统一社会信用代码), where it has one."
    registration_number: Optional[str] = Field(alias="registrationNumber", default=None)
    "Its own registration number (注册号), where it has one. At most 15 characters."
    registration_authority: Optional[str] = Field(
        alias="registrationAuthority", default=None
    )
    "The authority that registered the branch (登记机关), by name. At most 100 characters."


class BranchCorrection(InputModel):
    """A correction of a record: a branch of an enterprise (分支机构)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "BranchChanges"
    "What is to change."


class BranchFilter(InputModel):
    """Which branches are wanted (分支机构筛选). All conditions given must hold."""

    credit_code: Optional[list[str]] = Field(alias="creditCode", default=None)
    "The branch's own unified social credit code. One of them."
    registration_number: Optional[list[str]] = Field(
        alias="registrationNumber", default=None
    )
    "The branch's own registration number, exactly. One of them."
    registration_authority: Optional[list[str]] = Field(
        alias="registrationAuthority", default=None
    )
    "The authority that registered the branch, by its exact name. One of them."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class BranchInput(InputModel):
    """A record to enter: a branch of an enterprise (分支机构)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    name: str
    "The name of the branch (分支机构名称). At most 200 characters."
    credit_code: Optional[str] = Field(alias="creditCode", default=None)
    "Its own unified social credit code (统一社会信用代码), where it has one."
    registration_number: Optional[str] = Field(alias="registrationNumber", default=None)
    "Its own registration number (注册号), where it has one. At most 15 characters."
    registration_authority: Optional[str] = Field(
        alias="registrationAuthority", default=None
    )
    "The authority that registered the branch (登记机关), by name. At most 100 characters."


class BranchOrder(InputModel):
    """The order of a list of branches (分支机构排序)."""

    field: BranchOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.ASC
    "Which way."


class CancelExportInput(InputModel):
    """An export to be taken back (取消导出)."""

    export_id: str = Field(alias="exportId")
    "The export's id."


class ChangeFilter(InputModel):
    """Which changes are wanted (变更流筛选). All conditions given must hold; of a list, one of its values."""

    kind: Optional[list[DisclosureKind]] = None
    "Of records of these kinds; `ENTERPRISE` for registrations."
    operation: Optional[list[RevisionOperation]] = None
    "Of these sorts."
    by_id: Optional[list[str]] = Field(alias="byId", default=None)
    "Made by these organisations, by their ids. 100 at most."
    authority: Optional[list[str]] = None
    "Of records that name these authorities, exactly as they are written. 100 at most."
    district: Optional[list[str]] = None
    "About enterprises that are in these districts now, by code. 100 at most."
    industry: Optional[list[Industry]] = None
    "About enterprises of these industry sections."
    credit_code: Optional[list[str]] = Field(alias="creditCode", default=None)
    "About the enterprises with these unified social credit codes, registered or not yet. With `registrationNumber`, 1000\nat most."
    registration_number: Optional[list[str]] = Field(
        alias="registrationNumber", default=None
    )
    "About the enterprises with these registration numbers, registered or not yet."
    watch_list_id: Optional[str] = Field(alias="watchListId", default=None)
    "About the enterprises on this watch list of yours, by its id, as it stands when a page is read. Only with the scope\n`watch:write`."


class ChattelMortgageAlterationsInput(InputModel):
    """One of a record's alterations."""

    altered_on: date = Field(alias="alteredOn")
    "The day of the change."
    content: str
    "What was changed. At most 4000 characters."


class ChattelMortgageChanges(InputModel):
    """What a record is to say from now on: a registered mortgage over movable property of an enterprise (动产抵押登记). A field that is left out stays as it is; null clears it."""

    registration_number: Optional[str] = Field(alias="registrationNumber", default=None)
    "The number of the registration (登记编号). At most 100 characters."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    registered_on: Optional[date] = Field(alias="registeredOn", default=None)
    "The day of the registration (登记日期)."
    validity: Optional[Validity] = None
    "Whether it was in force when the publisher last updated the record (状态)."
    mortgagees: Optional[list["ChattelMortgageMortgageesInput"]] = None
    "Whom it secures (抵押权人)."
    secured_claim_kind: Optional[SecuredClaimKind] = Field(
        alias="securedClaimKind", default=None
    )
    "What kind of claim it secures (被担保债权种类)."
    secured_claim_amount: Optional[Decimal] = Field(
        alias="securedClaimAmount", default=None
    )
    'The amount of the claim secured (被担保债权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    secured_claim_scope: Optional[str] = Field(alias="securedClaimScope", default=None)
    "What the security covers (担保的范围), such as principal, interest and costs. At most 2000 characters."
    secured_claim_from: Optional[date] = Field(alias="securedClaimFrom", default=None)
    "The first day of the term in which the debtor is to perform (债务人履行债务的期限自)."
    secured_claim_to: Optional[date] = Field(alias="securedClaimTo", default=None)
    "The last day of that term (债务人履行债务的期限至)."
    collateral: Optional[list["ChattelMortgageCollateralInput"]] = None
    "What is mortgaged (抵押物)."
    alterations: Optional[list["ChattelMortgageAlterationsInput"]] = None
    "Changes of the registration (变更), in the order in which the source lists them."
    cancelled_on: Optional[date] = Field(alias="cancelledOn", default=None)
    "The day the registration was cancelled on (注销日期). Nothing while it stands."
    cancellation_reason: Optional[str] = Field(alias="cancellationReason", default=None)
    "Why it was cancelled (注销原因). At most 500 characters."


class ChattelMortgageCollateralInput(InputModel):
    """One of a record's collateral."""

    name: str
    "Name (抵押物名称). At most 500 characters."
    ownership: Optional[str] = None
    "Ownership (所有权归属). At most 500 characters."
    condition: Optional[str] = None
    "Condition (数量、质量、状况、所在地等情况). At most 2000 characters."


class ChattelMortgageCorrection(InputModel):
    """A correction of a record: a registered mortgage over movable property of an enterprise (动产抵押登记)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "ChattelMortgageChanges"
    "What is to change."


class ChattelMortgageFilter(InputModel):
    """Which chattel mortgages are wanted (动产抵押登记筛选). All conditions given must hold."""

    validity: Optional[list[Validity]] = None
    "Whether it was in force when the publisher last updated the record. One of them."
    secured_claim_kind: Optional[list[SecuredClaimKind]] = Field(
        alias="securedClaimKind", default=None
    )
    "What kind of claim it secures. One of them."
    authority: Optional[list[str]] = None
    "The authority that registered it, by its exact name. One of them."
    registration_number: Optional[list[str]] = Field(
        alias="registrationNumber", default=None
    )
    "The number of the registration, exactly. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    registered_on: Optional["DateRange"] = Field(alias="registeredOn", default=None)
    "The day of the registration."
    cancelled_on: Optional["DateRange"] = Field(alias="cancelledOn", default=None)
    "The day the registration was cancelled on. Leaves out those that stand."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class ChattelMortgageInput(InputModel):
    """A record to enter: a registered mortgage over movable property of an enterprise (动产抵押登记)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    registration_number: str = Field(alias="registrationNumber")
    "The number of the registration (登记编号). At most 100 characters."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    registered_on: date = Field(alias="registeredOn")
    "The day of the registration (登记日期)."
    validity: Optional[Validity] = None
    "Whether it was in force when the publisher last updated the record (状态)."
    mortgagees: Optional[list["ChattelMortgageMortgageesInput"]] = None
    "Whom it secures (抵押权人)."
    secured_claim_kind: Optional[SecuredClaimKind] = Field(
        alias="securedClaimKind", default=None
    )
    "What kind of claim it secures (被担保债权种类)."
    secured_claim_amount: Optional[Decimal] = Field(
        alias="securedClaimAmount", default=None
    )
    'The amount of the claim secured (被担保债权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    secured_claim_scope: Optional[str] = Field(alias="securedClaimScope", default=None)
    "What the security covers (担保的范围), such as principal, interest and costs. At most 2000 characters."
    secured_claim_from: Optional[date] = Field(alias="securedClaimFrom", default=None)
    "The first day of the term in which the debtor is to perform (债务人履行债务的期限自)."
    secured_claim_to: Optional[date] = Field(alias="securedClaimTo", default=None)
    "The last day of that term (债务人履行债务的期限至)."
    collateral: Optional[list["ChattelMortgageCollateralInput"]] = None
    "What is mortgaged (抵押物)."
    alterations: Optional[list["ChattelMortgageAlterationsInput"]] = None
    "Changes of the registration (变更), in the order in which the source lists them."
    cancelled_on: Optional[date] = Field(alias="cancelledOn", default=None)
    "The day the registration was cancelled on (注销日期). Nothing while it stands."
    cancellation_reason: Optional[str] = Field(alias="cancellationReason", default=None)
    "Why it was cancelled (注销原因). At most 500 characters."


class ChattelMortgageMortgageesInput(InputModel):
    """One of a record's mortgagees."""

    name: str
    "Name (抵押权人名称). At most 200 characters."
    certificate_kind: Optional[CertificateKind] = Field(
        alias="certificateKind", default=None
    )
    "Certificate kind (证照类型)."


class ChattelMortgageOrder(InputModel):
    """The order of a list of chattel mortgages (动产抵押登记排序)."""

    field: ChattelMortgageOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class ComplaintChanges(InputModel):
    """What a record is to say from now on: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended. A field that is left out stays as it is; null clears it."""

    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    category: Optional[ComplaintCategory] = None
    "What it was about (投诉类别)."
    received_on: Optional[date] = Field(alias="receivedOn", default=None)
    "The day it was received on (受理日期)."
    resolution: Optional[ComplaintResolution] = None
    "How it ended (处理结果). Nothing while it is open."
    resolved_on: Optional[date] = Field(alias="resolvedOn", default=None)
    "The day it ended on (办结日期). Nothing while it is open, or where none is stated."


class ComplaintCorrection(InputModel):
    """A correction of a record: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "ComplaintChanges"
    "What is to change."


class ComplaintFilter(InputModel):
    """Which complaints are wanted (消费投诉筛选). All conditions given must hold."""

    category: Optional[list[ComplaintCategory]] = None
    "What it was about. One of them."
    resolution: Optional[list[ComplaintResolution]] = None
    "How it ended. One of them."
    authority: Optional[list[str]] = None
    "The authority that handled it, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    received_on: Optional["DateRange"] = Field(alias="receivedOn", default=None)
    "The day it was received on."
    resolved_on: Optional["DateRange"] = Field(alias="resolvedOn", default=None)
    "The day it ended on. Leaves out complaints that state none."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class ComplaintInput(InputModel):
    """A record to enter: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    category: ComplaintCategory
    "What it was about (投诉类别)."
    received_on: date = Field(alias="receivedOn")
    "The day it was received on (受理日期)."
    resolution: Optional[ComplaintResolution] = None
    "How it ended (处理结果). Nothing while it is open."
    resolved_on: Optional[date] = Field(alias="resolvedOn", default=None)
    "The day it ended on (办结日期). Nothing while it is open, or where none is stated."


class ComplaintOrder(InputModel):
    """The order of a list of complaints (消费投诉排序)."""

    field: ComplaintOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class CorrectAbnormalOperationsInput(InputModel):
    """Records to correct: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["AbnormalOperationCorrection"]
    "The records, at most 10,000."


class CorrectAlterationsInput(InputModel):
    """Records to correct: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["AlterationCorrection"]
    "The records, at most 10,000."


class CorrectAnnualReportsInput(InputModel):
    """Records to correct: an annual report that an enterprise filed (年度报告)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["AnnualReportCorrection"]
    "The records, at most 10,000."


class CorrectBranchesInput(InputModel):
    """Records to correct: a branch of an enterprise (分支机构)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["BranchCorrection"]
    "The records, at most 10,000."


class CorrectChattelMortgagesInput(InputModel):
    """Records to correct: a registered mortgage over movable property of an enterprise (动产抵押登记)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["ChattelMortgageCorrection"]
    "The records, at most 10,000."


class CorrectComplaintsInput(InputModel):
    """Records to correct: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["ComplaintCorrection"]
    "The records, at most 10,000."


class CorrectEquityPledgesInput(InputModel):
    """Records to correct: a registered pledge of equity (股权出质登记)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["EquityPledgeCorrection"]
    "The records, at most 10,000."


class CorrectHonoursInput(InputModel):
    """Records to correct: an honour that an industry association awarded to an enterprise (荣誉评定)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["HonourCorrection"]
    "The records, at most 10,000."


class CorrectInspectionsInput(InputModel):
    """Records to correct: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
    (双随机)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["InspectionCorrection"]
    "The records, at most 10,000."


class CorrectIntellectualPropertyPledgesInput(InputModel):
    """Records to correct: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["IntellectualPropertyPledgeCorrection"]
    "The records, at most 10,000."


class CorrectKeyPersonsInput(InputModel):
    """Records to correct: a director, supervisor, manager or other key person of an enterprise (主要人员)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["KeyPersonCorrection"]
    "The records, at most 10,000."


class CorrectLicencesInput(InputModel):
    """Records to correct: an administrative licence granted to an enterprise (行政许可)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["LicenceCorrection"]
    "The records, at most 10,000."


class CorrectPenaltiesInput(InputModel):
    """Records to correct: an administrative penalty imposed on an enterprise (行政处罚)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["PenaltyCorrection"]
    "The records, at most 10,000."


class CorrectSeriousViolationsInput(InputModel):
    """Records to correct: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["SeriousViolationCorrection"]
    "The records, at most 10,000."


class CorrectShareholdersInput(InputModel):
    """Records to correct: a shareholder of an enterprise with its contribution (股东及出资)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["ShareholderCorrection"]
    "The records, at most 10,000."


class CorrectSupervisionRecordsInput(InputModel):
    """Records to correct: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
    rating or a commendation."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["SupervisionRecordCorrection"]
    "The records, at most 10,000."


class CorrectedFieldInput(InputModel):
    """A field of a record with its new value (更正项)."""

    name: str
    "The field as the schema names it, such as `decidedOn`."
    value: Optional[str] = None
    "Its new value as an import reads it: a day as `2016-04-11`, an amount in 万元, a code by its number or its term, a list\nof small records as JSON. Nothing clears the field."


class CreateWatchListInput(InputModel):
    """A watch list to be made (新建关注名单)."""

    name: str
    "Its name, 1 to 100 characters, unique among the client's."


class CreateWebhookEndpointInput(InputModel):
    """An endpoint to be made (新建推送地址)."""

    url: str
    "Its address: https, and on the open internet. A client has one endpoint of each address."
    description: Optional[str] = None
    "What you call it, at most 200 characters."
    rules: list["WebhookRuleInput"]
    "Which changes it is told of: those that meet any of 1 to 20 rules."
    from_: Optional[str] = Field(alias="from", default=None)
    'The sequence number of the first change that it is told of, a whole number as text: after a copy of the data up to\n100 that is `"101"`. Changes from now on when nothing is said.'


class DateRange(InputModel):
    """A range of days (日期范围), both ends included; an end that is not given is open."""

    from_: Optional[date] = Field(alias="from", default=None)
    "The first day."
    to: Optional[date] = None
    "The last day."


class DateTimeRange(InputModel):
    """A range of moments (时间范围), both ends included; an end that is not given is open."""

    from_: Optional[datetime] = Field(alias="from", default=None)
    "The first moment."
    to: Optional[datetime] = None
    "The last moment."


class DecideObjectionInput(InputModel):
    """An objection to be decided (处理异议)."""

    objection_id: str = Field(alias="objectionId")
    "The objection's id."
    decision: ObjectionDecision
    "How it is decided."
    explanation: str
    "Why, for those concerned, 1 to 4000 characters."
    correction: Optional["ObjectionCorrectionInput"] = None
    "What the record is to say; with the decision `CORRECTED` only."
    expected_state: ObjectionState = Field(alias="expectedState")
    "Where the objection stood when it was read: it has to be `ACCEPTED`."
    idempotency_key: str = Field(alias="idempotencyKey")
    "What the client calls the act, 1 to 200 printable ASCII characters: the same again changes nothing."


class DeleteWatchListInput(InputModel):
    """Which watch list is to be deleted (删除关注名单)."""

    watch_list_id: str = Field(alias="watchListId")
    "The list's id."


class DeleteWebhookEndpointInput(InputModel):
    """Which endpoint is to be deleted (删除推送地址)."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."


class DisableWebhookEndpointInput(InputModel):
    """Which endpoint is to be told of nothing for now (停用推送地址)."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."


class DisclosureFilter(InputModel):
    """Which disclosures are wanted (公示信息筛选). All conditions given must hold."""

    kind: Optional[list[DisclosureType]] = None
    "The kinds of record. One of them."
    occurred_on: Optional["DateRange"] = Field(alias="occurredOn", default=None)
    "The day on the timeline."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."


class DisclosureOrder(InputModel):
    """The order of a timeline (公示信息排序)."""

    field: DisclosureOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class EnableWebhookEndpointInput(InputModel):
    """Which endpoint is to be told of changes again (启用推送地址)."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."


class EndFormerWebhookSecretInput(InputModel):
    """Of which endpoint the former secret is to end (停用旧推送密钥)."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."


class EnterpriseFilter(InputModel):
    """Which enterprises are wanted (企业筛选). All conditions given must hold. To find one by name, use `searchEnterprises`."""

    district: Optional[list[str]] = None
    "The district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The industry section. One of them."
    status: Optional[list[RegistrationStatus]] = None
    "The registration status. One of them."
    entity_type: Optional[list[EntityType]] = Field(alias="entityType", default=None)
    "The type of enterprise. One of them."
    registration_authority: Optional[list[str]] = Field(
        alias="registrationAuthority", default=None
    )
    "The registration authority, by its exact name. One of them."
    established_on: Optional["DateRange"] = Field(alias="establishedOn", default=None)
    "When it was established."
    updated_at: Optional["DateTimeRange"] = Field(alias="updatedAt", default=None)
    "When its particulars last changed."
    on_abnormal_list: Optional[bool] = Field(alias="onAbnormalList", default=None)
    "Whether it is on the list of enterprises with abnormal operations."
    on_serious_list: Optional[bool] = Field(alias="onSeriousList", default=None)
    "Whether it is on the list of enterprises with serious violations."


class EnterpriseOrder(InputModel):
    """The order of a list of enterprises (企业排序)."""

    field: EnterpriseOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class EnterpriseSearchFilter(InputModel):
    """Which enterprises a search may find (检索筛选). All conditions given must hold."""

    district: Optional[list[str]] = None
    "The district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The industry section. One of them."
    status: Optional[list[RegistrationStatus]] = None
    "The registration status. One of them."
    on_abnormal_list: Optional[bool] = Field(alias="onAbnormalList", default=None)
    "Whether it is on the list of enterprises with abnormal operations."
    on_serious_list: Optional[bool] = Field(alias="onSeriousList", default=None)
    "Whether it is on the list of enterprises with serious violations."


class EquityPledgeChanges(InputModel):
    """What a record is to say from now on: a registered pledge of equity (股权出质登记). A field that is left out stays as it is; null clears it."""

    registration_number: Optional[str] = Field(alias="registrationNumber", default=None)
    "The number of the registration (登记编号). At most 100 characters."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    pledgor: Optional[str] = None
    "Who pledged the equity (出质人): the name of the shareholder. At most 200 characters."
    pledgee: Optional[str] = None
    "To whom it is pledged (质权人), by name. At most 200 characters."
    pledged_amount: Optional[Decimal] = Field(alias="pledgedAmount", default=None)
    'The amount of equity pledged (出质股权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    registered_on: Optional[date] = Field(alias="registeredOn", default=None)
    "The day of the registration (股权出质设立登记日期)."
    validity: Optional[Validity] = None
    "Whether it was in force when the publisher last updated the record (状态)."
    cancelled_on: Optional[date] = Field(alias="cancelledOn", default=None)
    "The day the registration was cancelled on (注销日期). Nothing while it stands."
    cancellation_reason: Optional[str] = Field(alias="cancellationReason", default=None)
    "Why it was cancelled (注销原因). At most 500 characters."


class EquityPledgeCorrection(InputModel):
    """A correction of a record: a registered pledge of equity (股权出质登记)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "EquityPledgeChanges"
    "What is to change."


class EquityPledgeFilter(InputModel):
    """Which equity pledges are wanted (股权出质登记筛选). All conditions given must hold."""

    validity: Optional[list[Validity]] = None
    "Whether it was in force when the publisher last updated the record. One of them."
    authority: Optional[list[str]] = None
    "The authority that registered it, by its exact name. One of them."
    registration_number: Optional[list[str]] = Field(
        alias="registrationNumber", default=None
    )
    "The number of the registration, exactly. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    registered_on: Optional["DateRange"] = Field(alias="registeredOn", default=None)
    "The day of the registration."
    cancelled_on: Optional["DateRange"] = Field(alias="cancelledOn", default=None)
    "The day the registration was cancelled on. Leaves out those that stand."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class EquityPledgeInput(InputModel):
    """A record to enter: a registered pledge of equity (股权出质登记)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    registration_number: str = Field(alias="registrationNumber")
    "The number of the registration (登记编号). At most 100 characters."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    pledgor: str
    "Who pledged the equity (出质人): the name of the shareholder. At most 200 characters."
    pledgee: str
    "To whom it is pledged (质权人), by name. At most 200 characters."
    pledged_amount: Optional[Decimal] = Field(alias="pledgedAmount", default=None)
    'The amount of equity pledged (出质股权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    registered_on: date = Field(alias="registeredOn")
    "The day of the registration (股权出质设立登记日期)."
    validity: Optional[Validity] = None
    "Whether it was in force when the publisher last updated the record (状态)."
    cancelled_on: Optional[date] = Field(alias="cancelledOn", default=None)
    "The day the registration was cancelled on (注销日期). Nothing while it stands."
    cancellation_reason: Optional[str] = Field(alias="cancellationReason", default=None)
    "Why it was cancelled (注销原因). At most 500 characters."


class EquityPledgeOrder(InputModel):
    """The order of a list of equity pledges (股权出质登记排序)."""

    field: EquityPledgeOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class ExportFilter(InputModel):
    """Which records are exported (导出筛选). All conditions given must hold as of the export's sequence number; of a list, one
    of its values."""

    authority: Optional[list[str]] = None
    "Those that name these authorities, exactly as they are written. 100 at most."
    district: Optional[list[str]] = None
    "Those about enterprises in these districts, by code. 100 at most."
    industry: Optional[list[Industry]] = None
    "Those about enterprises of these industry sections."
    credit_code: Optional[list[str]] = Field(alias="creditCode", default=None)
    "Those about the enterprises with these unified social credit codes. With `registrationNumber`, 1000 at most."
    registration_number: Optional[list[str]] = Field(
        alias="registrationNumber", default=None
    )
    "Those about the enterprises with these registration numbers."


class FileObjectionInput(InputModel):
    """An objection to be filed (提出异议)."""

    record_id: str = Field(alias="recordId")
    "The record's global id."
    type_: ObjectionType = Field(alias="type")
    "What is asked for."
    statement: str
    "What is wrong, 1 to 4000 characters. Identity numbers are refused here as everywhere."
    evidence: Optional[list["ObjectionEvidenceInput"]] = None
    "Attachments by their hash, at most 20. The files themselves stay with who objects."
    objector: "ObjectionObjectorInput"
    "Who objects. Shown to who decides and to the client that files it, and to nobody else."
    idempotency_key: str = Field(alias="idempotencyKey")
    "What the client calls the act, 1 to 200 printable ASCII characters: the same again is the same objection."


class ForwardObjectionInput(InputModel):
    """An objection to be forwarded (转交异议)."""

    objection_id: str = Field(alias="objectionId")
    "The objection's id."
    note: Optional[str] = None
    "What is to be said about it, for those concerned."


class HonourChanges(InputModel):
    """What a record is to say from now on: an honour that an industry association awarded to an enterprise (荣誉评定). A field that is left out stays as it is; null clears it."""

    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    title: Optional[str] = None
    "What the honour is called (荣誉名称). At most 200 characters."
    level: Optional[HonourLevel] = None
    "The level at which it was awarded (荣誉级别)."
    awarded_on: Optional[date] = Field(alias="awardedOn", default=None)
    "The day it was awarded on (评定日期)."
    valid_to: Optional[date] = Field(alias="validTo", default=None)
    "The last day on which it may be used (有效期至). Nothing when it has no end, or none is stated."
    basis: Optional[str] = None
    "By what rules or on what merits it was awarded (评定依据). At most 1000 characters."


class HonourCorrection(InputModel):
    """A correction of a record: an honour that an industry association awarded to an enterprise (荣誉评定)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "HonourChanges"
    "What is to change."


class HonourFilter(InputModel):
    """Which honours are wanted (荣誉评定筛选). All conditions given must hold."""

    level: Optional[list[HonourLevel]] = None
    "The level at which it was awarded. One of them."
    authority: Optional[list[str]] = None
    "The association that awarded it, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    awarded_on: Optional["DateRange"] = Field(alias="awardedOn", default=None)
    "The day it was awarded on."
    valid_to: Optional["DateRange"] = Field(alias="validTo", default=None)
    "The last day on which it may be used. Leaves out honours that state none."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class HonourInput(InputModel):
    """A record to enter: an honour that an industry association awarded to an enterprise (荣誉评定)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    title: str
    "What the honour is called (荣誉名称). At most 200 characters."
    level: Optional[HonourLevel] = None
    "The level at which it was awarded (荣誉级别)."
    awarded_on: date = Field(alias="awardedOn")
    "The day it was awarded on (评定日期)."
    valid_to: Optional[date] = Field(alias="validTo", default=None)
    "The last day on which it may be used (有效期至). Nothing when it has no end, or none is stated."
    basis: Optional[str] = None
    "By what rules or on what merits it was awarded (评定依据). At most 1000 characters."


class HonourOrder(InputModel):
    """The order of a list of honours (荣誉评定排序)."""

    field: HonourOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class InspectionChanges(InputModel):
    """What a record is to say from now on: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
    (双随机). A field that is left out stays as it is; null clears it."""

    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    plan: Optional[str] = None
    "The plan that it was part of (抽查计划), by name. At most 200 characters."
    task: Optional[str] = None
    "The task that it was part of (抽查任务), by name. At most 200 characters."
    kind: Optional[InspectionKind] = None
    "Whether enterprises were drawn from all or from a group (抽查类型)."
    items: Optional[list[str]] = None
    "What was inspected (抽查事项). Empty where nothing is stated."
    inspected_on: Optional[date] = Field(alias="inspectedOn", default=None)
    "The day the inspection was completed on (检查日期)."
    results: Optional[list[InspectionResult]] = None
    "What was found (抽查结果): one result or several."


class InspectionCorrection(InputModel):
    """A correction of a record: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
    (双随机)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "InspectionChanges"
    "What is to change."


class InspectionFilter(InputModel):
    """Which inspections are wanted (抽查检查筛选). All conditions given must hold."""

    kind: Optional[list[InspectionKind]] = None
    "Whether enterprises were drawn from all or from a group. One of them."
    task: Optional[list[str]] = None
    "The task that it was part of, by its exact name. One of them."
    authority: Optional[list[str]] = None
    "The authority that inspected, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    inspected_on: Optional["DateRange"] = Field(alias="inspectedOn", default=None)
    "The day the inspection was completed on."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class InspectionInput(InputModel):
    """A record to enter: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
    (双随机)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    plan: Optional[str] = None
    "The plan that it was part of (抽查计划), by name. At most 200 characters."
    task: Optional[str] = None
    "The task that it was part of (抽查任务), by name. At most 200 characters."
    kind: Optional[InspectionKind] = None
    "Whether enterprises were drawn from all or from a group (抽查类型)."
    items: Optional[list[str]] = None
    "What was inspected (抽查事项). Empty where nothing is stated."
    inspected_on: date = Field(alias="inspectedOn")
    "The day the inspection was completed on (检查日期)."
    results: list[InspectionResult]
    "What was found (抽查结果): one result or several."


class InspectionOrder(InputModel):
    """The order of a list of inspections (抽查检查排序)."""

    field: InspectionOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class IntellectualPropertyPledgeChanges(InputModel):
    """What a record is to say from now on: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself. A field that is left out stays as it is; null clears it."""

    registration_number: Optional[str] = Field(alias="registrationNumber", default=None)
    "The number of the registration (登记编号). At most 100 characters."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    pledgor: Optional[str] = None
    "Who pledged it (出质人), by name. At most 200 characters."
    title: Optional[str] = None
    "The name of the trademark, patent or work (知识产权名称). At most 500 characters."
    property_kind: Optional[PropertyKind] = Field(alias="propertyKind", default=None)
    "What kind of intellectual property it is (知识产权种类)."
    pledgee: Optional[str] = None
    "To whom it is pledged (质权人), by name. At most 200 characters."
    registered_on: Optional[date] = Field(alias="registeredOn", default=None)
    "The day of the registration (登记日期)."
    valid_from: Optional[date] = Field(alias="validFrom", default=None)
    "The first day of the term of the pledge (质权登记期限自)."
    valid_to: Optional[date] = Field(alias="validTo", default=None)
    "The last day of the term of the pledge (质权登记期限至)."
    validity: Optional[Validity] = None
    "Whether it was in force when the publisher last updated the record (状态). `validTo` may have passed since."


class IntellectualPropertyPledgeCorrection(InputModel):
    """A correction of a record: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "IntellectualPropertyPledgeChanges"
    "What is to change."


class IntellectualPropertyPledgeFilter(InputModel):
    """Which intellectual property pledges are wanted (知识产权出质登记筛选). All conditions given must hold."""

    property_kind: Optional[list[PropertyKind]] = Field(
        alias="propertyKind", default=None
    )
    "What kind of intellectual property it is. One of them."
    validity: Optional[list[Validity]] = None
    "Whether it was in force when the publisher last updated the record. One of them."
    authority: Optional[list[str]] = None
    "The authority that registered it, by its exact name. One of them."
    registration_number: Optional[list[str]] = Field(
        alias="registrationNumber", default=None
    )
    "The number of the registration, exactly. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    registered_on: Optional["DateRange"] = Field(alias="registeredOn", default=None)
    "The day of the registration."
    valid_to: Optional["DateRange"] = Field(alias="validTo", default=None)
    "The last day of the term of the pledge. Leaves out pledges that state none."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class IntellectualPropertyPledgeInput(InputModel):
    """A record to enter: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    registration_number: str = Field(alias="registrationNumber")
    "The number of the registration (登记编号). At most 100 characters."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    pledgor: str
    "Who pledged it (出质人), by name. At most 200 characters."
    title: str
    "The name of the trademark, patent or work (知识产权名称). At most 500 characters."
    property_kind: Optional[PropertyKind] = Field(alias="propertyKind", default=None)
    "What kind of intellectual property it is (知识产权种类)."
    pledgee: str
    "To whom it is pledged (质权人), by name. At most 200 characters."
    registered_on: date = Field(alias="registeredOn")
    "The day of the registration (登记日期)."
    valid_from: Optional[date] = Field(alias="validFrom", default=None)
    "The first day of the term of the pledge (质权登记期限自)."
    valid_to: Optional[date] = Field(alias="validTo", default=None)
    "The last day of the term of the pledge (质权登记期限至)."
    validity: Optional[Validity] = None
    "Whether it was in force when the publisher last updated the record (状态). `validTo` may have passed since."


class IntellectualPropertyPledgeOrder(InputModel):
    """The order of a list of intellectual property pledges (知识产权出质登记排序)."""

    field: IntellectualPropertyPledgeOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class KeyPersonChanges(InputModel):
    """What a record is to say from now on: a director, supervisor, manager or other key person of an enterprise (主要人员). A field that is left out stays as it is; null clears it."""

    name: Optional[str] = None
    "The name (姓名). Names are public; nothing else about the person is kept. At most 100 characters."
    position: Optional[Position] = None
    "The position (职务)."


class KeyPersonCorrection(InputModel):
    """A correction of a record: a director, supervisor, manager or other key person of an enterprise (主要人员)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "KeyPersonChanges"
    "What is to change."


class KeyPersonFilter(InputModel):
    """Which key persons are wanted (主要人员筛选). All conditions given must hold."""

    position: Optional[list[Position]] = None
    "The position. One of them."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class KeyPersonInput(InputModel):
    """A record to enter: a director, supervisor, manager or other key person of an enterprise (主要人员)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    name: str
    "The name (姓名). Names are public; nothing else about the person is kept. At most 100 characters."
    position: Position
    "The position (职务)."


class KeyPersonOrder(InputModel):
    """The order of a list of key persons (主要人员排序)."""

    field: KeyPersonOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.ASC
    "Which way."


class LicenceChanges(InputModel):
    """What a record is to say from now on: an administrative licence granted to an enterprise (行政许可). A field that is left out stays as it is; null clears it."""

    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    document_name: Optional[str] = Field(alias="documentName", default=None)
    "The title of the decision (许可决定文书名称). At most 200 characters."
    licence_kind: Optional[LicenceKind] = Field(alias="licenceKind", default=None)
    "How it was examined (审核类型)."
    content: Optional[str] = None
    "What it permits (许可内容). At most 4000 characters."
    certificate_name: Optional[str] = Field(alias="certificateName", default=None)
    "The name of the certificate issued (许可证书名称), where one was. At most 200 characters."
    certificate_number: Optional[str] = Field(alias="certificateNumber", default=None)
    "The number of that certificate (许可编号). At most 100 characters."
    decided_on: Optional[date] = Field(alias="decidedOn", default=None)
    "The day of the decision (许可决定日期)."
    valid_from: Optional[date] = Field(alias="validFrom", default=None)
    "The first day on which it is valid (有效期自)."
    valid_to: Optional[date] = Field(alias="validTo", default=None)
    "The last day on which it is valid (有效期至). Nothing when it has no end, or none is stated."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    authority_code: Optional[str] = Field(alias="authorityCode", default=None)
    "The unified social credit code of the authority (许可机关统一社会信用代码), as the publisher gives it. At most 18 characters."
    validity: Optional[Validity] = None
    "Whether it was in force when the publisher last updated the record (当前状态). `validTo` may have passed since."


class LicenceCorrection(InputModel):
    """A correction of a record: an administrative licence granted to an enterprise (行政许可)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "LicenceChanges"
    "What is to change."


class LicenceFilter(InputModel):
    """Which licences are wanted (行政许可筛选). All conditions given must hold."""

    licence_kind: Optional[list[LicenceKind]] = Field(alias="licenceKind", default=None)
    "How it was examined. One of them."
    validity: Optional[list[Validity]] = None
    "Whether it was in force when the publisher last updated the record. One of them."
    authority: Optional[list[str]] = None
    "The authority that granted it, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    decided_on: Optional["DateRange"] = Field(alias="decidedOn", default=None)
    "The day of the decision."
    valid_to: Optional["DateRange"] = Field(alias="validTo", default=None)
    "The last day on which it is valid. Leaves out licences that state none."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class LicenceInput(InputModel):
    """A record to enter: an administrative licence granted to an enterprise (行政许可)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    document_number: str = Field(alias="documentNumber")
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    document_name: Optional[str] = Field(alias="documentName", default=None)
    "The title of the decision (许可决定文书名称). At most 200 characters."
    licence_kind: Optional[LicenceKind] = Field(alias="licenceKind", default=None)
    "How it was examined (审核类型)."
    content: Optional[str] = None
    "What it permits (许可内容). At most 4000 characters."
    certificate_name: Optional[str] = Field(alias="certificateName", default=None)
    "The name of the certificate issued (许可证书名称), where one was. At most 200 characters."
    certificate_number: Optional[str] = Field(alias="certificateNumber", default=None)
    "The number of that certificate (许可编号). At most 100 characters."
    decided_on: date = Field(alias="decidedOn")
    "The day of the decision (许可决定日期)."
    valid_from: Optional[date] = Field(alias="validFrom", default=None)
    "The first day on which it is valid (有效期自)."
    valid_to: Optional[date] = Field(alias="validTo", default=None)
    "The last day on which it is valid (有效期至). Nothing when it has no end, or none is stated."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    authority_code: Optional[str] = Field(alias="authorityCode", default=None)
    "The unified social credit code of the authority (许可机关统一社会信用代码), as the publisher gives it. At most 18 characters."
    validity: Optional[Validity] = None
    "Whether it was in force when the publisher last updated the record (当前状态). `validTo` may have passed since."


class LicenceOrder(InputModel):
    """The order of a list of licences (行政许可排序)."""

    field: LicenceOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class ObjectionCorrectionInput(InputModel):
    """A correction of the record that was objected to (更正内容)."""

    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision as it was read. Another one since then is a conflict."
    fields: list["CorrectedFieldInput"]
    "The fields that change, each once. All others stay."


class ObjectionEvidenceInput(InputModel):
    """An attachment by its hash (证据材料)."""

    name: str
    "Its name, 1 to 200 characters."
    sha_256: str = Field(alias="sha256")
    "SHA-256 of its bytes, as 64 hexadecimal digits."
    size: int
    "Its bytes."
    media_type: str = Field(alias="mediaType")
    "Its media type, such as `application/pdf`."


class ObjectionFilter(InputModel):
    """Which objections are wanted (异议筛选). All conditions given must hold."""

    state: Optional[list[ObjectionState]] = None
    "Where it stands. One of them."
    type_: Optional[list[ObjectionType]] = Field(alias="type", default=None)
    "What is asked for. One of them."
    overdue: Optional[bool] = None
    "Whether the day by which something has to be done is over."
    record_id: Optional[str] = Field(alias="recordId", default=None)
    "The record's global id."
    kind: Optional[list[RecordKind]] = None
    "The kind of the record. One of them."
    enterprise_id: Optional[str] = Field(alias="enterpriseId", default=None)
    "The global id of the enterprise that the record is about."
    filed_at: Optional["DateTimeRange"] = Field(alias="filedAt", default=None)
    "When it was filed."


class ObjectionObjectorInput(InputModel):
    """Who objects (异议人)."""

    name: str
    "The name, 1 to 200 characters."
    contact: str
    "A telephone number, an address or whatever else leads to the person, 1 to 200 characters."


class ObjectionOrder(InputModel):
    """The order of a list of objections (异议排序)."""

    field: ObjectionOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.ASC
    "Which way."


class PenaltyChanges(InputModel):
    """What a record is to say from now on: an administrative penalty imposed on an enterprise (行政处罚). A field that is left out stays as it is; null clears it."""

    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    violation: Optional[str] = None
    "What was violated, in a few words (违法行为类型). At most 500 characters."
    facts: Optional[str] = None
    "The facts found (违法事实). At most 4000 characters."
    legal_basis: Optional[str] = Field(alias="legalBasis", default=None)
    "The provisions that the penalty rests on (处罚依据). At most 2000 characters."
    kinds: Optional[list[PenaltyKind]] = None
    "The kinds of penalty imposed (处罚类别): one or several."
    content: Optional[str] = None
    "The penalty in the words of the decision (处罚内容). At most 4000 characters."
    fine_amount: Optional[Decimal] = Field(alias="fineAmount", default=None)
    'The fine (罚款金额), in units of 10,000 yuan (万元). Nothing or 0 where there was none. In 万元, such as "1.5".'
    confiscated_amount: Optional[Decimal] = Field(
        alias="confiscatedAmount", default=None
    )
    'The unlawful gains and property confiscated (没收金额), in units of 10,000 yuan (万元). Nothing or 0 where there were\nnone. In 万元, such as "1.5".'
    revoked_licence: Optional[str] = Field(alias="revokedLicence", default=None)
    "The name and number of the licence withheld or revoked (暂扣或吊销证照名称及编号), where one was. At most 500 characters."
    decided_on: Optional[date] = Field(alias="decidedOn", default=None)
    "The day of the decision (处罚决定日期)."
    display_until: Optional[date] = Field(alias="displayUntil", default=None)
    "The last day on which the penalty is to be displayed to the public (公示截止期). Nothing where none is set."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    authority_code: Optional[str] = Field(alias="authorityCode", default=None)
    "The unified social credit code of the authority (处罚机关统一社会信用代码), as the publisher gives it. At most 18 characters."


class PenaltyCorrection(InputModel):
    """A correction of a record: an administrative penalty imposed on an enterprise (行政处罚)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "PenaltyChanges"
    "What is to change."


class PenaltyFilter(InputModel):
    """Which penalties are wanted (行政处罚筛选). All conditions given must hold."""

    authority: Optional[list[str]] = None
    "The authority that imposed it, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    decided_on: Optional["DateRange"] = Field(alias="decidedOn", default=None)
    "The day of the decision."
    display_until: Optional["DateRange"] = Field(alias="displayUntil", default=None)
    "The last day on which it is to be displayed. Leaves out penalties that state none."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class PenaltyInput(InputModel):
    """A record to enter: an administrative penalty imposed on an enterprise (行政处罚)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    document_number: str = Field(alias="documentNumber")
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    violation: Optional[str] = None
    "What was violated, in a few words (违法行为类型). At most 500 characters."
    facts: Optional[str] = None
    "The facts found (违法事实). At most 4000 characters."
    legal_basis: Optional[str] = Field(alias="legalBasis", default=None)
    "The provisions that the penalty rests on (处罚依据). At most 2000 characters."
    kinds: list[PenaltyKind]
    "The kinds of penalty imposed (处罚类别): one or several."
    content: Optional[str] = None
    "The penalty in the words of the decision (处罚内容). At most 4000 characters."
    fine_amount: Optional[Decimal] = Field(alias="fineAmount", default=None)
    'The fine (罚款金额), in units of 10,000 yuan (万元). Nothing or 0 where there was none. In 万元, such as "1.5".'
    confiscated_amount: Optional[Decimal] = Field(
        alias="confiscatedAmount", default=None
    )
    'The unlawful gains and property confiscated (没收金额), in units of 10,000 yuan (万元). Nothing or 0 where there were\nnone. In 万元, such as "1.5".'
    revoked_licence: Optional[str] = Field(alias="revokedLicence", default=None)
    "The name and number of the licence withheld or revoked (暂扣或吊销证照名称及编号), where one was. At most 500 characters."
    decided_on: date = Field(alias="decidedOn")
    "The day of the decision (处罚决定日期)."
    display_until: Optional[date] = Field(alias="displayUntil", default=None)
    "The last day on which the penalty is to be displayed to the public (公示截止期). Nothing where none is set."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    authority_code: Optional[str] = Field(alias="authorityCode", default=None)
    "The unified social credit code of the authority (处罚机关统一社会信用代码), as the publisher gives it. At most 18 characters."


class PenaltyOrder(InputModel):
    """The order of a list of penalties (行政处罚排序)."""

    field: PenaltyOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class RedeliverWebhooksInput(InputModel):
    """What of what was given up is to be attempted again (重新推送)."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."
    delivery_ids: Optional[list[str]] = Field(alias="deliveryIds", default=None)
    "The ids of the deliveries, at most 1000. When nothing is said, all that were given up, the first 1000 of them first."


class RefuseObjectionInput(InputModel):
    """An objection to be refused (不予受理异议)."""

    objection_id: str = Field(alias="objectionId")
    "The objection's id."
    reason: str
    "Why, for those concerned, 1 to 4000 characters."


class RemoveWatchSubjectsInput(InputModel):
    """Subjects to be taken off a watch list (移除关注主体)."""

    watch_list_id: str = Field(alias="watchListId")
    "The list's id."
    subjects: list[str]
    "The enterprises, each by its credit code or its registration number; at most 10,000. Spaces and small letters are put\nright."


class RenameWatchListInput(InputModel):
    """Another name for a watch list (重命名关注名单)."""

    watch_list_id: str = Field(alias="watchListId")
    "The list's id."
    name: str
    "Its new name, 1 to 100 characters, unique among the client's."


class ReplayWebhooksInput(InputModel):
    """Up to where an endpoint is to be set back (重放推送)."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."
    from_sequence: str = Field(alias="fromSequence")
    "The sequence number of the first change that is told again, a whole number as text."


class RequestExportInput(InputModel):
    """An export that is asked for (导出请求)."""

    kinds: Optional[list[DisclosureKind]] = None
    "Records of these kinds; of all kinds when nothing is said. `ENTERPRISE` is the registrations."
    format: ExportFormat
    "How they are written."
    compression: ExportCompression = ExportCompression.ZSTD
    "How the files are compressed."
    bom: bool = False
    "Whether CSV files begin with a byte order mark, by which spreadsheets know UTF-8."
    filter_: Optional["ExportFilter"] = Field(alias="filter", default=None)
    "Which records; all when nothing is said."
    since: Optional[str] = None
    "Only what is another than as of this sequence number, a whole number as text: a delta. A snapshot when nothing is\nsaid."
    idempotency_key: Optional[str] = Field(alias="idempotencyKey", default=None)
    "Your name for it, 1 to 200 visible ASCII characters: asked for again by the same name, it is the same export."


class RotateWebhookSecretInput(InputModel):
    """Which endpoint is to have another secret (轮换推送密钥)."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."


class SendTestEventInput(InputModel):
    """Which endpoint is to be sent a test event (发送测试事件)."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."


class SeriousViolationChanges(InputModel):
    """What a record is to say from now on: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83. A field that is left out stays as it is; null clears it."""

    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    reason: Optional[SeriousReason] = None
    "Why the enterprise was listed (列入原因)."
    listed_on: Optional[date] = Field(alias="listedOn", default=None)
    "The day it was listed on (列入日期)."
    remedies: Optional[str] = None
    "What the enterprise can do against the listing (救济途径). At most 2000 characters."
    removal_reason: Optional[SeriousRemovalReason] = Field(
        alias="removalReason", default=None
    )
    "Why it was removed (移出原因). Nothing while it is on the list."
    removed_on: Optional[date] = Field(alias="removedOn", default=None)
    "The day it was removed on (移出日期). Nothing while it is on the list."
    removal_authority: Optional[str] = Field(alias="removalAuthority", default=None)
    "The authority that decided the removal (移出决定机关), by name. At most 100 characters."


class SeriousViolationCorrection(InputModel):
    """A correction of a record: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "SeriousViolationChanges"
    "What is to change."


class SeriousViolationFilter(InputModel):
    """Which entries in the list of serious violations are wanted (严重违法失信企业名单筛选). All conditions given must hold."""

    on_list: Optional[bool] = Field(alias="onList", default=None)
    "Whether the entry is still on the list."
    reason: Optional[list[SeriousReason]] = None
    "Why it was listed. One of them."
    authority: Optional[list[str]] = None
    "The authority that listed it, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    listed_on: Optional["DateRange"] = Field(alias="listedOn", default=None)
    "The day it was listed on."
    removed_on: Optional["DateRange"] = Field(alias="removedOn", default=None)
    "The day it was removed on. Leaves out entries that are still on the list."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class SeriousViolationInput(InputModel):
    """A record to enter: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    reason: SeriousReason
    "Why the enterprise was listed (列入原因)."
    listed_on: date = Field(alias="listedOn")
    "The day it was listed on (列入日期)."
    remedies: Optional[str] = None
    "What the enterprise can do against the listing (救济途径). At most 2000 characters."
    removal_reason: Optional[SeriousRemovalReason] = Field(
        alias="removalReason", default=None
    )
    "Why it was removed (移出原因). Nothing while it is on the list."
    removed_on: Optional[date] = Field(alias="removedOn", default=None)
    "The day it was removed on (移出日期). Nothing while it is on the list."
    removal_authority: Optional[str] = Field(alias="removalAuthority", default=None)
    "The authority that decided the removal (移出决定机关), by name. At most 100 characters."


class SeriousViolationOrder(InputModel):
    """The order of a list of entries in the list of serious violations (严重违法失信企业名单排序)."""

    field: SeriousViolationOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class ShareholderChanges(InputModel):
    """What a record is to say from now on: a shareholder of an enterprise with its contribution (股东及出资). A field that is left out stays as it is; null clears it."""

    name: Optional[str] = None
    "The name of the person or the organisation (股东名称). At most 200 characters."
    kind: Optional[ShareholderKind] = None
    "What kind of shareholder it is (股东类型)."
    certificate_kind: Optional[CertificateKind] = Field(
        alias="certificateKind", default=None
    )
    "The kind of certificate that identifies it (证照类型). Nothing where none is stated."
    certificate_number: Optional[str] = Field(alias="certificateNumber", default=None)
    "The number of an organisation's certificate (证照号码), such as its credit code. Always nothing for a natural\nperson: no part of such a number is kept. At most 50 characters."
    subscribed_amount: Optional[Decimal] = Field(alias="subscribedAmount", default=None)
    'The contribution subscribed (认缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    subscribed_on: Optional[date] = Field(alias="subscribedOn", default=None)
    "The day the subscribed contribution is due on (认缴出资日期)."
    subscribed_forms: Optional[list[ContributionForm]] = Field(
        alias="subscribedForms", default=None
    )
    "In what the subscribed contribution is to be made (认缴出资方式). Empty where none is stated."
    paid_amount: Optional[Decimal] = Field(alias="paidAmount", default=None)
    'The contribution paid in (实缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    paid_on: Optional[date] = Field(alias="paidOn", default=None)
    "The day it was paid in on (实缴出资日期)."
    paid_forms: Optional[list[ContributionForm]] = Field(
        alias="paidForms", default=None
    )
    "In what the contribution was made (实缴出资方式). Empty where none is stated."


class ShareholderCorrection(InputModel):
    """A correction of a record: a shareholder of an enterprise with its contribution (股东及出资)."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "ShareholderChanges"
    "What is to change."


class ShareholderFilter(InputModel):
    """Which shareholders are wanted (股东筛选). All conditions given must hold."""

    kind: Optional[list[ShareholderKind]] = None
    "What kind of shareholder it is. One of them."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class ShareholderInput(InputModel):
    """A record to enter: a shareholder of an enterprise with its contribution (股东及出资)."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    name: str
    "The name of the person or the organisation (股东名称). At most 200 characters."
    kind: ShareholderKind
    "What kind of shareholder it is (股东类型)."
    certificate_kind: Optional[CertificateKind] = Field(
        alias="certificateKind", default=None
    )
    "The kind of certificate that identifies it (证照类型). Nothing where none is stated."
    certificate_number: Optional[str] = Field(alias="certificateNumber", default=None)
    "The number of an organisation's certificate (证照号码), such as its credit code. Always nothing for a natural\nperson: no part of such a number is kept. At most 50 characters."
    subscribed_amount: Optional[Decimal] = Field(alias="subscribedAmount", default=None)
    'The contribution subscribed (认缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    subscribed_on: Optional[date] = Field(alias="subscribedOn", default=None)
    "The day the subscribed contribution is due on (认缴出资日期)."
    subscribed_forms: Optional[list[ContributionForm]] = Field(
        alias="subscribedForms", default=None
    )
    "In what the subscribed contribution is to be made (认缴出资方式). Empty where none is stated."
    paid_amount: Optional[Decimal] = Field(alias="paidAmount", default=None)
    'The contribution paid in (实缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5".'
    paid_on: Optional[date] = Field(alias="paidOn", default=None)
    "The day it was paid in on (实缴出资日期)."
    paid_forms: Optional[list[ContributionForm]] = Field(
        alias="paidForms", default=None
    )
    "In what the contribution was made (实缴出资方式). Empty where none is stated."


class ShareholderOrder(InputModel):
    """The order of a list of shareholders (股东排序)."""

    field: ShareholderOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.ASC
    "Which way."


class SubjectInput(InputModel):
    """The enterprise that a record is about (企业). By its credit code, by its registration number where it has none, and, to
    be sure, by its name beside the code."""

    credit_code: Optional[str] = Field(alias="creditCode", default=None)
    "Its unified social credit code (统一社会信用代码)."
    registration_number: Optional[str] = Field(alias="registrationNumber", default=None)
    "Its registration number (注册号), where no credit code is given."
    name: Optional[str] = None
    "Its name (企业名称), or one that it had. Another enterprise's name is refused."


class SubmitAbnormalOperationsInput(InputModel):
    """Records to enter: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["AbnormalOperationInput"]
    "The records, at most 10,000."


class SubmitAlterationsInput(InputModel):
    """Records to enter: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["AlterationInput"]
    "The records, at most 10,000."


class SubmitAnnualReportsInput(InputModel):
    """Records to enter: an annual report that an enterprise filed (年度报告)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["AnnualReportInput"]
    "The records, at most 10,000."


class SubmitBranchesInput(InputModel):
    """Records to enter: a branch of an enterprise (分支机构)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["BranchInput"]
    "The records, at most 10,000."


class SubmitChattelMortgagesInput(InputModel):
    """Records to enter: a registered mortgage over movable property of an enterprise (动产抵押登记)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["ChattelMortgageInput"]
    "The records, at most 10,000."


class SubmitComplaintsInput(InputModel):
    """Records to enter: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["ComplaintInput"]
    "The records, at most 10,000."


class SubmitEquityPledgesInput(InputModel):
    """Records to enter: a registered pledge of equity (股权出质登记)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["EquityPledgeInput"]
    "The records, at most 10,000."


class SubmitHonoursInput(InputModel):
    """Records to enter: an honour that an industry association awarded to an enterprise (荣誉评定)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["HonourInput"]
    "The records, at most 10,000."


class SubmitInspectionsInput(InputModel):
    """Records to enter: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
    (双随机)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["InspectionInput"]
    "The records, at most 10,000."


class SubmitIntellectualPropertyPledgesInput(InputModel):
    """Records to enter: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["IntellectualPropertyPledgeInput"]
    "The records, at most 10,000."


class SubmitKeyPersonsInput(InputModel):
    """Records to enter: a director, supervisor, manager or other key person of an enterprise (主要人员)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["KeyPersonInput"]
    "The records, at most 10,000."


class SubmitLicencesInput(InputModel):
    """Records to enter: an administrative licence granted to an enterprise (行政许可)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["LicenceInput"]
    "The records, at most 10,000."


class SubmitPenaltiesInput(InputModel):
    """Records to enter: an administrative penalty imposed on an enterprise (行政处罚)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["PenaltyInput"]
    "The records, at most 10,000."


class SubmitSeriousViolationsInput(InputModel):
    """Records to enter: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["SeriousViolationInput"]
    "The records, at most 10,000."


class SubmitShareholdersInput(InputModel):
    """Records to enter: a shareholder of an enterprise with its contribution (股东及出资)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["ShareholderInput"]
    "The records, at most 10,000."


class SubmitSupervisionRecordsInput(InputModel):
    """Records to enter: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
    rating or a commendation."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["SupervisionRecordInput"]
    "The records, at most 10,000."


class SupervisionRecordChanges(InputModel):
    """What a record is to say from now on: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
    rating or a commendation. A field that is left out stays as it is; null clears it."""

    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: Optional[str] = None
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    kind: Optional[SupervisionKind] = None
    "What was done (监督管理类型)."
    content: Optional[str] = None
    "The measure in the words of the association (监管内容). At most 4000 characters."
    decided_on: Optional[date] = Field(alias="decidedOn", default=None)
    "The day of the decision (决定日期)."
    valid_to: Optional[date] = Field(alias="validTo", default=None)
    "The last day on which it has effect (有效期至). Nothing when it has no end, or none is stated."


class SupervisionRecordCorrection(InputModel):
    """A correction of a record: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
    rating or a commendation."""

    id: str
    "The record's id."
    expected_revision: int = Field(alias="expectedRevision")
    "The record's revision that the correction was made on. When it has changed since, the row is refused."
    reason: str
    "Why it is corrected, 1 to 1000 characters. It stands in the record's history."
    changes: "SupervisionRecordChanges"
    "What is to change."


class SupervisionRecordFilter(InputModel):
    """Which supervision records are wanted (行业监督管理筛选). All conditions given must hold."""

    kind: Optional[list[SupervisionKind]] = None
    "What was done. One of them."
    authority: Optional[list[str]] = None
    "The association that decided it, by its exact name. One of them."
    document_number: Optional[list[str]] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on, exactly. One of them."
    decided_on: Optional["DateRange"] = Field(alias="decidedOn", default=None)
    "The day of the decision."
    valid_to: Optional["DateRange"] = Field(alias="validTo", default=None)
    "The last day on which it has effect. Leaves out records that state none."
    district: Optional[list[str]] = None
    "The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them."
    industry: Optional[list[Industry]] = None
    "The enterprise's industry section. One of them."
    published_at: Optional["DateTimeRange"] = Field(alias="publishedAt", default=None)
    "When the record was first published."
    state: Optional[list[RecordState]] = None
    "The record's state. Withdrawn records are listed only when this asks for them."
    under_objection: Optional[bool] = Field(alias="underObjection", default=None)
    "Whether an objection to the record (异议) is open."


class SupervisionRecordInput(InputModel):
    """A record to enter: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
    rating or a commendation."""

    subject: "SubjectInput"
    "The enterprise that the record is about."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "The number of the document that it rests on (文书号), where one is stated. At most 100 characters."
    authority: str
    "The authority or association that decided, registered or received it, by name. At most 100 characters."
    kind: SupervisionKind
    "What was done (监督管理类型)."
    content: str
    "The measure in the words of the association (监管内容). At most 4000 characters."
    decided_on: date = Field(alias="decidedOn")
    "The day of the decision (决定日期)."
    valid_to: Optional[date] = Field(alias="validTo", default=None)
    "The last day on which it has effect (有效期至). Nothing when it has no end, or none is stated."


class SupervisionRecordOrder(InputModel):
    """The order of a list of supervision records (行业监督管理排序)."""

    field: SupervisionRecordOrderField
    "What to order by."
    direction: OrderDirection = OrderDirection.DESC
    "Which way."


class UpdateWebhookEndpointInput(InputModel):
    """What is to change of an endpoint (变更推送地址). What is not given stays."""

    endpoint_id: str = Field(alias="endpointId")
    "The endpoint's id."
    url: Optional[str] = None
    "Another address."
    description: Optional[str] = None
    "Another description."
    rules: Optional[list["WebhookRuleInput"]] = None
    "Other rules, in place of all that there are. They count for changes that were not looked at yet."


class VerifySubject(InputModel):
    """A subject to be verified (核验主体): by its credit code, its registration number or its name, or by several of them, which
    then must all fit."""

    reference: Optional[str] = None
    "Your own text of at most 200 characters, such as the number of a loan. It comes back with the answer."
    credit_code: Optional[str] = Field(alias="creditCode", default=None)
    "The unified social credit code (统一社会信用代码). Spaces and lower-case letters do no harm."
    registration_number: Optional[str] = Field(alias="registrationNumber", default=None)
    "The registration number (注册号), 15 digits."
    name: Optional[str] = None
    "The name, or one that it had. It must be the whole name; how brackets, spaces, widths and traditional characters are\nwritten does not matter."


class WebhookRuleInput(InputModel):
    """Which changes an endpoint is to be told of (推送规则). All conditions given must hold; of a list, one of its values. A rule
    without conditions is met by every change."""

    kind: Optional[list[DisclosureKind]] = None
    "Of records of these kinds; `ENTERPRISE` for registrations."
    operation: Optional[list[RevisionOperation]] = None
    "Of these sorts."
    by_id: Optional[list[str]] = Field(alias="byId", default=None)
    "Made by these organisations, by their ids. 100 at most."
    authority: Optional[list[str]] = None
    "Of records that name these authorities, exactly as they are written. 100 at most."
    district: Optional[list[str]] = None
    "About enterprises that are in these districts when the change is looked at, by code. 100 at most."
    industry: Optional[list[Industry]] = None
    "About enterprises of these industry sections."
    watch_list_id: Optional[str] = Field(alias="watchListId", default=None)
    "About enterprises that are on this watch list of the client when the change is looked at; about all when nothing is\nsaid."


class WithdrawAbnormalOperationsInput(InputModel):
    """Records to withdraw: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawAlterationsInput(InputModel):
    """Records to withdraw: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawAnnualReportsInput(InputModel):
    """Records to withdraw: an annual report that an enterprise filed (年度报告)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawBranchesInput(InputModel):
    """Records to withdraw: a branch of an enterprise (分支机构)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawChattelMortgagesInput(InputModel):
    """Records to withdraw: a registered mortgage over movable property of an enterprise (动产抵押登记)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawComplaintsInput(InputModel):
    """Records to withdraw: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawEquityPledgesInput(InputModel):
    """Records to withdraw: a registered pledge of equity (股权出质登记)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawHonoursInput(InputModel):
    """Records to withdraw: an honour that an industry association awarded to an enterprise (荣誉评定)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawInspectionsInput(InputModel):
    """Records to withdraw: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
    (双随机)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawIntellectualPropertyPledgesInput(InputModel):
    """Records to withdraw: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawKeyPersonsInput(InputModel):
    """Records to withdraw: a director, supervisor, manager or other key person of an enterprise (主要人员)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawLicencesInput(InputModel):
    """Records to withdraw: an administrative licence granted to an enterprise (行政许可)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawPenaltiesInput(InputModel):
    """Records to withdraw: an administrative penalty imposed on an enterprise (行政处罚)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawSeriousViolationsInput(InputModel):
    """Records to withdraw: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawShareholdersInput(InputModel):
    """Records to withdraw: a shareholder of an enterprise with its contribution (股东及出资)."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawSupervisionRecordsInput(InputModel):
    """Records to withdraw: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
    rating or a commendation."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused."
    mode: SubmissionMode = SubmissionMode.ALL_OR_NOTHING
    "What becomes of the other rows when one is refused."
    dry_run: bool = Field(alias="dryRun", default=False)
    "Whether to tell what would happen, and change nothing. The idempotency key stays free."
    rows: list["WithdrawalInput"]
    "The records, at most 10,000."


class WithdrawalInput(InputModel):
    """A record to be withdrawn (撤回)."""

    id: str
    "The record's id."
    expected_revision: Optional[int] = Field(alias="expectedRevision", default=None)
    "The record's revision that the withdrawal was decided on. When it has changed since, the row is refused."
    reason: str
    "Why it is withdrawn, 1 to 1000 characters. It stands in the record's history."


AbnormalOperationCorrection.model_rebuild()
AbnormalOperationFilter.model_rebuild()
AbnormalOperationInput.model_rebuild()
AlterationCorrection.model_rebuild()
AlterationFilter.model_rebuild()
AlterationInput.model_rebuild()
AnnualReportChanges.model_rebuild()
AnnualReportCorrection.model_rebuild()
AnnualReportFilter.model_rebuild()
AnnualReportInput.model_rebuild()
BranchCorrection.model_rebuild()
BranchFilter.model_rebuild()
BranchInput.model_rebuild()
ChattelMortgageChanges.model_rebuild()
ChattelMortgageCorrection.model_rebuild()
ChattelMortgageFilter.model_rebuild()
ChattelMortgageInput.model_rebuild()
ComplaintCorrection.model_rebuild()
ComplaintFilter.model_rebuild()
ComplaintInput.model_rebuild()
CorrectAbnormalOperationsInput.model_rebuild()
CorrectAlterationsInput.model_rebuild()
CorrectAnnualReportsInput.model_rebuild()
CorrectBranchesInput.model_rebuild()
CorrectChattelMortgagesInput.model_rebuild()
CorrectComplaintsInput.model_rebuild()
CorrectEquityPledgesInput.model_rebuild()
CorrectHonoursInput.model_rebuild()
CorrectInspectionsInput.model_rebuild()
CorrectIntellectualPropertyPledgesInput.model_rebuild()
CorrectKeyPersonsInput.model_rebuild()
CorrectLicencesInput.model_rebuild()
CorrectPenaltiesInput.model_rebuild()
CorrectSeriousViolationsInput.model_rebuild()
CorrectShareholdersInput.model_rebuild()
CorrectSupervisionRecordsInput.model_rebuild()
CreateWebhookEndpointInput.model_rebuild()
DecideObjectionInput.model_rebuild()
DisclosureFilter.model_rebuild()
EnterpriseFilter.model_rebuild()
EquityPledgeCorrection.model_rebuild()
EquityPledgeFilter.model_rebuild()
EquityPledgeInput.model_rebuild()
FileObjectionInput.model_rebuild()
HonourCorrection.model_rebuild()
HonourFilter.model_rebuild()
HonourInput.model_rebuild()
InspectionCorrection.model_rebuild()
InspectionFilter.model_rebuild()
InspectionInput.model_rebuild()
IntellectualPropertyPledgeCorrection.model_rebuild()
IntellectualPropertyPledgeFilter.model_rebuild()
IntellectualPropertyPledgeInput.model_rebuild()
KeyPersonCorrection.model_rebuild()
KeyPersonFilter.model_rebuild()
KeyPersonInput.model_rebuild()
LicenceCorrection.model_rebuild()
LicenceFilter.model_rebuild()
LicenceInput.model_rebuild()
ObjectionCorrectionInput.model_rebuild()
ObjectionFilter.model_rebuild()
PenaltyCorrection.model_rebuild()
PenaltyFilter.model_rebuild()
PenaltyInput.model_rebuild()
RequestExportInput.model_rebuild()
SeriousViolationCorrection.model_rebuild()
SeriousViolationFilter.model_rebuild()
SeriousViolationInput.model_rebuild()
ShareholderCorrection.model_rebuild()
ShareholderFilter.model_rebuild()
ShareholderInput.model_rebuild()
SubmitAbnormalOperationsInput.model_rebuild()
SubmitAlterationsInput.model_rebuild()
SubmitAnnualReportsInput.model_rebuild()
SubmitBranchesInput.model_rebuild()
SubmitChattelMortgagesInput.model_rebuild()
SubmitComplaintsInput.model_rebuild()
SubmitEquityPledgesInput.model_rebuild()
SubmitHonoursInput.model_rebuild()
SubmitInspectionsInput.model_rebuild()
SubmitIntellectualPropertyPledgesInput.model_rebuild()
SubmitKeyPersonsInput.model_rebuild()
SubmitLicencesInput.model_rebuild()
SubmitPenaltiesInput.model_rebuild()
SubmitSeriousViolationsInput.model_rebuild()
SubmitShareholdersInput.model_rebuild()
SubmitSupervisionRecordsInput.model_rebuild()
SupervisionRecordCorrection.model_rebuild()
SupervisionRecordFilter.model_rebuild()
SupervisionRecordInput.model_rebuild()
UpdateWebhookEndpointInput.model_rebuild()
WithdrawAbnormalOperationsInput.model_rebuild()
WithdrawAlterationsInput.model_rebuild()
WithdrawAnnualReportsInput.model_rebuild()
WithdrawBranchesInput.model_rebuild()
WithdrawChattelMortgagesInput.model_rebuild()
WithdrawComplaintsInput.model_rebuild()
WithdrawEquityPledgesInput.model_rebuild()
WithdrawHonoursInput.model_rebuild()
WithdrawInspectionsInput.model_rebuild()
WithdrawIntellectualPropertyPledgesInput.model_rebuild()
WithdrawKeyPersonsInput.model_rebuild()
WithdrawLicencesInput.model_rebuild()
WithdrawPenaltiesInput.model_rebuild()
WithdrawSeriousViolationsInput.model_rebuild()
WithdrawShareholdersInput.model_rebuild()
WithdrawSupervisionRecordsInput.model_rebuild()
