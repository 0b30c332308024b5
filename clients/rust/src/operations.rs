//! The operations of `clients/operations`, with their types. Made by `cargo run -p codegen`; do not edit.
#![allow(missing_docs, clippy::pedantic, reason = "generated; the schema documents its fields")]

use serde::{Deserialize, Serialize};

use crate::graphql::{Mutation, Operation, Page, Paged, string_enum};

string_enum! {
/// What this list can be ordered by (排序字段).
pub enum AbnormalOperationOrderField {
ListedOn = "LISTED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// Why an enterprise is listed as abnormal (列入经营异常名录原因).
pub enum AbnormalReason {
AnnualReportNotFiled = "ANNUAL_REPORT_NOT_FILED",
OrderedDisclosureNotMade = "ORDERED_DISCLOSURE_NOT_MADE",
ConcealmentOrFalsehood = "CONCEALMENT_OR_FALSEHOOD",
UnreachableAtRegisteredAddress = "UNREACHABLE_AT_REGISTERED_ADDRESS",
}
}
string_enum! {
/// Why an enterprise is removed from the abnormal list (移出经营异常名录原因).
pub enum AbnormalRemovalReason {
AnnualReportFiled = "ANNUAL_REPORT_FILED",
DisclosureMade = "DISCLOSURE_MADE",
Corrected = "CORRECTED",
AddressRestored = "ADDRESS_RESTORED",
ListedInError = "LISTED_IN_ERROR",
MovedToSeriousList = "MOVED_TO_SERIOUS_LIST",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum AlterationOrderField {
AlteredOn = "ALTERED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum AnnualReportOrderField {
SubmittedOn = "SUBMITTED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum BranchOrderField {
Entry = "ENTRY",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// The type of the certificate that identifies a shareholder or a pledgee (证照类型); never its number.
pub enum CertificateKind {
ResidentIdentityCard = "RESIDENT_IDENTITY_CARD",
Passport = "PASSPORT",
HongKongMacaoPermit = "HONG_KONG_MACAO_PERMIT",
TaiwanPermit = "TAIWAN_PERMIT",
MilitaryCard = "MILITARY_CARD",
BusinessLicence = "BUSINESS_LICENCE",
PublicInstitutionCertificate = "PUBLIC_INSTITUTION_CERTIFICATE",
SocialOrganisationCertificate = "SOCIAL_ORGANISATION_CERTIFICATE",
ForeignRegistration = "FOREIGN_REGISTRATION",
OrganisationCodeCertificate = "ORGANISATION_CODE_CERTIFICATE",
NotPublished = "NOT_PUBLISHED",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum ChattelMortgageOrderField {
RegisteredOn = "REGISTERED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// What a consumer complaint is about (投诉类别).
pub enum ComplaintCategory {
Quality = "QUALITY",
Safety = "SAFETY",
Price = "PRICE",
Measurement = "MEASUREMENT",
Advertising = "ADVERTISING",
Counterfeit = "COUNTERFEIT",
Contract = "CONTRACT",
Dignity = "DIGNITY",
AfterSales = "AFTER_SALES",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum ComplaintOrderField {
ReceivedOn = "RECEIVED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// How a consumer complaint ended (投诉处理结果).
pub enum ComplaintResolution {
Mediated = "MEDIATED",
Settled = "SETTLED",
MediationFailed = "MEDIATION_FAILED",
Refused = "REFUSED",
Withdrawn = "WITHDRAWN",
Transferred = "TRANSFERRED",
CaseOpened = "CASE_OPENED",
Other = "OTHER",
}
}
string_enum! {
/// In what a shareholder contributes (出资方式). The codes are ours.
pub enum ContributionForm {
Money = "MONEY",
InKind = "IN_KIND",
IntellectualProperty = "INTELLECTUAL_PROPERTY",
Claim = "CLAIM",
Technology = "TECHNOLOGY",
LandUseRight = "LAND_USE_RIGHT",
Equity = "EQUITY",
Labour = "LABOUR",
Other = "OTHER",
}
}
string_enum! {
/// A kind of record under an enterprise (公示类别), the registration itself included. Each is named after its type.
pub enum DisclosureKind {
Enterprise = "ENTERPRISE",
Alteration = "ALTERATION",
Shareholder = "SHAREHOLDER",
KeyPerson = "KEY_PERSON",
Branch = "BRANCH",
Licence = "LICENCE",
Penalty = "PENALTY",
ChattelMortgage = "CHATTEL_MORTGAGE",
EquityPledge = "EQUITY_PLEDGE",
IntellectualPropertyPledge = "INTELLECTUAL_PROPERTY_PLEDGE",
AnnualReport = "ANNUAL_REPORT",
AbnormalOperation = "ABNORMAL_OPERATION",
SeriousViolation = "SERIOUS_VIOLATION",
Inspection = "INSPECTION",
Complaint = "COMPLAINT",
Honour = "HONOUR",
SupervisionRecord = "SUPERVISION_RECORD",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum DisclosureOrderField {
OccurredOn = "OCCURRED_ON",
}
}
string_enum! {
/// A kind of disclosure (公示信息类别).
pub enum DisclosureType {
Licence = "LICENCE",
Penalty = "PENALTY",
ChattelMortgage = "CHATTEL_MORTGAGE",
EquityPledge = "EQUITY_PLEDGE",
IntellectualPropertyPledge = "INTELLECTUAL_PROPERTY_PLEDGE",
AnnualReport = "ANNUAL_REPORT",
AbnormalOperation = "ABNORMAL_OPERATION",
SeriousViolation = "SERIOUS_VIOLATION",
Inspection = "INSPECTION",
Complaint = "COMPLAINT",
Honour = "HONOUR",
SupervisionRecord = "SUPERVISION_RECORD",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum EnterpriseOrderField {
EstablishedOn = "ESTABLISHED_ON",
UpdatedAt = "UPDATED_AT",
}
}
string_enum! {
/// The legal form of an enterprise (市场主体类型).
///
/// "Regional" stands for investors from Hong Kong, Macao and Taiwan (港澳台).
pub enum EntityType {
Limited = "LIMITED",
LimitedStateSole = "LIMITED_STATE_SOLE",
LimitedForeignFunded = "LIMITED_FOREIGN_FUNDED",
LimitedForeignFundedJoint = "LIMITED_FOREIGN_FUNDED_JOINT",
LimitedForeignFundedDomesticJoint = "LIMITED_FOREIGN_FUNDED_DOMESTIC_JOINT",
LimitedForeignFundedSole = "LIMITED_FOREIGN_FUNDED_SOLE",
LimitedNaturalPerson = "LIMITED_NATURAL_PERSON",
LimitedStateControlled = "LIMITED_STATE_CONTROLLED",
OnePersonLimited = "ONE_PERSON_LIMITED",
LimitedNaturalPersonSole = "LIMITED_NATURAL_PERSON_SOLE",
LimitedNaturalPersonLegalPersonSole = "LIMITED_NATURAL_PERSON_LEGAL_PERSON_SOLE",
LimitedLegalPersonSole = "LIMITED_LEGAL_PERSON_SOLE",
LimitedOther = "LIMITED_OTHER",
JointStock = "JOINT_STOCK",
JointStockListed = "JOINT_STOCK_LISTED",
JointStockListedForeignFunded = "JOINT_STOCK_LISTED_FOREIGN_FUNDED",
JointStockListedNaturalPerson = "JOINT_STOCK_LISTED_NATURAL_PERSON",
JointStockListedStateControlled = "JOINT_STOCK_LISTED_STATE_CONTROLLED",
JointStockListedOther = "JOINT_STOCK_LISTED_OTHER",
JointStockUnlisted = "JOINT_STOCK_UNLISTED",
JointStockUnlistedForeignFunded = "JOINT_STOCK_UNLISTED_FOREIGN_FUNDED",
JointStockUnlistedNaturalPerson = "JOINT_STOCK_UNLISTED_NATURAL_PERSON",
JointStockUnlistedStateControlled = "JOINT_STOCK_UNLISTED_STATE_CONTROLLED",
JointStockUnlistedOther = "JOINT_STOCK_UNLISTED_OTHER",
BranchOfLimited = "BRANCH_OF_LIMITED",
BranchOfLimitedStateSole = "BRANCH_OF_LIMITED_STATE_SOLE",
BranchOfLimitedForeignFunded = "BRANCH_OF_LIMITED_FOREIGN_FUNDED",
BranchOfLimitedForeignFundedJoint = "BRANCH_OF_LIMITED_FOREIGN_FUNDED_JOINT",
BranchOfLimitedForeignFundedDomesticJoint = "BRANCH_OF_LIMITED_FOREIGN_FUNDED_DOMESTIC_JOINT",
BranchOfLimitedForeignFundedSole = "BRANCH_OF_LIMITED_FOREIGN_FUNDED_SOLE",
BranchOfLimitedNaturalPerson = "BRANCH_OF_LIMITED_NATURAL_PERSON",
BranchOfLimitedStateControlled = "BRANCH_OF_LIMITED_STATE_CONTROLLED",
BranchOfOnePersonLimited = "BRANCH_OF_ONE_PERSON_LIMITED",
BranchOfLimitedNaturalPersonSole = "BRANCH_OF_LIMITED_NATURAL_PERSON_SOLE",
BranchOfLimitedNaturalPersonLegalPersonSole = "BRANCH_OF_LIMITED_NATURAL_PERSON_LEGAL_PERSON_SOLE",
BranchOfLimitedLegalPersonSole = "BRANCH_OF_LIMITED_LEGAL_PERSON_SOLE",
BranchOfLimitedOther = "BRANCH_OF_LIMITED_OTHER",
BranchOfJointStock = "BRANCH_OF_JOINT_STOCK",
BranchOfJointStockListed = "BRANCH_OF_JOINT_STOCK_LISTED",
BranchOfJointStockListedForeignFunded = "BRANCH_OF_JOINT_STOCK_LISTED_FOREIGN_FUNDED",
BranchOfJointStockListedNaturalPerson = "BRANCH_OF_JOINT_STOCK_LISTED_NATURAL_PERSON",
BranchOfJointStockListedStateControlled = "BRANCH_OF_JOINT_STOCK_LISTED_STATE_CONTROLLED",
BranchOfJointStockListedOther = "BRANCH_OF_JOINT_STOCK_LISTED_OTHER",
BranchOfJointStockUnlisted = "BRANCH_OF_JOINT_STOCK_UNLISTED",
BranchOfJointStockUnlistedForeignFunded = "BRANCH_OF_JOINT_STOCK_UNLISTED_FOREIGN_FUNDED",
BranchOfJointStockUnlistedNaturalPerson = "BRANCH_OF_JOINT_STOCK_UNLISTED_NATURAL_PERSON",
BranchOfJointStockUnlistedStateControlled = "BRANCH_OF_JOINT_STOCK_UNLISTED_STATE_CONTROLLED",
BranchOfJointStockUnlistedOther = "BRANCH_OF_JOINT_STOCK_UNLISTED_OTHER",
StateOwned = "STATE_OWNED",
Collective = "COLLECTIVE",
JointStockCooperative = "JOINT_STOCK_COOPERATIVE",
JointOperation = "JOINT_OPERATION",
StateOwnedBranch = "STATE_OWNED_BRANCH",
CollectiveBranch = "COLLECTIVE_BRANCH",
JointStockCooperativeBranch = "JOINT_STOCK_COOPERATIVE_BRANCH",
Partnership = "PARTNERSHIP",
GeneralPartnership = "GENERAL_PARTNERSHIP",
SpecialGeneralPartnership = "SPECIAL_GENERAL_PARTNERSHIP",
LimitedPartnership = "LIMITED_PARTNERSHIP",
SoleProprietorship = "SOLE_PROPRIETORSHIP",
PartnershipBranch = "PARTNERSHIP_BRANCH",
GeneralPartnershipBranch = "GENERAL_PARTNERSHIP_BRANCH",
SpecialGeneralPartnershipBranch = "SPECIAL_GENERAL_PARTNERSHIP_BRANCH",
LimitedPartnershipBranch = "LIMITED_PARTNERSHIP_BRANCH",
SoleProprietorshipBranch = "SOLE_PROPRIETORSHIP_BRANCH",
ForeignEquityJointVenture = "FOREIGN_EQUITY_JOINT_VENTURE",
ForeignCooperativeJointVenture = "FOREIGN_COOPERATIVE_JOINT_VENTURE",
ForeignJointOwned = "FOREIGN_JOINT_OWNED",
ForeignNaturalPersonSole = "FOREIGN_NATURAL_PERSON_SOLE",
ForeignLegalPersonSole = "FOREIGN_LEGAL_PERSON_SOLE",
ForeignOrganisationSole = "FOREIGN_ORGANISATION_SOLE",
ForeignJointStockUnlisted = "FOREIGN_JOINT_STOCK_UNLISTED",
ForeignJointStockListed = "FOREIGN_JOINT_STOCK_LISTED",
ForeignOwnedJointStockUnlisted = "FOREIGN_OWNED_JOINT_STOCK_UNLISTED",
ForeignOwnedJointStockListed = "FOREIGN_OWNED_JOINT_STOCK_LISTED",
ForeignCooperativeUnincorporated = "FOREIGN_COOPERATIVE_UNINCORPORATED",
ForeignPartnership = "FOREIGN_PARTNERSHIP",
ForeignGeneralPartnership = "FOREIGN_GENERAL_PARTNERSHIP",
ForeignSpecialGeneralPartnership = "FOREIGN_SPECIAL_GENERAL_PARTNERSHIP",
ForeignLimitedPartnership = "FOREIGN_LIMITED_PARTNERSHIP",
ForeignFundedBranch = "FOREIGN_FUNDED_BRANCH",
RegionalEquityJointVenture = "REGIONAL_EQUITY_JOINT_VENTURE",
RegionalCooperativeJointVenture = "REGIONAL_COOPERATIVE_JOINT_VENTURE",
RegionalJointOwned = "REGIONAL_JOINT_OWNED",
RegionalNaturalPersonSole = "REGIONAL_NATURAL_PERSON_SOLE",
RegionalLegalPersonSole = "REGIONAL_LEGAL_PERSON_SOLE",
RegionalOrganisationSole = "REGIONAL_ORGANISATION_SOLE",
RegionalForeignJointVenture = "REGIONAL_FOREIGN_JOINT_VENTURE",
RegionalJointStockUnlisted = "REGIONAL_JOINT_STOCK_UNLISTED",
RegionalJointStockListed = "REGIONAL_JOINT_STOCK_LISTED",
RegionalPartnership = "REGIONAL_PARTNERSHIP",
RegionalFundedBranch = "REGIONAL_FUNDED_BRANCH",
ForeignCompanyBranch = "FOREIGN_COMPANY_BRANCH",
RepresentativeOffice = "REPRESENTATIVE_OFFICE",
ForeignEnterpriseOperating = "FOREIGN_ENTERPRISE_OPERATING",
Cooperative = "COOPERATIVE",
CooperativeBranch = "COOPERATIVE_BRANCH",
IndividualBusiness = "INDIVIDUAL_BUSINESS",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum EquityPledgeOrderField {
RegisteredOn = "REGISTERED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// How the files of an export are compressed (压缩方式).
pub enum ExportCompression {
None = "NONE",
Gzip = "GZIP",
Zstd = "ZSTD",
}
}
string_enum! {
/// How the records of an export are written (导出格式).
pub enum ExportFormat {
Ndjson = "NDJSON",
Csv = "CSV",
Parquet = "PARQUET",
}
}
string_enum! {
/// Where an export stands (导出状态).
pub enum ExportState {
Queued = "QUEUED",
Running = "RUNNING",
Ready = "READY",
Failed = "FAILED",
Expired = "EXPIRED",
Cancelled = "CANCELLED",
}
}
string_enum! {
/// A figure of an annual report (资产状况信息); the enterprise chooses for each whether to disclose it. The codes are ours.
pub enum FinancialFigure {
TotalAssets = "TOTAL_ASSETS",
TotalLiabilities = "TOTAL_LIABILITIES",
TotalRevenue = "TOTAL_REVENUE",
MainBusinessRevenue = "MAIN_BUSINESS_REVENUE",
TotalProfit = "TOTAL_PROFIT",
NetProfit = "NET_PROFIT",
TotalTax = "TOTAL_TAX",
OwnersEquity = "OWNERS_EQUITY",
}
}
string_enum! {
/// The level at which an honour is awarded (荣誉级别).
pub enum HonourLevel {
National = "NATIONAL",
Municipal = "MUNICIPAL",
District = "DISTRICT",
Industry = "INDUSTRY",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum HonourOrderField {
AwardedOn = "AWARDED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// A section of the industrial classification for national economic activities (国民经济行业门类).
pub enum Industry {
Agriculture = "AGRICULTURE",
Mining = "MINING",
Manufacturing = "MANUFACTURING",
Utilities = "UTILITIES",
Construction = "CONSTRUCTION",
Trade = "TRADE",
Transport = "TRANSPORT",
HotelsAndCatering = "HOTELS_AND_CATERING",
Information = "INFORMATION",
Finance = "FINANCE",
RealEstate = "REAL_ESTATE",
BusinessServices = "BUSINESS_SERVICES",
Research = "RESEARCH",
Environment = "ENVIRONMENT",
ResidentServices = "RESIDENT_SERVICES",
Education = "EDUCATION",
Health = "HEALTH",
Culture = "CULTURE",
PublicAdministration = "PUBLIC_ADMINISTRATION",
InternationalOrganisations = "INTERNATIONAL_ORGANISATIONS",
}
}
string_enum! {
/// How the enterprises of an inspection were drawn (抽查类型).
pub enum InspectionKind {
Directed = "DIRECTED",
Undirected = "UNDIRECTED",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum InspectionOrderField {
InspectedOn = "INSPECTED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// What an inspection found (抽查检查结果); one inspection may have several.
pub enum InspectionResult {
NothingFound = "NOTHING_FOUND",
AicRulesBroken = "AIC_RULES_BROKEN",
FoodAndDrugRulesBroken = "FOOD_AND_DRUG_RULES_BROKEN",
QualityRulesBroken = "QUALITY_RULES_BROKEN",
OtherRulesBroken = "OTHER_RULES_BROKEN",
Untraceable = "UNTRACEABLE",
ClosedOrInLiquidation = "CLOSED_OR_IN_LIQUIDATION",
Uncooperative = "UNCOOPERATIVE",
Deregistered = "DEREGISTERED",
LicenceRevoked = "LICENCE_REVOKED",
RegistrationAnnulled = "REGISTRATION_ANNULLED",
MovedOut = "MOVED_OUT",
FollowUp = "FOLLOW_UP",
DisclosureMissing = "DISCLOSURE_MISSING",
FalseDisclosure = "FALSE_DISCLOSURE",
OtherAicRulesBroken = "OTHER_AIC_RULES_BROKEN",
Corrected = "CORRECTED",
NoSuchBusiness = "NO_SUCH_BUSINESS",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum IntellectualPropertyPledgeOrderField {
RegisteredOn = "REGISTERED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum KeyPersonOrderField {
Entry = "ENTRY",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// How a licence is examined (审核类型).
pub enum LicenceKind {
Ordinary = "ORDINARY",
Concession = "CONCESSION",
Accreditation = "ACCREDITATION",
Approval = "APPROVAL",
Registration = "REGISTRATION",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum LicenceOrderField {
DecidedOn = "DECIDED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// What a query was found in (匹配项).
pub enum MatchedField {
Name = "NAME",
Brand = "BRAND",
FormerName = "FORMER_NAME",
Pinyin = "PINYIN",
Code = "CODE",
}
}
string_enum! {
/// What was done about an objection (异议处理环节).
pub enum ObjectionAct {
Filed = "FILED",
Accepted = "ACCEPTED",
Refused = "REFUSED",
Forwarded = "FORWARDED",
Decided = "DECIDED",
Reminded = "REMINDED",
Overdue = "OVERDUE",
}
}
string_enum! {
/// How an objection is decided (异议处理结果).
pub enum ObjectionDecision {
Corrected = "CORRECTED",
Withdrawn = "WITHDRAWN",
Upheld = "UPHELD",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum ObjectionOrderField {
DueOn = "DUE_ON",
Filed = "FILED",
}
}
string_enum! {
/// Where an objection stands (异议状态).
pub enum ObjectionState {
Filed = "FILED",
Accepted = "ACCEPTED",
Refused = "REFUSED",
Corrected = "CORRECTED",
Withdrawn = "WITHDRAWN",
Upheld = "UPHELD",
}
}
string_enum! {
/// What somebody who objects to a record asks for (异议类型).
pub enum ObjectionType {
Correction = "CORRECTION",
Report = "REPORT",
Query = "QUERY",
}
}
string_enum! {
/// The operating state that an annual report declares (企业经营状态).
pub enum OperatingState {
Operating = "OPERATING",
Dormant = "DORMANT",
InLiquidation = "IN_LIQUIDATION",
Suspended = "SUSPENDED",
}
}
string_enum! {
/// The direction of an order (排序方向).
pub enum OrderDirection {
Asc = "ASC",
Desc = "DESC",
}
}
string_enum! {
/// What an organisation on the platform is (机构类型).
pub enum OrganisationKind {
Aic = "AIC",
Authority = "AUTHORITY",
District = "DISTRICT",
Association = "ASSOCIATION",
Institution = "INSTITUTION",
Developer = "DEVELOPER",
Operator = "OPERATOR",
}
}
string_enum! {
/// A kind of administrative penalty (处罚类别); one decision may impose several.
pub enum PenaltyKind {
Warning = "WARNING",
PublicCriticism = "PUBLIC_CRITICISM",
Fine = "FINE",
ConfiscationOfGains = "CONFISCATION_OF_GAINS",
ConfiscationOfProperty = "CONFISCATION_OF_PROPERTY",
LicenceSuspended = "LICENCE_SUSPENDED",
GradeLowered = "GRADE_LOWERED",
LicenceRevoked = "LICENCE_REVOKED",
BusinessRestricted = "BUSINESS_RESTRICTED",
BusinessSuspended = "BUSINESS_SUSPENDED",
ClosureOrdered = "CLOSURE_ORDERED",
BarredFromTrade = "BARRED_FROM_TRADE",
Detention = "DETENTION",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum PenaltyOrderField {
DecidedOn = "DECIDED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// The position of a key person (职务).
pub enum Position {
Chairman = "CHAIRMAN",
ViceChairman = "VICE_CHAIRMAN",
ExecutiveDirector = "EXECUTIVE_DIRECTOR",
Director = "DIRECTOR",
IndependentDirector = "INDEPENDENT_DIRECTOR",
SupervisoryChairman = "SUPERVISORY_CHAIRMAN",
Supervisor = "SUPERVISOR",
GeneralManager = "GENERAL_MANAGER",
DeputyGeneralManager = "DEPUTY_GENERAL_MANAGER",
Manager = "MANAGER",
ChairmanAndGeneralManager = "CHAIRMAN_AND_GENERAL_MANAGER",
ExecutiveDirectorAndManager = "EXECUTIVE_DIRECTOR_AND_MANAGER",
PersonInCharge = "PERSON_IN_CHARGE",
Operator = "OPERATOR",
Investor = "INVESTOR",
ManagingPartner = "MANAGING_PARTNER",
Partner = "PARTNER",
LegalRepresentative = "LEGAL_REPRESENTATIVE",
ChiefRepresentative = "CHIEF_REPRESENTATIVE",
Representative = "REPRESENTATIVE",
ChiefFinancialOfficer = "CHIEF_FINANCIAL_OFFICER",
BoardSecretary = "BOARD_SECRETARY",
CouncilChairman = "COUNCIL_CHAIRMAN",
CouncilMember = "COUNCIL_MEMBER",
FactoryDirector = "FACTORY_DIRECTOR",
Other = "OTHER",
}
}
string_enum! {
/// What an intellectual property pledge is over (知识产权种类).
pub enum PropertyKind {
Trademark = "TRADEMARK",
Patent = "PATENT",
Copyright = "COPYRIGHT",
}
}
string_enum! {
/// A kind of record under an enterprise (记录类别).
pub enum RecordKind {
Alteration = "ALTERATION",
Shareholder = "SHAREHOLDER",
KeyPerson = "KEY_PERSON",
Branch = "BRANCH",
Licence = "LICENCE",
Penalty = "PENALTY",
ChattelMortgage = "CHATTEL_MORTGAGE",
EquityPledge = "EQUITY_PLEDGE",
IntellectualPropertyPledge = "INTELLECTUAL_PROPERTY_PLEDGE",
AnnualReport = "ANNUAL_REPORT",
AbnormalOperation = "ABNORMAL_OPERATION",
SeriousViolation = "SERIOUS_VIOLATION",
Inspection = "INSPECTION",
Complaint = "COMPLAINT",
Honour = "HONOUR",
SupervisionRecord = "SUPERVISION_RECORD",
}
}
string_enum! {
/// Whether a record stands (记录状态).
pub enum RecordState {
Current = "CURRENT",
Withdrawn = "WITHDRAWN",
Expired = "EXPIRED",
}
}
string_enum! {
/// Where an enterprise stands in the register (登记状态).
///
/// Sources write it in many ways; the enterprise keeps the text of its source beside the code.
pub enum RegistrationStatus {
Existing = "EXISTING",
RevokedNotDeregistered = "REVOKED_NOT_DEREGISTERED",
RevokedAndDeregistered = "REVOKED_AND_DEREGISTERED",
Deregistered = "DEREGISTERED",
Annulled = "ANNULLED",
MovedOut = "MOVED_OUT",
Other = "OTHER",
}
}
string_enum! {
/// What was done to a record (变更类别).
pub enum RevisionOperation {
Create = "CREATE",
Revise = "REVISE",
Withdraw = "WITHDRAW",
Expire = "EXPIRE",
Object = "OBJECT",
Settle = "SETTLE",
}
}
string_enum! {
/// What a client may do (权限).
pub enum Scope {
DisclosureRead = "DISCLOSURE_READ",
PersonRead = "PERSON_READ",
ExportRead = "EXPORT_READ",
FeedRead = "FEED_READ",
VerifyRead = "VERIFY_READ",
HonourWrite = "HONOUR_WRITE",
SupervisionWrite = "SUPERVISION_WRITE",
LicenceWrite = "LICENCE_WRITE",
PenaltyWrite = "PENALTY_WRITE",
ListWrite = "LIST_WRITE",
InspectionWrite = "INSPECTION_WRITE",
ComplaintWrite = "COMPLAINT_WRITE",
RegistryWrite = "REGISTRY_WRITE",
ObjectionWrite = "OBJECTION_WRITE",
ObjectionDecide = "OBJECTION_DECIDE",
WatchWrite = "WATCH_WRITE",
Admin = "ADMIN",
}
}
string_enum! {
/// The claim that a chattel mortgage secures (被担保债权种类).
pub enum SecuredClaimKind {
Loan = "LOAN",
Sale = "SALE",
FinanceLease = "FINANCE_LEASE",
Guarantee = "GUARANTEE",
Work = "WORK",
Other = "OTHER",
}
}
string_enum! {
/// Why an enterprise is listed for serious violations (列入严重违法失信企业名单原因).
pub enum SeriousReason {
ThreeYearsAbnormal = "THREE_YEARS_ABNORMAL",
FalseMaterial = "FALSE_MATERIAL",
PyramidSelling = "PYRAMID_SELLING",
DirectSelling = "DIRECT_SELLING",
UnfairCompetition = "UNFAIR_COMPETITION",
UnsafeGoods = "UNSAFE_GOODS",
FalseAdvertising = "FALSE_ADVERTISING",
TrademarkInfringement = "TRADEMARK_INFRINGEMENT",
TrademarkAgencyBarred = "TRADEMARK_AGENCY_BARRED",
Other = "OTHER",
}
}
string_enum! {
/// Why an enterprise is removed from the list of serious violations (移出严重违法失信企业名单原因).
pub enum SeriousRemovalReason {
FiveYearsWithoutRecurrence = "FIVE_YEARS_WITHOUT_RECURRENCE",
ObligationMet = "OBLIGATION_MET",
BasisRevoked = "BASIS_REVOKED",
ListedInError = "LISTED_IN_ERROR",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum SeriousViolationOrderField {
ListedOn = "LISTED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// What a shareholder is (股东类型).
///
/// Every natural person, of whatever nationality, is [`ShareholderKind::NaturalPerson`]: the protection of personal data hangs on it.
pub enum ShareholderKind {
NaturalPerson = "NATURAL_PERSON",
EnterpriseLegalPerson = "ENTERPRISE_LEGAL_PERSON",
PublicInstitution = "PUBLIC_INSTITUTION",
SocialOrganisation = "SOCIAL_ORGANISATION",
StateBody = "STATE_BODY",
Foreign = "FOREIGN",
Partnership = "PARTNERSHIP",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum ShareholderOrderField {
Entry = "ENTRY",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// By what an enterprise fits a subject (匹配依据), the weakest first.
pub enum SubjectMatch {
Similar = "SIMILAR",
SameBrand = "SAME_BRAND",
OtherPlace = "OTHER_PLACE",
OtherForm = "OTHER_FORM",
FormerName = "FORMER_NAME",
Name = "NAME",
RegistrationNumber = "REGISTRATION_NUMBER",
CreditCode = "CREDIT_CODE",
}
}
string_enum! {
/// What a supervision record of an industry association is (行业监督管理类型).
pub enum SupervisionKind {
SelfDisciplineMeasure = "SELF_DISCIPLINE_MEASURE",
Warning = "WARNING",
Rating = "RATING",
Commendation = "COMMENDATION",
Criticism = "CRITICISM",
Other = "OTHER",
}
}
string_enum! {
/// What this list can be ordered by (排序字段).
pub enum SupervisionRecordOrderField {
DecidedOn = "DECIDED_ON",
PublishedAt = "PUBLISHED_AT",
}
}
string_enum! {
/// Whether the clients of a tier may send documents by their hash (预存查询方式).
pub enum TierDocuments {
Off = "OFF",
Automatic = "AUTOMATIC",
AllowList = "ALLOW_LIST",
}
}
string_enum! {
/// What sort of error an input has (业务错误类别).
pub enum UserErrorCode {
Invalid = "INVALID",
NotFound = "NOT_FOUND",
Conflict = "CONFLICT",
LimitReached = "LIMIT_REACHED",
NotAllowed = "NOT_ALLOWED",
}
}
string_enum! {
/// Whether a licence, a mortgage or a pledge is in force (有效/无效).
pub enum Validity {
Valid = "VALID",
Invalid = "INVALID",
}
}
string_enum! {
/// Whether an enterprise is on a list (名单结论).
pub enum Verdict {
Listed = "LISTED",
FormerlyListed = "FORMERLY_LISTED",
Clear = "CLEAR",
}
}
string_enum! {
/// Whether a subject was found (核验状态).
pub enum VerificationStatus {
Found = "FOUND",
NotFound = "NOT_FOUND",
Ambiguous = "AMBIGUOUS",
Invalid = "INVALID",
}
}
string_enum! {
/// Where a delivery stands (推送状态).
pub enum WebhookDeliveryState {
Pending = "PENDING",
Delivered = "DELIVERED",
Dead = "DEAD",
}
}
string_enum! {
/// Whether an endpoint is told of changes (推送地址状态).
pub enum WebhookEndpointState {
Enabled = "ENABLED",
Disabled = "DISABLED",
Gone = "GONE",
Failing = "FAILING",
}
}
/// Which entries in the abnormal list are wanted (经营异常名录筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_list: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Vec<AbnormalReason>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of entries in the abnormal list (经营异常名录排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationOrder {
    pub field: AbnormalOperationOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// An objection to be accepted (受理异议).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AcceptObjectionInput {
    pub objection_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
/// Subjects to be put on a watch list (增加关注主体).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddWatchSubjectsInput {
    pub watch_list_id: String,
    pub subjects: Vec<String>,
}
/// Which registered changes are wanted (变更信息筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct AlterationFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub altered_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of registered changes (变更信息排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlterationOrder {
    pub field: AlterationOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which annual reports are wanted (年度报告筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<Vec<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operating_state: Option<Vec<OperatingState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of annual reports (年度报告排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportOrder {
    pub field: AnnualReportOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// A point of the data's history (时点): exactly one of the two.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct AsOf {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}
/// Which branches are wanted (分支机构筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct BranchFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of branches (分支机构排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BranchOrder {
    pub field: BranchOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// An export to be taken back (取消导出).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelExportInput {
    pub export_id: String,
}
/// Which changes are wanted (变更流筛选). All conditions given must hold; of a list, one of its values.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ChangeFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Vec<DisclosureKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<Vec<RevisionOperation>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_id: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watch_list_id: Option<String>,
}
/// Which chattel mortgages are wanted (动产抵押登记筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity: Option<Vec<Validity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secured_claim_kind: Option<Vec<SecuredClaimKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of chattel mortgages (动产抵押登记排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageOrder {
    pub field: ChattelMortgageOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which complaints are wanted (消费投诉筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Vec<ComplaintCategory>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Vec<ComplaintResolution>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of complaints (消费投诉排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintOrder {
    pub field: ComplaintOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// A field of a record with its new value (更正项).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CorrectedFieldInput {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}
/// A watch list to be made (新建关注名单).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWatchListInput {
    pub name: String,
}
/// An endpoint to be made (新建推送地址).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhookEndpointInput {
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub rules: Vec<WebhookRuleInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}
/// A range of days (日期范围), both ends included; an end that is not given is open.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct DateRange {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}
/// A range of moments (时间范围), both ends included; an end that is not given is open.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct DateTimeRange {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}
/// An objection to be decided (处理异议).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DecideObjectionInput {
    pub objection_id: String,
    pub decision: ObjectionDecision,
    pub explanation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<ObjectionCorrectionInput>,
    pub expected_state: ObjectionState,
    pub idempotency_key: String,
}
/// Which watch list is to be deleted (删除关注名单).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWatchListInput {
    pub watch_list_id: String,
}
/// Which endpoint is to be deleted (删除推送地址).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWebhookEndpointInput {
    pub endpoint_id: String,
}
/// Which endpoint is to be told of nothing for now (停用推送地址).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableWebhookEndpointInput {
    pub endpoint_id: String,
}
/// Which disclosures are wanted (公示信息筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct DisclosureFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Vec<DisclosureType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
}
/// The order of a timeline (公示信息排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DisclosureOrder {
    pub field: DisclosureOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which endpoint is to be told of changes again (启用推送地址).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableWebhookEndpointInput {
    pub endpoint_id: String,
}
/// Of which endpoint the former secret is to end (停用旧推送密钥).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EndFormerWebhookSecretInput {
    pub endpoint_id: String,
}
/// Which enterprises are wanted (企业筛选). All conditions given must hold. To find one by name, use `searchEnterprises`.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Vec<RegistrationStatus>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_type: Option<Vec<EntityType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub established_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_abnormal_list: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_serious_list: Option<bool>,
}
/// The order of a list of enterprises (企业排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseOrder {
    pub field: EnterpriseOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which enterprises a search may find (检索筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseSearchFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Vec<RegistrationStatus>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_abnormal_list: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_serious_list: Option<bool>,
}
/// Which equity pledges are wanted (股权出质登记筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct EquityPledgeFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity: Option<Vec<Validity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of equity pledges (股权出质登记排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EquityPledgeOrder {
    pub field: EquityPledgeOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which records are exported (导出筛选). All conditions given must hold as of the export's sequence number; of a list, one
/// of its values.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ExportFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<Vec<String>>,
}
/// An objection to be filed (提出异议).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileObjectionInput {
    pub record_id: String,
    pub type_: ObjectionType,
    pub statement: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<ObjectionEvidenceInput>>,
    pub objector: ObjectionObjectorInput,
    pub idempotency_key: String,
}
/// An objection to be forwarded (转交异议).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ForwardObjectionInput {
    pub objection_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
/// Which honours are wanted (荣誉评定筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct HonourFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Vec<HonourLevel>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awarded_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of honours (荣誉评定排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HonourOrder {
    pub field: HonourOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which inspections are wanted (抽查检查筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct InspectionFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Vec<InspectionKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inspected_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of inspections (抽查检查排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionOrder {
    pub field: InspectionOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which intellectual property pledges are wanted (知识产权出质登记筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgeFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property_kind: Option<Vec<PropertyKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity: Option<Vec<Validity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of intellectual property pledges (知识产权出质登记排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgeOrder {
    pub field: IntellectualPropertyPledgeOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which key persons are wanted (主要人员筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct KeyPersonFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Vec<Position>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of key persons (主要人员排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyPersonOrder {
    pub field: KeyPersonOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which licences are wanted (行政许可筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct LicenceFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence_kind: Option<Vec<LicenceKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity: Option<Vec<Validity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of licences (行政许可排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LicenceOrder {
    pub field: LicenceOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// A correction of the record that was objected to (更正内容).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionCorrectionInput {
    pub expected_revision: i64,
    pub fields: Vec<CorrectedFieldInput>,
}
/// An attachment by its hash (证据材料).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionEvidenceInput {
    pub name: String,
    pub sha256: String,
    pub size: i64,
    pub media_type: String,
}
/// Which objections are wanted (异议筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<ObjectionState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_: Option<Vec<ObjectionType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Vec<RecordKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filed_at: Option<DateTimeRange>,
}
/// Who objects (异议人).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionObjectorInput {
    pub name: String,
    pub contact: String,
}
/// The order of a list of objections (异议排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionOrder {
    pub field: ObjectionOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which penalties are wanted (行政处罚筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_until: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of penalties (行政处罚排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyOrder {
    pub field: PenaltyOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// What of what was given up is to be attempted again (重新推送).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedeliverWebhooksInput {
    pub endpoint_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_ids: Option<Vec<String>>,
}
/// An objection to be refused (不予受理异议).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefuseObjectionInput {
    pub objection_id: String,
    pub reason: String,
}
/// Subjects to be taken off a watch list (移除关注主体).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveWatchSubjectsInput {
    pub watch_list_id: String,
    pub subjects: Vec<String>,
}
/// Another name for a watch list (重命名关注名单).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RenameWatchListInput {
    pub watch_list_id: String,
    pub name: String,
}
/// Up to where an endpoint is to be set back (重放推送).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayWebhooksInput {
    pub endpoint_id: String,
    pub from_sequence: String,
}
/// An export that is asked for (导出请求).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestExportInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<DisclosureKind>>,
    pub format: ExportFormat,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compression: Option<ExportCompression>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bom: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ExportFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
}
/// Which endpoint is to have another secret (轮换推送密钥).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RotateWebhookSecretInput {
    pub endpoint_id: String,
}
/// Which endpoint is to be sent a test event (发送测试事件).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SendTestEventInput {
    pub endpoint_id: String,
}
/// Which entries in the list of serious violations are wanted (严重违法失信企业名单筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_list: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Vec<SeriousReason>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removed_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of entries in the list of serious violations (严重违法失信企业名单排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationOrder {
    pub field: SeriousViolationOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which shareholders are wanted (股东筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ShareholderFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Vec<ShareholderKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of shareholders (股东排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholderOrder {
    pub field: ShareholderOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// Which supervision records are wanted (行业监督管理筛选). All conditions given must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionRecordFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Vec<SupervisionKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<DateRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<DateTimeRange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Vec<RecordState>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_objection: Option<bool>,
}
/// The order of a list of supervision records (行业监督管理排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionRecordOrder {
    pub field: SupervisionRecordOrderField,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<OrderDirection>,
}
/// What is to change of an endpoint (变更推送地址). What is not given stays.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateWebhookEndpointInput {
    pub endpoint_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<WebhookRuleInput>>,
}
/// A subject to be verified (核验主体): by its credit code, its registration number or its name, or by several of them, which
/// then must all fit.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct VerifySubject {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}
/// Which changes an endpoint is to be told of (推送规则). All conditions given must hold; of a list, one of its values. A rule
/// without conditions is met by every change.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct WebhookRuleInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Vec<DisclosureKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<Vec<RevisionOperation>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_id: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Vec<Industry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watch_list_id: Option<String>,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerData {
    pub viewer: ViewerDataViewer,
}
/// What is selected of `Viewer`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerDataViewer {
    #[serde(default)]
    pub client: Option<ViewerDataViewerClient>,
    #[serde(default)]
    pub organisation: Option<ViewerDataViewerOrganisation>,
    pub tier: ViewerDataViewerTier,
    pub scopes: Vec<ViewerDataViewerScopes>,
}
/// What is selected of `ViewerClient`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerDataViewerClient {
    pub client_id: String,
    pub name: String,
    pub key_id: String,
}
/// What is selected of `ViewerOrganisation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerDataViewerOrganisation {
    pub name: String,
    pub kind: ViewerDataViewerOrganisationKind,
    #[serde(default)]
    pub division: Option<String>,
    pub industry_sections: Vec<ViewerDataViewerOrganisationIndustrySections>,
    #[serde(default)]
    pub kinds: Option<Vec<DisclosureKind>>,
    pub members_only: bool,
    pub needs_review: bool,
}
/// What is selected of `OrganisationKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerDataViewerOrganisationKind {
    pub value: OrganisationKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `IndustryCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerDataViewerOrganisationIndustrySections {
    pub value: Industry,
    pub code: String,
    pub label: String,
}
/// What is selected of `ViewerTier`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerDataViewerTier {
    pub name: String,
    pub documents: TierDocuments,
    pub limits: ViewerDataViewerTierLimits,
}
/// What is selected of `TierLimitValues`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerDataViewerTierLimits {
    pub requests_per_second: i64,
    pub burst: i64,
    pub concurrency_max: i64,
    pub bucket_points: i64,
    pub refill_points_per_second: i64,
    pub points_per_month: i64,
    pub query_cost_max: i64,
    pub page_size_max: i64,
    pub subscriptions_max: i64,
    pub exports_per_day: i64,
    pub watched_subjects_max: i64,
    pub writes_per_minute: i64,
}
/// What is selected of `ScopeCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerDataViewerScopes {
    pub value: Scope,
    pub code: String,
}
/// The variables of [`Viewer`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ViewerVariables {}
/// The operation `Viewer`.
#[derive(Debug, Clone, Copy)]
pub struct Viewer;
impl Operation for Viewer {
    const NAME: &'static str = "Viewer";
    const DOCUMENT: &'static str = r#"query Viewer {
  viewer {
    client {
      clientId
      name
      keyId
    }
    organisation {
      name
      kind {
        value
        code
        label
      }
      division
      industrySections {
        value
        code
        label
      }
      kinds
      membersOnly
      needsReview
    }
    tier {
      name
      documents
      limits {
        requestsPerSecond
        burst
        concurrencyMax
        bucketPoints
        refillPointsPerSecond
        pointsPerMonth
        queryCostMax
        pageSizeMax
        subscriptionsMax
        exportsPerDay
        watchedSubjectsMax
        writesPerMinute
      }
    }
    scopes {
      value
      code
    }
  }
}"#;
    type Variables = ViewerVariables;
    type Data = ViewerData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RateLimitData {
    #[serde(default)]
    pub rate_limit: Option<RateLimitDataRateLimit>,
}
/// What is selected of `RateLimit`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RateLimitDataRateLimit {
    pub limit: i64,
    pub remaining: i64,
    pub cost: i64,
    pub reset_at: String,
}
/// The variables of [`RateLimit`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct RateLimitVariables {}
/// The operation `RateLimit`.
#[derive(Debug, Clone, Copy)]
pub struct RateLimit;
impl Operation for RateLimit {
    const NAME: &'static str = "RateLimit";
    const DOCUMENT: &'static str = r#"query RateLimit {
  rateLimit {
    limit
    remaining
    cost
    resetAt
  }
}"#;
    type Variables = RateLimitVariables;
    type Data = RateLimitData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CostOfData {
    pub cost_of: CostOfDataCostOf,
}
/// What is selected of `QueryCost`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CostOfDataCostOf {
    pub requested: i64,
    pub ceiling: i64,
    pub refused: bool,
    pub fields: Vec<CostOfDataCostOfFields>,
    pub errors: Vec<CostOfDataCostOfErrors>,
}
/// What is selected of `QueryCostField`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CostOfDataCostOfFields {
    pub key: String,
    pub field: String,
    pub points: i64,
}
/// What is selected of `QueryCostError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CostOfDataCostOfErrors {
    pub code: String,
    pub message: String,
    #[serde(default)]
    pub line: Option<i64>,
}
/// The variables of [`CostOf`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CostOfVariables {
    pub query: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variables: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_name: Option<String>,
}
/// The operation `CostOf`.
#[derive(Debug, Clone, Copy)]
pub struct CostOf;
impl Operation for CostOf {
    const NAME: &'static str = "CostOf";
    const DOCUMENT: &'static str = r#"query CostOf($query: String!, $variables: String, $operationName: String) {
  costOf(query: $query, variables: $variables, operationName: $operationName) {
    requested
    ceiling
    refused
    fields {
      key
      field
      points
    }
    errors {
      code
      message
      line
    }
  }
}"#;
    type Variables = CostOfVariables;
    type Data = CostOfData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DatasetData {
    pub dataset: DatasetDataDataset,
}
/// What is selected of `Dataset`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DatasetDataDataset {
    #[serde(default)]
    pub name: Option<String>,
    pub synthetic: bool,
    #[serde(default)]
    pub licence: Option<String>,
    #[serde(default)]
    pub attribution: Option<String>,
    pub sequence: String,
    #[serde(default)]
    pub updated_at: Option<String>,
    pub schema_version: String,
}
/// The variables of [`Dataset`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct DatasetVariables {}
/// The operation `Dataset`.
#[derive(Debug, Clone, Copy)]
pub struct Dataset;
impl Operation for Dataset {
    const NAME: &'static str = "Dataset";
    const DOCUMENT: &'static str = r#"query Dataset {
  dataset {
    name
    synthetic
    licence
    attribution
    sequence
    updatedAt
    schemaVersion
  }
}"#;
    type Variables = DatasetVariables;
    type Data = DatasetData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeTablesData {
    pub code_tables: Vec<CodeTablesDataCodeTables>,
}
/// What is selected of `CodeTable`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeTablesDataCodeTables {
    pub name: String,
    pub title: String,
    pub codes: Vec<CodeTablesDataCodeTablesCodes>,
}
/// What is selected of `CodeTableEntry`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeTablesDataCodeTablesCodes {
    pub value: String,
    pub code: String,
    pub zh: String,
    pub en: String,
    #[serde(default)]
    pub legal_basis: Option<String>,
}
/// The variables of [`CodeTables`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct CodeTablesVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
}
/// The operation `CodeTables`.
#[derive(Debug, Clone, Copy)]
pub struct CodeTables;
impl Operation for CodeTables {
    const NAME: &'static str = "CodeTables";
    const DOCUMENT: &'static str = r#"query CodeTables($names: [String!]) {
  codeTables(names: $names) {
    name
    title
    codes {
      value
      code
      zh
      en
      legalBasis
    }
  }
}"#;
    type Variables = CodeTablesVariables;
    type Data = CodeTablesData;
}
/// What is selected of `ChangeEvent`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeFields {
    pub sequence: String,
    pub at: String,
    pub operation: RevisionOperation,
    pub kind: DisclosureKind,
    pub record_id: String,
    pub revision: i64,
    pub enterprise: EnterpriseReference,
    pub by: OrganisationReference,
    pub state: ChangeFieldsState,
    pub under_objection: bool,
    #[serde(default)]
    pub reason: Option<String>,
    pub after: serde_json::Value,
    #[serde(default)]
    pub before: Option<serde_json::Value>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeFieldsState {
    pub value: RecordState,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangesData {
    pub changes: ChangesDataChanges,
}
/// What is selected of `ChangePage`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangesDataChanges {
    pub events: Vec<ChangeFields>,
    pub up_to: String,
    pub has_more: bool,
    pub head: String,
}
/// The variables of [`Changes`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangesVariables {
    pub after: String,
    pub first: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ChangeFilter>,
}
/// The operation `Changes`.
#[derive(Debug, Clone, Copy)]
pub struct Changes;
impl Operation for Changes {
    const NAME: &'static str = "Changes";
    const DOCUMENT: &'static str = r#"query Changes($after: String!, $first: Int!, $filter: ChangeFilter) {
  changes(after: $after, first: $first, filter: $filter) {
    events {
      ...ChangeFields
    }
    upTo
    hasMore
    head
  }
}

fragment ChangeFields on ChangeEvent {
  sequence
  at
  operation
  kind
  recordId
  revision
  enterprise {
    ...EnterpriseReference
  }
  by {
    ...OrganisationReference
  }
  state {
    value
  }
  underObjection
  reason
  after
  before
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}"#;
    type Variables = ChangesVariables;
    type Data = ChangesData;
}
/// What is selected of `Enterprise`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    #[serde(default)]
    pub credit_code: Option<String>,
    #[serde(default)]
    pub registration_number: Option<String>,
    pub name: String,
    pub former_names: Vec<String>,
    pub entity_type: EnterpriseFieldsEntityType,
    #[serde(default)]
    pub legal_representative: Option<String>,
    #[serde(default)]
    pub registered_capital: Option<EnterpriseFieldsRegisteredCapital>,
    pub established_on: String,
    #[serde(default)]
    pub term_from: Option<String>,
    #[serde(default)]
    pub term_to: Option<String>,
    pub registration_authority: String,
    #[serde(default)]
    pub approved_on: Option<String>,
    pub status: EnterpriseFieldsStatus,
    #[serde(default)]
    pub status_text: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub business_scope: Option<String>,
    #[serde(default)]
    pub district: Option<EnterpriseFieldsDistrict>,
    #[serde(default)]
    pub industry: Option<EnterpriseFieldsIndustry>,
    #[serde(default)]
    pub revoked_on: Option<String>,
    #[serde(default)]
    pub deregistered_on: Option<String>,
    pub on_abnormal_list: bool,
    pub on_serious_list: bool,
    pub publisher: OrganisationReference,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
}
/// What is selected of `EntityTypeCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseFieldsEntityType {
    pub value: EntityType,
    pub code: String,
    pub label: String,
}
/// What is selected of `RegisteredCapital`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseFieldsRegisteredCapital {
    pub amount: String,
    pub currency: String,
}
/// What is selected of `RegistrationStatusCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseFieldsStatus {
    pub value: RegistrationStatus,
    pub code: String,
    pub label: String,
}
/// What is selected of `Division`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseFieldsDistrict {
    pub code: String,
    #[serde(default)]
    pub name: Option<String>,
}
/// What is selected of `IndustryCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseFieldsIndustry {
    pub value: Industry,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseData {
    #[serde(default)]
    pub enterprise: Option<EnterpriseFields>,
}
/// The variables of [`Enterprise`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
}
/// The operation `Enterprise`.
#[derive(Debug, Clone, Copy)]
pub struct Enterprise;
impl Operation for Enterprise {
    const NAME: &'static str = "Enterprise";
    const DOCUMENT: &'static str = r#"query Enterprise($creditCode: CreditCode, $registrationNumber: String, $asOf: AsOf) {
  enterprise(creditCode: $creditCode, registrationNumber: $registrationNumber, asOf: $asOf) {
    ...EnterpriseFields
  }
}

fragment EnterpriseFields on Enterprise {
  __typename
  id
  creditCode
  registrationNumber
  name
  formerNames
  entityType {
    value
    code
    label
  }
  legalRepresentative
  registeredCapital {
    amount
    currency
  }
  establishedOn
  termFrom
  termTo
  registrationAuthority
  approvedOn
  status {
    value
    code
    label
  }
  statusText
  address
  businessScope
  district {
    code
    name
  }
  industry {
    value
    code
    label
  }
  revokedOn
  deregisteredOn
  onAbnormalList
  onSeriousList
  publisher {
    ...OrganisationReference
  }
  revision
  publishedAt
  updatedAt
}

fragment OrganisationReference on Organisation {
  id
  name
}"#;
    type Variables = EnterpriseVariables;
    type Data = EnterpriseData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterprisesData {
    pub enterprises: EnterprisesDataEnterprises,
}
/// What is selected of `EnterpriseConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterprisesDataEnterprises {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<EnterpriseFields>,
    pub page_info: PageFields,
}
/// The variables of [`Enterprises`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct EnterprisesVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<EnterpriseFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<EnterpriseOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Enterprises`.
#[derive(Debug, Clone, Copy)]
pub struct Enterprises;
impl Operation for Enterprises {
    const NAME: &'static str = "Enterprises";
    const DOCUMENT: &'static str = r#"query Enterprises(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: EnterpriseFilter
  $orderBy: EnterpriseOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  enterprises(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...EnterpriseFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment EnterpriseFields on Enterprise {
  __typename
  id
  creditCode
  registrationNumber
  name
  formerNames
  entityType {
    value
    code
    label
  }
  legalRepresentative
  registeredCapital {
    amount
    currency
  }
  establishedOn
  termFrom
  termTo
  registrationAuthority
  approvedOn
  status {
    value
    code
    label
  }
  statusText
  address
  businessScope
  district {
    code
    name
  }
  industry {
    value
    code
    label
  }
  revokedOn
  deregisteredOn
  onAbnormalList
  onSeriousList
  publisher {
    ...OrganisationReference
  }
  revision
  publishedAt
  updatedAt
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = EnterprisesVariables;
    type Data = EnterprisesData;
}
impl Paged for Enterprises {
    type Node = EnterpriseFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.enterprises).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchEnterprisesData {
    pub search_enterprises: SearchEnterprisesDataSearchEnterprises,
}
/// What is selected of `EnterpriseSearchConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchEnterprisesDataSearchEnterprises {
    pub sequence: String,
    #[serde(default)]
    pub total_count: Option<i64>,
    pub edges: Vec<SearchEnterprisesDataSearchEnterprisesEdges>,
    pub page_info: PageFields,
}
/// What is selected of `EnterpriseSearchEdge`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchEnterprisesDataSearchEnterprisesEdges {
    pub cursor: String,
    pub matched: MatchedField,
    pub highlights: Vec<SearchEnterprisesDataSearchEnterprisesEdgesHighlights>,
    pub node: EnterpriseFields,
}
/// What is selected of `Highlight`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchEnterprisesDataSearchEnterprisesEdgesHighlights {
    pub text: String,
    pub ranges: Vec<SearchEnterprisesDataSearchEnterprisesEdgesHighlightsRanges>,
}
/// What is selected of `HighlightRange`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchEnterprisesDataSearchEnterprisesEdgesHighlightsRanges {
    pub start: i64,
    pub end: i64,
}
/// The variables of [`SearchEnterprises`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchEnterprisesVariables {
    pub query: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<EnterpriseSearchFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `SearchEnterprises`.
#[derive(Debug, Clone, Copy)]
pub struct SearchEnterprises;
impl Operation for SearchEnterprises {
    const NAME: &'static str = "SearchEnterprises";
    const DOCUMENT: &'static str = r#"query SearchEnterprises(
  $query: String!
  $filter: EnterpriseSearchFilter
  $first: Int
  $after: String
  $last: Int
  $before: String
  $withTotal: Boolean! = false
) {
  searchEnterprises(
    query: $query
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    sequence
    totalCount @include(if: $withTotal)
    edges {
      cursor
      matched
      highlights {
        text
        ranges {
          start
          end
        }
      }
      node {
        ...EnterpriseFields
      }
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment EnterpriseFields on Enterprise {
  __typename
  id
  creditCode
  registrationNumber
  name
  formerNames
  entityType {
    value
    code
    label
  }
  legalRepresentative
  registeredCapital {
    amount
    currency
  }
  establishedOn
  termFrom
  termTo
  registrationAuthority
  approvedOn
  status {
    value
    code
    label
  }
  statusText
  address
  businessScope
  district {
    code
    name
  }
  industry {
    value
    code
    label
  }
  revokedOn
  deregisteredOn
  onAbnormalList
  onSeriousList
  publisher {
    ...OrganisationReference
  }
  revision
  publishedAt
  updatedAt
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = SearchEnterprisesVariables;
    type Data = SearchEnterprisesData;
}
impl Paged for SearchEnterprises {
    type Node = SearchEnterprisesDataSearchEnterprisesEdges;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.search_enterprises).map_or_else(Page::default, |page| Page {
            nodes: page.edges,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AutocompleteData {
    pub autocomplete: Vec<AutocompleteDataAutocomplete>,
}
/// What is selected of `EnterpriseSuggestion`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AutocompleteDataAutocomplete {
    pub text: String,
    pub matched: MatchedField,
}
/// The variables of [`Autocomplete`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AutocompleteVariables {
    pub prefix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
}
/// The operation `Autocomplete`.
#[derive(Debug, Clone, Copy)]
pub struct Autocomplete;
impl Operation for Autocomplete {
    const NAME: &'static str = "Autocomplete";
    const DOCUMENT: &'static str = r#"query Autocomplete($prefix: String!, $first: Int) {
  autocomplete(prefix: $prefix, first: $first) {
    text
    matched
  }
}"#;
    type Variables = AutocompleteVariables;
    type Data = AutocompleteData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisclosuresData {
    #[serde(default)]
    pub enterprise: Option<DisclosuresDataEnterprise>,
}
/// What is selected of `Enterprise`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisclosuresDataEnterprise {
    pub id: String,
    #[serde(default)]
    pub credit_code: Option<String>,
    #[serde(default)]
    pub registration_number: Option<String>,
    pub name: String,
    pub disclosures: DisclosuresDataEnterpriseDisclosures,
}
/// What is selected of `DisclosureConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisclosuresDataEnterpriseDisclosures {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<DisclosureFields>,
    pub page_info: PageFields,
}
/// The variables of [`Disclosures`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct DisclosuresVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<DisclosureFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<DisclosureOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Disclosures`.
#[derive(Debug, Clone, Copy)]
pub struct Disclosures;
impl Operation for Disclosures {
    const NAME: &'static str = "Disclosures";
    const DOCUMENT: &'static str = r#"query Disclosures(
  $creditCode: CreditCode
  $registrationNumber: String
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: DisclosureFilter
  $orderBy: DisclosureOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  enterprise(creditCode: $creditCode, registrationNumber: $registrationNumber, asOf: $asOf) {
    ...EnterpriseReference
    disclosures(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: $orderBy
    ) {
      totalCount @include(if: $withTotal)
      nodes {
        ...DisclosureFields
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = DisclosuresVariables;
    type Data = DisclosuresData;
}
impl Paged for Disclosures {
    type Node = DisclosureFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        data.enterprise.map(|it| it.disclosures).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Export`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportFields {
    pub id: String,
    pub state: ExportFieldsState,
    pub sequence: String,
    #[serde(default)]
    pub since: Option<String>,
    pub kinds: Vec<DisclosureKind>,
    pub format: ExportFormat,
    pub compression: ExportCompression,
    pub with_contacts: bool,
    pub scheduled: bool,
    pub progress: ExportFieldsProgress,
    pub bytes: i64,
    #[serde(default)]
    pub failure: Option<String>,
    pub created_at: String,
    #[serde(default)]
    pub finished_at: Option<String>,
    #[serde(default)]
    pub expires_at: Option<String>,
    #[serde(default)]
    pub idempotency_key: Option<String>,
    pub path: String,
    #[serde(default)]
    pub manifest_path: Option<String>,
}
/// What is selected of `ExportStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportFieldsState {
    pub value: ExportState,
    pub code: String,
    pub label: String,
}
/// What is selected of `ExportProgress`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportFieldsProgress {
    pub rows: i64,
    pub of: i64,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportsData {
    pub exports: ExportsDataExports,
}
/// What is selected of `ExportConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportsDataExports {
    pub nodes: Vec<ExportFields>,
    pub page_info: PageFields,
}
/// The variables of [`Exports`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ExportsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}
/// The operation `Exports`.
#[derive(Debug, Clone, Copy)]
pub struct Exports;
impl Operation for Exports {
    const NAME: &'static str = "Exports";
    const DOCUMENT: &'static str = r#"query Exports($first: Int, $after: String) {
  exports(first: $first, after: $after) {
    nodes {
      ...ExportFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment ExportFields on Export {
  id
  state {
    value
    code
    label
  }
  sequence
  since
  kinds
  format
  compression
  withContacts
  scheduled
  progress {
    rows
    of
  }
  bytes
  failure
  createdAt
  finishedAt
  expiresAt
  idempotencyKey
  path
  manifestPath
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = ExportsVariables;
    type Data = ExportsData;
}
impl Paged for Exports {
    type Node = ExportFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.exports).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestExportData {
    pub request_export: RequestExportDataRequestExport,
}
/// What is selected of `ExportPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestExportDataRequestExport {
    #[serde(default)]
    pub export: Option<ExportFields>,
    pub user_errors: Vec<RequestExportDataRequestExportUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestExportDataRequestExportUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`RequestExport`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestExportVariables {
    pub input: RequestExportInput,
}
/// The operation `RequestExport`.
#[derive(Debug, Clone, Copy)]
pub struct RequestExport;
impl Operation for RequestExport {
    const NAME: &'static str = "RequestExport";
    const DOCUMENT: &'static str = r#"mutation RequestExport($input: RequestExportInput!) {
  requestExport(input: $input) {
    export {
      ...ExportFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment ExportFields on Export {
  id
  state {
    value
    code
    label
  }
  sequence
  since
  kinds
  format
  compression
  withContacts
  scheduled
  progress {
    rows
    of
  }
  bytes
  failure
  createdAt
  finishedAt
  expiresAt
  idempotencyKey
  path
  manifestPath
}"#;
    type Variables = RequestExportVariables;
    type Data = RequestExportData;
}
impl Mutation for RequestExport {
    const FIELD: &'static str = "requestExport";
    type Input = RequestExportInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelExportData {
    pub cancel_export: CancelExportDataCancelExport,
}
/// What is selected of `ExportPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelExportDataCancelExport {
    #[serde(default)]
    pub export: Option<ExportFields>,
    pub user_errors: Vec<CancelExportDataCancelExportUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelExportDataCancelExportUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`CancelExport`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelExportVariables {
    pub input: CancelExportInput,
}
/// The operation `CancelExport`.
#[derive(Debug, Clone, Copy)]
pub struct CancelExport;
impl Operation for CancelExport {
    const NAME: &'static str = "CancelExport";
    const DOCUMENT: &'static str = r#"mutation CancelExport($input: CancelExportInput!) {
  cancelExport(input: $input) {
    export {
      ...ExportFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment ExportFields on Export {
  id
  state {
    value
    code
    label
  }
  sequence
  since
  kinds
  format
  compression
  withContacts
  scheduled
  progress {
    rows
    of
  }
  bytes
  failure
  createdAt
  finishedAt
  expiresAt
  idempotencyKey
  path
  manifestPath
}"#;
    type Variables = CancelExportVariables;
    type Data = CancelExportData;
}
impl Mutation for CancelExport {
    const FIELD: &'static str = "cancelExport";
    type Input = CancelExportInput;
}
/// What is selected of `ObjectionParty`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionPartyFields {
    pub id: String,
    pub name: String,
}
/// What is selected of `Objection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFields {
    pub id: String,
    pub record_id: String,
    #[serde(default)]
    pub kind: Option<ObjectionFieldsKind>,
    pub enterprise_id: String,
    pub publisher: ObjectionPartyFields,
    pub filed_by: ObjectionPartyFields,
    pub type_: ObjectionFieldsType,
    pub state: ObjectionFieldsState,
    pub statement: String,
    pub evidence: Vec<ObjectionFieldsEvidence>,
    #[serde(default)]
    pub objector: Option<ObjectionFieldsObjector>,
    pub filed_at: String,
    #[serde(default)]
    pub due_on: Option<String>,
    pub overdue: bool,
    pub deadlines: Vec<ObjectionFieldsDeadlines>,
    pub steps: Vec<ObjectionFieldsSteps>,
}
/// What is selected of `RecordKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFieldsKind {
    pub value: RecordKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `ObjectionTypeCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFieldsType {
    pub value: ObjectionType,
    pub code: String,
    pub label: String,
}
/// What is selected of `ObjectionStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFieldsState {
    pub value: ObjectionState,
    pub code: String,
    pub label: String,
}
/// What is selected of `ObjectionEvidence`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFieldsEvidence {
    pub name: String,
    pub sha256: String,
    pub size: i64,
    pub media_type: String,
}
/// What is selected of `ObjectionObjector`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFieldsObjector {
    pub name: String,
    pub contact: String,
}
/// What is selected of `ObjectionDeadline`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFieldsDeadlines {
    pub rule: String,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub reason: Option<String>,
    #[serde(default)]
    pub met_on: Option<String>,
}
/// What is selected of `ObjectionStep`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFieldsSteps {
    pub at: String,
    pub act: ObjectionFieldsStepsAct,
    #[serde(default)]
    pub organisation: Option<ObjectionPartyFields>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub due_on: Option<String>,
}
/// What is selected of `ObjectionActCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionFieldsStepsAct {
    pub value: ObjectionAct,
    pub code: String,
    pub label: String,
}
/// What is selected of `ObjectionPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionOutcome {
    #[serde(default)]
    pub objection: Option<ObjectionFields>,
    #[serde(default)]
    pub existing_objection_id: Option<String>,
    pub user_errors: Vec<ObjectionOutcomeUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionOutcomeUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionData {
    #[serde(default)]
    pub objection: Option<ObjectionFields>,
}
/// The variables of [`Objection`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionVariables {
    pub id: String,
}
/// The operation `Objection`.
#[derive(Debug, Clone, Copy)]
pub struct Objection;
impl Operation for Objection {
    const NAME: &'static str = "Objection";
    const DOCUMENT: &'static str = r#"query Objection($id: ID!) {
  objection(id: $id) {
    ...ObjectionFields
  }
}

fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}

fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}"#;
    type Variables = ObjectionVariables;
    type Data = ObjectionData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionsData {
    pub objections: ObjectionsDataObjections,
}
/// What is selected of `ObjectionConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionsDataObjections {
    pub nodes: Vec<ObjectionFields>,
    pub page_info: PageFields,
}
/// The variables of [`Objections`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ObjectionFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<ObjectionOrder>,
}
/// The operation `Objections`.
#[derive(Debug, Clone, Copy)]
pub struct Objections;
impl Operation for Objections {
    const NAME: &'static str = "Objections";
    const DOCUMENT: &'static str = r#"query Objections($first: Int, $after: String, $filter: ObjectionFilter, $orderBy: ObjectionOrder) {
  objections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...ObjectionFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}

fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = ObjectionsVariables;
    type Data = ObjectionsData;
}
impl Paged for Objections {
    type Node = ObjectionFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.objections).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileObjectionData {
    pub file_objection: ObjectionOutcome,
}
/// The variables of [`FileObjection`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileObjectionVariables {
    pub input: FileObjectionInput,
}
/// The operation `FileObjection`.
#[derive(Debug, Clone, Copy)]
pub struct FileObjection;
impl Operation for FileObjection {
    const NAME: &'static str = "FileObjection";
    const DOCUMENT: &'static str = r#"mutation FileObjection($input: FileObjectionInput!) {
  fileObjection(input: $input) {
    ...ObjectionOutcome
  }
}

fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}

fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}

fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}"#;
    type Variables = FileObjectionVariables;
    type Data = FileObjectionData;
}
impl Mutation for FileObjection {
    const FIELD: &'static str = "fileObjection";
    type Input = FileObjectionInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AcceptObjectionData {
    pub accept_objection: ObjectionOutcome,
}
/// The variables of [`AcceptObjection`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AcceptObjectionVariables {
    pub input: AcceptObjectionInput,
}
/// The operation `AcceptObjection`.
#[derive(Debug, Clone, Copy)]
pub struct AcceptObjection;
impl Operation for AcceptObjection {
    const NAME: &'static str = "AcceptObjection";
    const DOCUMENT: &'static str = r#"mutation AcceptObjection($input: AcceptObjectionInput!) {
  acceptObjection(input: $input) {
    ...ObjectionOutcome
  }
}

fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}

fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}

fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}"#;
    type Variables = AcceptObjectionVariables;
    type Data = AcceptObjectionData;
}
impl Mutation for AcceptObjection {
    const FIELD: &'static str = "acceptObjection";
    type Input = AcceptObjectionInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefuseObjectionData {
    pub refuse_objection: ObjectionOutcome,
}
/// The variables of [`RefuseObjection`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefuseObjectionVariables {
    pub input: RefuseObjectionInput,
}
/// The operation `RefuseObjection`.
#[derive(Debug, Clone, Copy)]
pub struct RefuseObjection;
impl Operation for RefuseObjection {
    const NAME: &'static str = "RefuseObjection";
    const DOCUMENT: &'static str = r#"mutation RefuseObjection($input: RefuseObjectionInput!) {
  refuseObjection(input: $input) {
    ...ObjectionOutcome
  }
}

fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}

fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}

fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}"#;
    type Variables = RefuseObjectionVariables;
    type Data = RefuseObjectionData;
}
impl Mutation for RefuseObjection {
    const FIELD: &'static str = "refuseObjection";
    type Input = RefuseObjectionInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ForwardObjectionData {
    pub forward_objection: ObjectionOutcome,
}
/// The variables of [`ForwardObjection`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ForwardObjectionVariables {
    pub input: ForwardObjectionInput,
}
/// The operation `ForwardObjection`.
#[derive(Debug, Clone, Copy)]
pub struct ForwardObjection;
impl Operation for ForwardObjection {
    const NAME: &'static str = "ForwardObjection";
    const DOCUMENT: &'static str = r#"mutation ForwardObjection($input: ForwardObjectionInput!) {
  forwardObjection(input: $input) {
    ...ObjectionOutcome
  }
}

fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}

fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}

fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}"#;
    type Variables = ForwardObjectionVariables;
    type Data = ForwardObjectionData;
}
impl Mutation for ForwardObjection {
    const FIELD: &'static str = "forwardObjection";
    type Input = ForwardObjectionInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DecideObjectionData {
    pub decide_objection: ObjectionOutcome,
}
/// The variables of [`DecideObjection`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DecideObjectionVariables {
    pub input: DecideObjectionInput,
}
/// The operation `DecideObjection`.
#[derive(Debug, Clone, Copy)]
pub struct DecideObjection;
impl Operation for DecideObjection {
    const NAME: &'static str = "DecideObjection";
    const DOCUMENT: &'static str = r#"mutation DecideObjection($input: DecideObjectionInput!) {
  decideObjection(input: $input) {
    ...ObjectionOutcome
  }
}

fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}

fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}

fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}"#;
    type Variables = DecideObjectionVariables;
    type Data = DecideObjectionData;
}
impl Mutation for DecideObjection {
    const FIELD: &'static str = "decideObjection";
    type Input = DecideObjectionInput;
}
/// What is selected of `Enterprise`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseReference {
    pub id: String,
    #[serde(default)]
    pub credit_code: Option<String>,
    #[serde(default)]
    pub registration_number: Option<String>,
    pub name: String,
}
/// What is selected of `Organisation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationReference {
    pub id: String,
    pub name: String,
}
/// What is selected of `PageInfo`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageFields {
    pub has_next_page: bool,
    pub has_previous_page: bool,
    #[serde(default)]
    pub start_cursor: Option<String>,
    #[serde(default)]
    pub end_cursor: Option<String>,
}
/// What is selected of `Disclosure`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisclosureFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: DisclosureFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisclosureFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `Alteration`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlterationFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: AlterationFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub item: String,
    #[serde(default)]
    pub ordinal: Option<i64>,
    #[serde(default)]
    pub before: Option<String>,
    #[serde(default)]
    pub after: Option<String>,
    pub altered_on: String,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlterationFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlterationsData {
    pub alterations: AlterationsDataAlterations,
}
/// What is selected of `AlterationConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlterationsDataAlterations {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<AlterationFields>,
    pub page_info: PageFields,
}
/// The variables of [`Alterations`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct AlterationsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<AlterationFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<AlterationOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Alterations`.
#[derive(Debug, Clone, Copy)]
pub struct Alterations;
impl Operation for Alterations {
    const NAME: &'static str = "Alterations";
    const DOCUMENT: &'static str = r#"query Alterations(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: AlterationFilter
  $orderBy: AlterationOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  alterations(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...AlterationFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment AlterationFields on Alteration {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  item
  ordinal
  before
  after
  alteredOn
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = AlterationsVariables;
    type Data = AlterationsData;
}
impl Paged for Alterations {
    type Node = AlterationFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.alterations).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Shareholder`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholderFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: ShareholderFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub name: String,
    pub kind: ShareholderFieldsKind,
    #[serde(default)]
    pub certificate_kind: Option<ShareholderFieldsCertificateKind>,
    #[serde(default)]
    pub certificate_number: Option<String>,
    #[serde(default)]
    pub subscribed_amount: Option<String>,
    #[serde(default)]
    pub subscribed_on: Option<String>,
    pub subscribed_forms: Vec<ShareholderFieldsSubscribedForms>,
    #[serde(default)]
    pub paid_amount: Option<String>,
    #[serde(default)]
    pub paid_on: Option<String>,
    pub paid_forms: Vec<ShareholderFieldsPaidForms>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholderFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `ShareholderKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholderFieldsKind {
    pub value: ShareholderKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `CertificateKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholderFieldsCertificateKind {
    pub value: CertificateKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `ContributionFormCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholderFieldsSubscribedForms {
    pub value: ContributionForm,
    pub code: String,
    pub label: String,
}
/// What is selected of `ContributionFormCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholderFieldsPaidForms {
    pub value: ContributionForm,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholdersData {
    pub shareholders: ShareholdersDataShareholders,
}
/// What is selected of `ShareholderConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareholdersDataShareholders {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<ShareholderFields>,
    pub page_info: PageFields,
}
/// The variables of [`Shareholders`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ShareholdersVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ShareholderFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<ShareholderOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Shareholders`.
#[derive(Debug, Clone, Copy)]
pub struct Shareholders;
impl Operation for Shareholders {
    const NAME: &'static str = "Shareholders";
    const DOCUMENT: &'static str = r#"query Shareholders(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: ShareholderFilter
  $orderBy: ShareholderOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  shareholders(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...ShareholderFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}

fragment ShareholderFields on Shareholder {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  kind {
    value
    code
    label
  }
  certificateKind {
    value
    code
    label
  }
  certificateNumber
  subscribedAmount
  subscribedOn
  subscribedForms {
    value
    code
    label
  }
  paidAmount
  paidOn
  paidForms {
    value
    code
    label
  }
}"#;
    type Variables = ShareholdersVariables;
    type Data = ShareholdersData;
}
impl Paged for Shareholders {
    type Node = ShareholderFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.shareholders).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `KeyPerson`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyPersonFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: KeyPersonFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub name: String,
    pub position: KeyPersonFieldsPosition,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyPersonFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `PositionCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyPersonFieldsPosition {
    pub value: Position,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyPersonsData {
    pub key_persons: KeyPersonsDataKeyPersons,
}
/// What is selected of `KeyPersonConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyPersonsDataKeyPersons {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<KeyPersonFields>,
    pub page_info: PageFields,
}
/// The variables of [`KeyPersons`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct KeyPersonsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<KeyPersonFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<KeyPersonOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `KeyPersons`.
#[derive(Debug, Clone, Copy)]
pub struct KeyPersons;
impl Operation for KeyPersons {
    const NAME: &'static str = "KeyPersons";
    const DOCUMENT: &'static str = r#"query KeyPersons(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: KeyPersonFilter
  $orderBy: KeyPersonOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  keyPersons(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...KeyPersonFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment KeyPersonFields on KeyPerson {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  position {
    value
    code
    label
  }
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = KeyPersonsVariables;
    type Data = KeyPersonsData;
}
impl Paged for KeyPersons {
    type Node = KeyPersonFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.key_persons).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Branch`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BranchFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: BranchFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub name: String,
    #[serde(default)]
    pub credit_code: Option<String>,
    #[serde(default)]
    pub registration_number: Option<String>,
    #[serde(default)]
    pub registration_authority: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BranchFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BranchesData {
    pub branches: BranchesDataBranches,
}
/// What is selected of `BranchConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BranchesDataBranches {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<BranchFields>,
    pub page_info: PageFields,
}
/// The variables of [`Branches`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct BranchesVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<BranchFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<BranchOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Branches`.
#[derive(Debug, Clone, Copy)]
pub struct Branches;
impl Operation for Branches {
    const NAME: &'static str = "Branches";
    const DOCUMENT: &'static str = r#"query Branches(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: BranchFilter
  $orderBy: BranchOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  branches(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...BranchFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment BranchFields on Branch {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  creditCode
  registrationNumber
  registrationAuthority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = BranchesVariables;
    type Data = BranchesData;
}
impl Paged for Branches {
    type Node = BranchFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.branches).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Licence`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LicenceFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: LicenceFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    #[serde(default)]
    pub document_name: Option<String>,
    #[serde(default)]
    pub licence_kind: Option<LicenceFieldsLicenceKind>,
    #[serde(default)]
    pub content: Option<String>,
    #[serde(default)]
    pub certificate_name: Option<String>,
    #[serde(default)]
    pub certificate_number: Option<String>,
    pub decided_on: String,
    #[serde(default)]
    pub valid_from: Option<String>,
    #[serde(default)]
    pub valid_to: Option<String>,
    #[serde(default)]
    pub authority_code: Option<String>,
    #[serde(default)]
    pub validity: Option<LicenceFieldsValidity>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LicenceFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `LicenceKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LicenceFieldsLicenceKind {
    pub value: LicenceKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `ValidityCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LicenceFieldsValidity {
    pub value: Validity,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LicencesData {
    pub licences: LicencesDataLicences,
}
/// What is selected of `LicenceConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LicencesDataLicences {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<LicenceFields>,
    pub page_info: PageFields,
}
/// The variables of [`Licences`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct LicencesVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<LicenceFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<LicenceOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Licences`.
#[derive(Debug, Clone, Copy)]
pub struct Licences;
impl Operation for Licences {
    const NAME: &'static str = "Licences";
    const DOCUMENT: &'static str = r#"query Licences(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: LicenceFilter
  $orderBy: LicenceOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  licences(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...LicenceFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment LicenceFields on Licence {
  ...DisclosureFields
  dueOn
  publishedLate
  documentName
  licenceKind {
    value
    code
    label
  }
  content
  certificateName
  certificateNumber
  decidedOn
  validFrom
  validTo
  authorityCode
  validity {
    value
    code
    label
  }
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = LicencesVariables;
    type Data = LicencesData;
}
impl Paged for Licences {
    type Node = LicenceFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.licences).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Penalty`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: PenaltyFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    #[serde(default)]
    pub violation: Option<String>,
    #[serde(default)]
    pub facts: Option<String>,
    #[serde(default)]
    pub legal_basis: Option<String>,
    pub kinds: Vec<PenaltyFieldsKinds>,
    #[serde(default)]
    pub content: Option<String>,
    #[serde(default)]
    pub fine_amount: Option<String>,
    #[serde(default)]
    pub confiscated_amount: Option<String>,
    #[serde(default)]
    pub revoked_licence: Option<String>,
    pub decided_on: String,
    #[serde(default)]
    pub display_until: Option<String>,
    #[serde(default)]
    pub authority_code: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `PenaltyKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyFieldsKinds {
    pub value: PenaltyKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PenaltiesData {
    pub penalties: PenaltiesDataPenalties,
}
/// What is selected of `PenaltyConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PenaltiesDataPenalties {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<PenaltyFields>,
    pub page_info: PageFields,
}
/// The variables of [`Penalties`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct PenaltiesVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<PenaltyFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<PenaltyOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Penalties`.
#[derive(Debug, Clone, Copy)]
pub struct Penalties;
impl Operation for Penalties {
    const NAME: &'static str = "Penalties";
    const DOCUMENT: &'static str = r#"query Penalties(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: PenaltyFilter
  $orderBy: PenaltyOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  penalties(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...PenaltyFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}

fragment PenaltyFields on Penalty {
  ...DisclosureFields
  dueOn
  publishedLate
  violation
  facts
  legalBasis
  kinds {
    value
    code
    label
  }
  content
  fineAmount
  confiscatedAmount
  revokedLicence
  decidedOn
  displayUntil
  authorityCode
}"#;
    type Variables = PenaltiesVariables;
    type Data = PenaltiesData;
}
impl Paged for Penalties {
    type Node = PenaltyFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.penalties).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `ChattelMortgage`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: ChattelMortgageFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub registration_number: String,
    pub registered_on: String,
    #[serde(default)]
    pub validity: Option<ChattelMortgageFieldsValidity>,
    pub mortgagees: Vec<ChattelMortgageFieldsMortgagees>,
    #[serde(default)]
    pub secured_claim_kind: Option<ChattelMortgageFieldsSecuredClaimKind>,
    #[serde(default)]
    pub secured_claim_amount: Option<String>,
    #[serde(default)]
    pub secured_claim_scope: Option<String>,
    #[serde(default)]
    pub secured_claim_from: Option<String>,
    #[serde(default)]
    pub secured_claim_to: Option<String>,
    pub collateral: Vec<ChattelMortgageFieldsCollateral>,
    pub alterations: Vec<ChattelMortgageFieldsAlterations>,
    #[serde(default)]
    pub cancelled_on: Option<String>,
    #[serde(default)]
    pub cancellation_reason: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `ValidityCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFieldsValidity {
    pub value: Validity,
    pub code: String,
    pub label: String,
}
/// What is selected of `Mortgagee`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFieldsMortgagees {
    pub name: String,
    #[serde(default)]
    pub certificate_kind: Option<ChattelMortgageFieldsMortgageesCertificateKind>,
}
/// What is selected of `CertificateKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFieldsMortgageesCertificateKind {
    pub value: CertificateKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `SecuredClaimKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFieldsSecuredClaimKind {
    pub value: SecuredClaimKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `Collateral`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFieldsCollateral {
    pub name: String,
    #[serde(default)]
    pub ownership: Option<String>,
    #[serde(default)]
    pub condition: Option<String>,
}
/// What is selected of `ChattelMortgageAlteration`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgageFieldsAlterations {
    pub altered_on: String,
    pub content: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgagesData {
    pub chattel_mortgages: ChattelMortgagesDataChattelMortgages,
}
/// What is selected of `ChattelMortgageConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgagesDataChattelMortgages {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<ChattelMortgageFields>,
    pub page_info: PageFields,
}
/// The variables of [`ChattelMortgages`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ChattelMortgagesVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ChattelMortgageFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<ChattelMortgageOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `ChattelMortgages`.
#[derive(Debug, Clone, Copy)]
pub struct ChattelMortgages;
impl Operation for ChattelMortgages {
    const NAME: &'static str = "ChattelMortgages";
    const DOCUMENT: &'static str = r#"query ChattelMortgages(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: ChattelMortgageFilter
  $orderBy: ChattelMortgageOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  chattelMortgages(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...ChattelMortgageFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment ChattelMortgageFields on ChattelMortgage {
  ...DisclosureFields
  dueOn
  publishedLate
  registrationNumber
  registeredOn
  validity {
    value
    code
    label
  }
  mortgagees {
    name
    certificateKind {
      value
      code
      label
    }
  }
  securedClaimKind {
    value
    code
    label
  }
  securedClaimAmount
  securedClaimScope
  securedClaimFrom
  securedClaimTo
  collateral {
    name
    ownership
    condition
  }
  alterations {
    alteredOn
    content
  }
  cancelledOn
  cancellationReason
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = ChattelMortgagesVariables;
    type Data = ChattelMortgagesData;
}
impl Paged for ChattelMortgages {
    type Node = ChattelMortgageFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.chattel_mortgages).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `EquityPledge`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EquityPledgeFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: EquityPledgeFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub registration_number: String,
    pub pledgor: String,
    pub pledgee: String,
    #[serde(default)]
    pub pledged_amount: Option<String>,
    pub registered_on: String,
    #[serde(default)]
    pub validity: Option<EquityPledgeFieldsValidity>,
    #[serde(default)]
    pub cancelled_on: Option<String>,
    #[serde(default)]
    pub cancellation_reason: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EquityPledgeFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `ValidityCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EquityPledgeFieldsValidity {
    pub value: Validity,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EquityPledgesData {
    pub equity_pledges: EquityPledgesDataEquityPledges,
}
/// What is selected of `EquityPledgeConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EquityPledgesDataEquityPledges {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<EquityPledgeFields>,
    pub page_info: PageFields,
}
/// The variables of [`EquityPledges`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct EquityPledgesVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<EquityPledgeFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<EquityPledgeOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `EquityPledges`.
#[derive(Debug, Clone, Copy)]
pub struct EquityPledges;
impl Operation for EquityPledges {
    const NAME: &'static str = "EquityPledges";
    const DOCUMENT: &'static str = r#"query EquityPledges(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: EquityPledgeFilter
  $orderBy: EquityPledgeOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  equityPledges(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...EquityPledgeFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment EquityPledgeFields on EquityPledge {
  ...DisclosureFields
  dueOn
  publishedLate
  registrationNumber
  pledgor
  pledgee
  pledgedAmount
  registeredOn
  validity {
    value
    code
    label
  }
  cancelledOn
  cancellationReason
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = EquityPledgesVariables;
    type Data = EquityPledgesData;
}
impl Paged for EquityPledges {
    type Node = EquityPledgeFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.equity_pledges).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `IntellectualPropertyPledge`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgeFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: IntellectualPropertyPledgeFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub registration_number: String,
    pub pledgor: String,
    pub title: String,
    #[serde(default)]
    pub property_kind: Option<IntellectualPropertyPledgeFieldsPropertyKind>,
    pub pledgee: String,
    pub registered_on: String,
    #[serde(default)]
    pub valid_from: Option<String>,
    #[serde(default)]
    pub valid_to: Option<String>,
    #[serde(default)]
    pub validity: Option<IntellectualPropertyPledgeFieldsValidity>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgeFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `PropertyKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgeFieldsPropertyKind {
    pub value: PropertyKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `ValidityCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgeFieldsValidity {
    pub value: Validity,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgesData {
    pub intellectual_property_pledges: IntellectualPropertyPledgesDataIntellectualPropertyPledges,
}
/// What is selected of `IntellectualPropertyPledgeConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgesDataIntellectualPropertyPledges {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<IntellectualPropertyPledgeFields>,
    pub page_info: PageFields,
}
/// The variables of [`IntellectualPropertyPledges`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct IntellectualPropertyPledgesVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<IntellectualPropertyPledgeFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<IntellectualPropertyPledgeOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `IntellectualPropertyPledges`.
#[derive(Debug, Clone, Copy)]
pub struct IntellectualPropertyPledges;
impl Operation for IntellectualPropertyPledges {
    const NAME: &'static str = "IntellectualPropertyPledges";
    const DOCUMENT: &'static str = r#"query IntellectualPropertyPledges(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: IntellectualPropertyPledgeFilter
  $orderBy: IntellectualPropertyPledgeOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  intellectualPropertyPledges(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...IntellectualPropertyPledgeFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment IntellectualPropertyPledgeFields on IntellectualPropertyPledge {
  ...DisclosureFields
  dueOn
  publishedLate
  registrationNumber
  pledgor
  title
  propertyKind {
    value
    code
    label
  }
  pledgee
  registeredOn
  validFrom
  validTo
  validity {
    value
    code
    label
  }
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = IntellectualPropertyPledgesVariables;
    type Data = IntellectualPropertyPledgesData;
}
impl Paged for IntellectualPropertyPledges {
    type Node = IntellectualPropertyPledgeFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.intellectual_property_pledges).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `AnnualReport`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: AnnualReportFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub year: i64,
    pub submitted_on: String,
    #[serde(default)]
    pub contact_phone: Option<String>,
    #[serde(default)]
    pub contact_email: Option<String>,
    #[serde(default)]
    pub postal_address: Option<String>,
    #[serde(default)]
    pub postal_code: Option<String>,
    #[serde(default)]
    pub operating_state: Option<AnnualReportFieldsOperatingState>,
    #[serde(default)]
    pub employees: Option<i64>,
    pub employees_disclosed: bool,
    pub websites: Vec<AnnualReportFieldsWebsites>,
    pub figures: Vec<AnnualReportFieldsFigures>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `OperatingStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportFieldsOperatingState {
    pub value: OperatingState,
    pub code: String,
    pub label: String,
}
/// What is selected of `AnnualReportWebsite`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportFieldsWebsites {
    #[serde(default)]
    pub kind: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    pub address: String,
}
/// What is selected of `AnnualReportFigure`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportFieldsFigures {
    pub figure: AnnualReportFieldsFiguresFigure,
    #[serde(default)]
    pub amount: Option<String>,
    pub disclosed: bool,
}
/// What is selected of `FinancialFigureCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportFieldsFiguresFigure {
    pub value: FinancialFigure,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportsData {
    pub annual_reports: AnnualReportsDataAnnualReports,
}
/// What is selected of `AnnualReportConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportsDataAnnualReports {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<AnnualReportFields>,
    pub page_info: PageFields,
}
/// The variables of [`AnnualReports`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<AnnualReportFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<AnnualReportOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `AnnualReports`.
#[derive(Debug, Clone, Copy)]
pub struct AnnualReports;
impl Operation for AnnualReports {
    const NAME: &'static str = "AnnualReports";
    const DOCUMENT: &'static str = r#"query AnnualReports(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: AnnualReportFilter
  $orderBy: AnnualReportOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  annualReports(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...AnnualReportFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment AnnualReportFields on AnnualReport {
  ...DisclosureFields
  dueOn
  publishedLate
  year
  submittedOn
  contactPhone
  contactEmail
  postalAddress
  postalCode
  operatingState {
    value
    code
    label
  }
  employees
  employeesDisclosed
  websites {
    kind
    name
    address
  }
  figures {
    figure {
      value
      code
      label
    }
    amount
    disclosed
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = AnnualReportsVariables;
    type Data = AnnualReportsData;
}
impl Paged for AnnualReports {
    type Node = AnnualReportFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.annual_reports).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `AbnormalOperation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: AbnormalOperationFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub reason: AbnormalOperationFieldsReason,
    pub listed_on: String,
    pub on_list: bool,
    #[serde(default)]
    pub removal_reason: Option<AbnormalOperationFieldsRemovalReason>,
    #[serde(default)]
    pub removed_on: Option<String>,
    #[serde(default)]
    pub removal_authority: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `AbnormalReasonCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationFieldsReason {
    pub value: AbnormalReason,
    pub code: String,
    pub label: String,
}
/// What is selected of `AbnormalRemovalReasonCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationFieldsRemovalReason {
    pub value: AbnormalRemovalReason,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationsData {
    pub abnormal_operations: AbnormalOperationsDataAbnormalOperations,
}
/// What is selected of `AbnormalOperationConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationsDataAbnormalOperations {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<AbnormalOperationFields>,
    pub page_info: PageFields,
}
/// The variables of [`AbnormalOperations`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct AbnormalOperationsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<AbnormalOperationFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<AbnormalOperationOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `AbnormalOperations`.
#[derive(Debug, Clone, Copy)]
pub struct AbnormalOperations;
impl Operation for AbnormalOperations {
    const NAME: &'static str = "AbnormalOperations";
    const DOCUMENT: &'static str = r#"query AbnormalOperations(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: AbnormalOperationFilter
  $orderBy: AbnormalOperationOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  abnormalOperations(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...AbnormalOperationFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment AbnormalOperationFields on AbnormalOperation {
  ...DisclosureFields
  dueOn
  publishedLate
  reason {
    value
    code
    label
  }
  listedOn
  onList
  removalReason {
    value
    code
    label
  }
  removedOn
  removalAuthority
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = AbnormalOperationsVariables;
    type Data = AbnormalOperationsData;
}
impl Paged for AbnormalOperations {
    type Node = AbnormalOperationFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.abnormal_operations).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `SeriousViolation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: SeriousViolationFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub reason: SeriousViolationFieldsReason,
    pub listed_on: String,
    pub on_list: bool,
    #[serde(default)]
    pub remedies: Option<String>,
    #[serde(default)]
    pub removal_reason: Option<SeriousViolationFieldsRemovalReason>,
    #[serde(default)]
    pub removed_on: Option<String>,
    #[serde(default)]
    pub removal_authority: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `SeriousReasonCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationFieldsReason {
    pub value: SeriousReason,
    pub code: String,
    pub label: String,
}
/// What is selected of `SeriousRemovalReasonCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationFieldsRemovalReason {
    pub value: SeriousRemovalReason,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationsData {
    pub serious_violations: SeriousViolationsDataSeriousViolations,
}
/// What is selected of `SeriousViolationConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationsDataSeriousViolations {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<SeriousViolationFields>,
    pub page_info: PageFields,
}
/// The variables of [`SeriousViolations`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct SeriousViolationsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<SeriousViolationFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<SeriousViolationOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `SeriousViolations`.
#[derive(Debug, Clone, Copy)]
pub struct SeriousViolations;
impl Operation for SeriousViolations {
    const NAME: &'static str = "SeriousViolations";
    const DOCUMENT: &'static str = r#"query SeriousViolations(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: SeriousViolationFilter
  $orderBy: SeriousViolationOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  seriousViolations(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...SeriousViolationFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}

fragment SeriousViolationFields on SeriousViolation {
  ...DisclosureFields
  dueOn
  publishedLate
  reason {
    value
    code
    label
  }
  listedOn
  onList
  remedies
  removalReason {
    value
    code
    label
  }
  removedOn
  removalAuthority
}"#;
    type Variables = SeriousViolationsVariables;
    type Data = SeriousViolationsData;
}
impl Paged for SeriousViolations {
    type Node = SeriousViolationFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.serious_violations).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Inspection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: InspectionFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    #[serde(default)]
    pub plan: Option<String>,
    #[serde(default)]
    pub task: Option<String>,
    #[serde(default)]
    pub kind: Option<InspectionFieldsKind>,
    pub items: Vec<String>,
    pub inspected_on: String,
    pub results: Vec<InspectionFieldsResults>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `InspectionKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionFieldsKind {
    pub value: InspectionKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `InspectionResultCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionFieldsResults {
    pub value: InspectionResult,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionsData {
    pub inspections: InspectionsDataInspections,
}
/// What is selected of `InspectionConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionsDataInspections {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<InspectionFields>,
    pub page_info: PageFields,
}
/// The variables of [`Inspections`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct InspectionsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<InspectionFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<InspectionOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Inspections`.
#[derive(Debug, Clone, Copy)]
pub struct Inspections;
impl Operation for Inspections {
    const NAME: &'static str = "Inspections";
    const DOCUMENT: &'static str = r#"query Inspections(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: InspectionFilter
  $orderBy: InspectionOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  inspections(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...InspectionFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment InspectionFields on Inspection {
  ...DisclosureFields
  dueOn
  publishedLate
  plan
  task
  kind {
    value
    code
    label
  }
  items
  inspectedOn
  results {
    value
    code
    label
  }
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = InspectionsVariables;
    type Data = InspectionsData;
}
impl Paged for Inspections {
    type Node = InspectionFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.inspections).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Complaint`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: ComplaintFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub category: ComplaintFieldsCategory,
    pub received_on: String,
    #[serde(default)]
    pub resolution: Option<ComplaintFieldsResolution>,
    #[serde(default)]
    pub resolved_on: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `ComplaintCategoryCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintFieldsCategory {
    pub value: ComplaintCategory,
    pub code: String,
    pub label: String,
}
/// What is selected of `ComplaintResolutionCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintFieldsResolution {
    pub value: ComplaintResolution,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintsData {
    pub complaints: ComplaintsDataComplaints,
}
/// What is selected of `ComplaintConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintsDataComplaints {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<ComplaintFields>,
    pub page_info: PageFields,
}
/// The variables of [`Complaints`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ComplaintFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<ComplaintOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Complaints`.
#[derive(Debug, Clone, Copy)]
pub struct Complaints;
impl Operation for Complaints {
    const NAME: &'static str = "Complaints";
    const DOCUMENT: &'static str = r#"query Complaints(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: ComplaintFilter
  $orderBy: ComplaintOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  complaints(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...ComplaintFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment ComplaintFields on Complaint {
  ...DisclosureFields
  dueOn
  publishedLate
  category {
    value
    code
    label
  }
  receivedOn
  resolution {
    value
    code
    label
  }
  resolvedOn
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = ComplaintsVariables;
    type Data = ComplaintsData;
}
impl Paged for Complaints {
    type Node = ComplaintFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.complaints).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Honour`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HonourFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: HonourFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub title: String,
    #[serde(default)]
    pub level: Option<HonourFieldsLevel>,
    pub awarded_on: String,
    #[serde(default)]
    pub valid_to: Option<String>,
    #[serde(default)]
    pub basis: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HonourFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `HonourLevelCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HonourFieldsLevel {
    pub value: HonourLevel,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HonoursData {
    pub honours: HonoursDataHonours,
}
/// What is selected of `HonourConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HonoursDataHonours {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<HonourFields>,
    pub page_info: PageFields,
}
/// The variables of [`Honours`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct HonoursVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<HonourFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<HonourOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `Honours`.
#[derive(Debug, Clone, Copy)]
pub struct Honours;
impl Operation for Honours {
    const NAME: &'static str = "Honours";
    const DOCUMENT: &'static str = r#"query Honours(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: HonourFilter
  $orderBy: HonourOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  honours(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy, asOf: $asOf) {
    totalCount @include(if: $withTotal)
    nodes {
      ...HonourFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment HonourFields on Honour {
  ...DisclosureFields
  dueOn
  publishedLate
  title
  level {
    value
    code
    label
  }
  awardedOn
  validTo
  basis
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = HonoursVariables;
    type Data = HonoursData;
}
impl Paged for Honours {
    type Node = HonourFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.honours).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `SupervisionRecord`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionRecordFields {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    pub enterprise: EnterpriseReference,
    pub publisher: OrganisationReference,
    pub state: SupervisionRecordFieldsState,
    pub revision: i64,
    pub published_at: String,
    pub updated_at: String,
    pub under_objection: bool,
    pub occurred_on: String,
    #[serde(default)]
    pub document_number: Option<String>,
    pub authority: String,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    pub kind: SupervisionRecordFieldsKind,
    pub content: String,
    pub decided_on: String,
    #[serde(default)]
    pub valid_to: Option<String>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionRecordFieldsState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `SupervisionKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionRecordFieldsKind {
    pub value: SupervisionKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionRecordsData {
    pub supervision_records: SupervisionRecordsDataSupervisionRecords,
}
/// What is selected of `SupervisionRecordConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionRecordsDataSupervisionRecords {
    #[serde(default)]
    pub total_count: Option<i64>,
    pub nodes: Vec<SupervisionRecordFields>,
    pub page_info: PageFields,
}
/// The variables of [`SupervisionRecords`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionRecordsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<SupervisionRecordFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<SupervisionRecordOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_total: Option<bool>,
}
/// The operation `SupervisionRecords`.
#[derive(Debug, Clone, Copy)]
pub struct SupervisionRecords;
impl Operation for SupervisionRecords {
    const NAME: &'static str = "SupervisionRecords";
    const DOCUMENT: &'static str = r#"query SupervisionRecords(
  $first: Int
  $after: String
  $last: Int
  $before: String
  $filter: SupervisionRecordFilter
  $orderBy: SupervisionRecordOrder
  $asOf: AsOf
  $withTotal: Boolean! = false
) {
  supervisionRecords(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...SupervisionRecordFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}

fragment SupervisionRecordFields on SupervisionRecord {
  ...DisclosureFields
  dueOn
  publishedLate
  kind {
    value
    code
    label
  }
  content
  decidedOn
  validTo
}"#;
    type Variables = SupervisionRecordsVariables;
    type Data = SupervisionRecordsData;
}
impl Paged for SupervisionRecords {
    type Node = SupervisionRecordFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.supervision_records).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsData {
    #[serde(default)]
    pub node: Option<AnnualReportDetailsDataNode>,
}
/// What is selected of `Node`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNode {
    #[serde(rename = "__typename")]
    #[serde(default)]
    pub typename: Option<String>,
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub enterprise: Option<EnterpriseReference>,
    #[serde(default)]
    pub publisher: Option<OrganisationReference>,
    #[serde(default)]
    pub state: Option<AnnualReportDetailsDataNodeState>,
    #[serde(default)]
    pub revision: Option<i64>,
    #[serde(default)]
    pub published_at: Option<String>,
    #[serde(default)]
    pub updated_at: Option<String>,
    #[serde(default)]
    pub under_objection: Option<bool>,
    #[serde(default)]
    pub occurred_on: Option<String>,
    #[serde(default)]
    pub document_number: Option<String>,
    #[serde(default)]
    pub authority: Option<String>,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    #[serde(default)]
    pub year: Option<i64>,
    #[serde(default)]
    pub submitted_on: Option<String>,
    #[serde(default)]
    pub contact_phone: Option<String>,
    #[serde(default)]
    pub contact_email: Option<String>,
    #[serde(default)]
    pub postal_address: Option<String>,
    #[serde(default)]
    pub postal_code: Option<String>,
    #[serde(default)]
    pub operating_state: Option<AnnualReportDetailsDataNodeOperatingState>,
    #[serde(default)]
    pub employees: Option<i64>,
    #[serde(default)]
    pub employees_disclosed: Option<bool>,
    #[serde(default)]
    pub websites: Option<Vec<AnnualReportDetailsDataNodeWebsites>>,
    #[serde(default)]
    pub figures: Option<Vec<AnnualReportDetailsDataNodeFigures>>,
    #[serde(default)]
    pub shareholders: Option<Vec<AnnualReportDetailsDataNodeShareholders>>,
    #[serde(default)]
    pub investments: Option<Vec<AnnualReportDetailsDataNodeInvestments>>,
    #[serde(default)]
    pub guarantees: Option<Vec<AnnualReportDetailsDataNodeGuarantees>>,
    #[serde(default)]
    pub amendments: Option<Vec<AnnualReportDetailsDataNodeAmendments>>,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `OperatingStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeOperatingState {
    pub value: OperatingState,
    pub code: String,
    pub label: String,
}
/// What is selected of `AnnualReportWebsite`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeWebsites {
    #[serde(default)]
    pub kind: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    pub address: String,
}
/// What is selected of `AnnualReportFigure`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeFigures {
    pub figure: AnnualReportDetailsDataNodeFiguresFigure,
    #[serde(default)]
    pub amount: Option<String>,
    pub disclosed: bool,
}
/// What is selected of `FinancialFigureCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeFiguresFigure {
    pub value: FinancialFigure,
    pub code: String,
    pub label: String,
}
/// What is selected of `AnnualReportShareholder`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeShareholders {
    pub name: String,
    #[serde(default)]
    pub subscribed_amount: Option<String>,
    #[serde(default)]
    pub subscribed_on: Option<String>,
    pub subscribed_forms: Vec<AnnualReportDetailsDataNodeShareholdersSubscribedForms>,
    #[serde(default)]
    pub paid_amount: Option<String>,
    #[serde(default)]
    pub paid_on: Option<String>,
    pub paid_forms: Vec<AnnualReportDetailsDataNodeShareholdersPaidForms>,
}
/// What is selected of `ContributionFormCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeShareholdersSubscribedForms {
    pub value: ContributionForm,
    pub code: String,
    pub label: String,
}
/// What is selected of `ContributionFormCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeShareholdersPaidForms {
    pub value: ContributionForm,
    pub code: String,
    pub label: String,
}
/// What is selected of `AnnualReportInvestment`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeInvestments {
    pub name: String,
    #[serde(default)]
    pub credit_code: Option<String>,
}
/// What is selected of `AnnualReportGuarantee`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeGuarantees {
    pub creditor: String,
    pub debtor: String,
    #[serde(default)]
    pub claim_kind: Option<AnnualReportDetailsDataNodeGuaranteesClaimKind>,
    #[serde(default)]
    pub claim_amount: Option<String>,
    #[serde(default)]
    pub performance_from: Option<String>,
    #[serde(default)]
    pub performance_to: Option<String>,
    #[serde(default)]
    pub period: Option<String>,
    #[serde(default)]
    pub form: Option<String>,
}
/// What is selected of `SecuredClaimKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeGuaranteesClaimKind {
    pub value: SecuredClaimKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `AnnualReportAmendment`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsDataNodeAmendments {
    pub item: String,
    #[serde(default)]
    pub before: Option<String>,
    #[serde(default)]
    pub after: Option<String>,
    pub amended_on: String,
}
/// The variables of [`AnnualReportDetails`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnualReportDetailsVariables {
    pub id: String,
}
/// The operation `AnnualReportDetails`.
#[derive(Debug, Clone, Copy)]
pub struct AnnualReportDetails;
impl Operation for AnnualReportDetails {
    const NAME: &'static str = "AnnualReportDetails";
    const DOCUMENT: &'static str = r#"query AnnualReportDetails($id: ID!) {
  node(id: $id) {
    ... on AnnualReport {
      ...AnnualReportFields
      shareholders {
        name
        subscribedAmount
        subscribedOn
        subscribedForms {
          value
          code
          label
        }
        paidAmount
        paidOn
        paidForms {
          value
          code
          label
        }
      }
      investments {
        name
        creditCode
      }
      guarantees {
        creditor
        debtor
        claimKind {
          value
          code
          label
        }
        claimAmount
        performanceFrom
        performanceTo
        period
        form
      }
      amendments {
        item
        before
        after
        amendedOn
      }
    }
  }
}

fragment AnnualReportFields on AnnualReport {
  ...DisclosureFields
  dueOn
  publishedLate
  year
  submittedOn
  contactPhone
  contactEmail
  postalAddress
  postalCode
  operatingState {
    value
    code
    label
  }
  employees
  employeesDisclosed
  websites {
    kind
    name
    address
  }
  figures {
    figure {
      value
      code
      label
    }
    amount
    disclosed
  }
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment OrganisationReference on Organisation {
  id
  name
}"#;
    type Variables = AnnualReportDetailsVariables;
    type Data = AnnualReportDetailsData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordData {
    #[serde(default)]
    pub node: Option<RecordDataNode>,
}
/// What is selected of `Node`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNode {
    #[serde(rename = "__typename")]
    pub typename: String,
    pub id: String,
    #[serde(default)]
    pub enterprise: Option<RecordDataNodeEnterprise>,
    #[serde(default)]
    pub publisher: Option<RecordDataNodePublisher>,
    #[serde(default)]
    pub state: Option<RecordDataNodeState>,
    #[serde(default)]
    pub revision: Option<i64>,
    #[serde(default)]
    pub published_at: Option<String>,
    #[serde(default)]
    pub updated_at: Option<String>,
    #[serde(default)]
    pub under_objection: Option<bool>,
    #[serde(default)]
    pub occurred_on: Option<String>,
    #[serde(default)]
    pub document_number: Option<String>,
    #[serde(default)]
    pub authority: Option<String>,
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    pub published_late: Option<bool>,
    #[serde(default)]
    pub item: Option<String>,
    #[serde(default)]
    pub ordinal: Option<i64>,
    #[serde(default)]
    pub before: Option<String>,
    #[serde(default)]
    pub after: Option<String>,
    #[serde(default)]
    pub altered_on: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub kind: Option<RecordDataNodeKind>,
    #[serde(default)]
    pub certificate_kind: Option<RecordDataNodeCertificateKind>,
    #[serde(default)]
    pub certificate_number: Option<String>,
    #[serde(default)]
    pub subscribed_amount: Option<String>,
    #[serde(default)]
    pub subscribed_on: Option<String>,
    #[serde(default)]
    pub subscribed_forms: Option<Vec<RecordDataNodeSubscribedForms>>,
    #[serde(default)]
    pub paid_amount: Option<String>,
    #[serde(default)]
    pub paid_on: Option<String>,
    #[serde(default)]
    pub paid_forms: Option<Vec<RecordDataNodePaidForms>>,
    #[serde(default)]
    pub position: Option<RecordDataNodePosition>,
    #[serde(default)]
    pub credit_code: Option<String>,
    #[serde(default)]
    pub registration_number: Option<String>,
    #[serde(default)]
    pub registration_authority: Option<String>,
}
/// What is selected of `Enterprise`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNodeEnterprise {
    pub id: String,
    #[serde(default)]
    pub credit_code: Option<String>,
    #[serde(default)]
    pub registration_number: Option<String>,
    pub name: String,
}
/// What is selected of `Organisation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNodePublisher {
    pub id: String,
    pub name: String,
}
/// What is selected of `RecordStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNodeState {
    pub value: RecordState,
    pub code: String,
    pub label: String,
}
/// What is selected of `ShareholderKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNodeKind {
    pub value: ShareholderKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `CertificateKindCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNodeCertificateKind {
    pub value: CertificateKind,
    pub code: String,
    pub label: String,
}
/// What is selected of `ContributionFormCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNodeSubscribedForms {
    pub value: ContributionForm,
    pub code: String,
    pub label: String,
}
/// What is selected of `ContributionFormCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNodePaidForms {
    pub value: ContributionForm,
    pub code: String,
    pub label: String,
}
/// What is selected of `PositionCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordDataNodePosition {
    pub value: Position,
    pub code: String,
    pub label: String,
}
/// The variables of [`Record`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordVariables {
    pub id: String,
}
/// The operation `Record`.
#[derive(Debug, Clone, Copy)]
pub struct Record;
impl Operation for Record {
    const NAME: &'static str = "Record";
    const DOCUMENT: &'static str = r#"query Record($id: ID!) {
  node(id: $id) {
    __typename
    id
    ...DisclosureFields
    ...AlterationFields
    ...ShareholderFields
    ...KeyPersonFields
    ...BranchFields
    ... on Enterprise {
      ...EnterpriseReference
    }
  }
}

fragment AlterationFields on Alteration {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  item
  ordinal
  before
  after
  alteredOn
}

fragment BranchFields on Branch {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  creditCode
  registrationNumber
  registrationAuthority
}

fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}

fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}

fragment KeyPersonFields on KeyPerson {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  position {
    value
    code
    label
  }
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment ShareholderFields on Shareholder {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  kind {
    value
    code
    label
  }
  certificateKind {
    value
    code
    label
  }
  certificateNumber
  subscribedAmount
  subscribedOn
  subscribedForms {
    value
    code
    label
  }
  paidAmount
  paidOn
  paidForms {
    value
    code
    label
  }
}"#;
    type Variables = RecordVariables;
    type Data = RecordData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRevisionsData {
    #[serde(default)]
    pub node: Option<RecordRevisionsDataNode>,
}
/// What is selected of `Node`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRevisionsDataNode {
    #[serde(rename = "__typename")]
    pub typename: String,
    #[serde(default)]
    pub revisions: Option<RecordRevisionsDataNodeRevisions>,
}
/// What is selected of `RecordRevisionConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRevisionsDataNodeRevisions {
    pub nodes: Vec<RecordRevisionsDataNodeRevisionsNodes>,
    pub page_info: RecordRevisionsDataNodeRevisionsPageInfo,
}
/// What is selected of `RecordRevision`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRevisionsDataNodeRevisionsNodes {
    pub revision: i64,
    pub at: String,
    pub operation: RevisionOperation,
    pub by: RecordRevisionsDataNodeRevisionsNodesBy,
    #[serde(default)]
    pub reason: Option<String>,
    pub changes: Vec<RecordRevisionsDataNodeRevisionsNodesChanges>,
}
/// What is selected of `Organisation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRevisionsDataNodeRevisionsNodesBy {
    pub id: String,
    pub name: String,
}
/// What is selected of `FieldChange`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRevisionsDataNodeRevisionsNodesChanges {
    pub field: String,
    #[serde(default)]
    pub before: Option<String>,
    #[serde(default)]
    pub after: Option<String>,
}
/// What is selected of `PageInfo`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRevisionsDataNodeRevisionsPageInfo {
    pub has_next_page: bool,
    pub has_previous_page: bool,
    #[serde(default)]
    pub start_cursor: Option<String>,
    #[serde(default)]
    pub end_cursor: Option<String>,
}
/// The variables of [`RecordRevisions`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordRevisionsVariables {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}
/// The operation `RecordRevisions`.
#[derive(Debug, Clone, Copy)]
pub struct RecordRevisions;
impl Operation for RecordRevisions {
    const NAME: &'static str = "RecordRevisions";
    const DOCUMENT: &'static str = r#"query RecordRevisions($id: ID!, $first: Int, $after: String) {
  node(id: $id) {
    __typename
    ... on Alteration {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Shareholder {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on KeyPerson {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Branch {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Licence {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Penalty {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on ChattelMortgage {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on EquityPledge {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on IntellectualPropertyPledge {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on AnnualReport {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on AbnormalOperation {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on SeriousViolation {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Inspection {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Complaint {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Honour {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on SupervisionRecord {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
  }
}

fragment OrganisationReference on Organisation {
  id
  name
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}

fragment RevisionPage on RecordRevisionConnection {
  nodes {
    revision
    at
    operation
    by {
      ...OrganisationReference
    }
    reason
    changes {
      field
      before
      after
    }
  }
  pageInfo {
    ...PageFields
  }
}"#;
    type Variables = RecordRevisionsVariables;
    type Data = RecordRevisionsData;
}
/// What is selected of `RecordRevisionConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RevisionPage {
    pub nodes: Vec<RevisionPageNodes>,
    pub page_info: PageFields,
}
/// What is selected of `RecordRevision`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RevisionPageNodes {
    pub revision: i64,
    pub at: String,
    pub operation: RevisionOperation,
    pub by: OrganisationReference,
    #[serde(default)]
    pub reason: Option<String>,
    pub changes: Vec<RevisionPageNodesChanges>,
}
/// What is selected of `FieldChange`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RevisionPageNodesChanges {
    pub field: String,
    #[serde(default)]
    pub before: Option<String>,
    #[serde(default)]
    pub after: Option<String>,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadFaultsData {
    pub upload_faults: UploadFaultsDataUploadFaults,
}
/// What is selected of `UploadFaultConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadFaultsDataUploadFaults {
    pub nodes: Vec<UploadFaultsDataUploadFaultsNodes>,
    pub page_info: PageFields,
}
/// What is selected of `UploadFault`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadFaultsDataUploadFaultsNodes {
    pub row: i64,
    pub column: String,
    pub value: String,
    pub reason: String,
}
/// The variables of [`UploadFaults`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadFaultsVariables {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}
/// The operation `UploadFaults`.
#[derive(Debug, Clone, Copy)]
pub struct UploadFaults;
impl Operation for UploadFaults {
    const NAME: &'static str = "UploadFaults";
    const DOCUMENT: &'static str = r#"query UploadFaults($id: ID!, $first: Int, $after: String) {
  uploadFaults(id: $id, first: $first, after: $after) {
    nodes {
      row
      column
      value
      reason
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = UploadFaultsVariables;
    type Data = UploadFaultsData;
}
impl Paged for UploadFaults {
    type Node = UploadFaultsDataUploadFaultsNodes;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.upload_faults).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `VerifiedEnterprise`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedEnterpriseFields {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub credit_code: Option<String>,
    #[serde(default)]
    pub registration_number: Option<String>,
    #[serde(default)]
    pub status: Option<RegistrationStatus>,
}
/// What is selected of `VerifiedSubject`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedSubjectFields {
    pub index: i64,
    #[serde(default)]
    pub reference: Option<String>,
    #[serde(default)]
    pub credit_code: Option<String>,
    #[serde(default)]
    pub registration_number: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    pub status: VerificationStatus,
    pub problems: Vec<VerifiedSubjectFieldsProblems>,
    #[serde(default)]
    pub matched_by: Option<SubjectMatch>,
    #[serde(default)]
    pub enterprise: Option<VerifiedEnterpriseFields>,
    pub candidates: Vec<VerifiedSubjectFieldsCandidates>,
    pub searched_similar: bool,
    pub verdicts: Vec<VerifiedSubjectFieldsVerdicts>,
}
/// What is selected of `SubjectProblem`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedSubjectFieldsProblems {
    #[serde(default)]
    pub field: Option<String>,
    pub message: String,
}
/// What is selected of `VerificationCandidate`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedSubjectFieldsCandidates {
    pub score: i64,
    pub matched_by: SubjectMatch,
    pub explanation: String,
    pub enterprise: VerifiedEnterpriseFields,
}
/// What is selected of `ListVerdict`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedSubjectFieldsVerdicts {
    #[serde(default)]
    pub list: Option<DisclosureKind>,
    pub verdict: Verdict,
    pub hit_count: i64,
    pub hits: Vec<VerifiedSubjectFieldsVerdictsHits>,
}
/// What is selected of `ListHit`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedSubjectFieldsVerdictsHits {
    #[serde(default)]
    pub kind: Option<DisclosureKind>,
    pub record_id: String,
    pub revision: i64,
    pub in_force: bool,
    #[serde(default)]
    pub reason: Option<String>,
    pub reason_codes: Vec<String>,
    #[serde(default)]
    pub number: Option<String>,
    #[serde(default)]
    pub authority: Option<String>,
    #[serde(default)]
    pub publisher: Option<String>,
    #[serde(default)]
    pub listed_on: Option<String>,
    #[serde(default)]
    pub lasts_until: Option<String>,
    #[serde(default)]
    pub removed_on: Option<String>,
    #[serde(default)]
    pub removal_reason: Option<String>,
    pub under_objection: bool,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyData {
    pub verify: VerifyDataVerify,
}
/// What is selected of `Verification`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyDataVerify {
    pub sequence: String,
    pub at: String,
    pub day: String,
    pub counts: VerifyDataVerifyCounts,
    pub subjects: Vec<VerifiedSubjectFields>,
}
/// What is selected of `VerificationCounts`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyDataVerifyCounts {
    pub found: i64,
    pub not_found: i64,
    pub ambiguous: i64,
    pub invalid: i64,
    pub listed: i64,
}
/// The variables of [`Verify`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyVariables {
    pub subjects: Vec<VerifySubject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lists: Option<Vec<DisclosureKind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorities: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
}
/// The operation `Verify`.
#[derive(Debug, Clone, Copy)]
pub struct Verify;
impl Operation for Verify {
    const NAME: &'static str = "Verify";
    const DOCUMENT: &'static str = r#"query Verify($subjects: [VerifySubject!]!, $lists: [DisclosureKind!], $authorities: [String!], $asOf: AsOf) {
  verify(subjects: $subjects, lists: $lists, authorities: $authorities, asOf: $asOf) {
    sequence
    at
    day
    counts {
      found
      notFound
      ambiguous
      invalid
      listed
    }
    subjects {
      ...VerifiedSubjectFields
    }
  }
}

fragment VerifiedEnterpriseFields on VerifiedEnterprise {
  id
  name
  creditCode
  registrationNumber
  status
}

fragment VerifiedSubjectFields on VerifiedSubject {
  index
  reference
  creditCode
  registrationNumber
  name
  status
  problems {
    field
    message
  }
  matchedBy
  enterprise {
    ...VerifiedEnterpriseFields
  }
  candidates {
    score
    matchedBy
    explanation
    enterprise {
      ...VerifiedEnterpriseFields
    }
  }
  searchedSimilar
  verdicts {
    list
    verdict
    hitCount
    hits {
      kind
      recordId
      revision
      inForce
      reason
      reasonCodes
      number
      authority
      publisher
      listedOn
      lastsUntil
      removedOn
      removalReason
      underObjection
    }
  }
}"#;
    type Variables = VerifyVariables;
    type Data = VerifyData;
}
/// What is selected of `WatchList`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchListFields {
    pub id: String,
    pub name: String,
    pub subject_count: i64,
    pub created_at: String,
    pub updated_at: String,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchListsData {
    pub watch_lists: WatchListsDataWatchLists,
}
/// What is selected of `WatchListConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchListsDataWatchLists {
    pub nodes: Vec<WatchListFields>,
    pub page_info: PageFields,
}
/// The variables of [`WatchLists`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct WatchListsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}
/// The operation `WatchLists`.
#[derive(Debug, Clone, Copy)]
pub struct WatchLists;
impl Operation for WatchLists {
    const NAME: &'static str = "WatchLists";
    const DOCUMENT: &'static str = r#"query WatchLists($first: Int, $after: String) {
  watchLists(first: $first, after: $after) {
    nodes {
      ...WatchListFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}

fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}"#;
    type Variables = WatchListsVariables;
    type Data = WatchListsData;
}
impl Paged for WatchLists {
    type Node = WatchListFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.watch_lists).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchSubjectsData {
    pub watch_subjects: WatchSubjectsDataWatchSubjects,
}
/// What is selected of `WatchSubjectConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchSubjectsDataWatchSubjects {
    pub nodes: Vec<WatchSubjectsDataWatchSubjectsNodes>,
    pub page_info: PageFields,
}
/// What is selected of `WatchSubject`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchSubjectsDataWatchSubjectsNodes {
    pub code: String,
    pub is_registered: bool,
}
/// The variables of [`WatchSubjects`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchSubjectsVariables {
    pub watch_list_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}
/// The operation `WatchSubjects`.
#[derive(Debug, Clone, Copy)]
pub struct WatchSubjects;
impl Operation for WatchSubjects {
    const NAME: &'static str = "WatchSubjects";
    const DOCUMENT: &'static str = r#"query WatchSubjects($watchListId: ID!, $first: Int, $after: String) {
  watchSubjects(watchListId: $watchListId, first: $first, after: $after) {
    nodes {
      code
      isRegistered
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}"#;
    type Variables = WatchSubjectsVariables;
    type Data = WatchSubjectsData;
}
impl Paged for WatchSubjects {
    type Node = WatchSubjectsDataWatchSubjectsNodes;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.watch_subjects).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWatchListData {
    pub create_watch_list: CreateWatchListDataCreateWatchList,
}
/// What is selected of `WatchListPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWatchListDataCreateWatchList {
    #[serde(default)]
    pub watch_list: Option<WatchListFields>,
    pub user_errors: Vec<CreateWatchListDataCreateWatchListUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWatchListDataCreateWatchListUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`CreateWatchList`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWatchListVariables {
    pub input: CreateWatchListInput,
}
/// The operation `CreateWatchList`.
#[derive(Debug, Clone, Copy)]
pub struct CreateWatchList;
impl Operation for CreateWatchList {
    const NAME: &'static str = "CreateWatchList";
    const DOCUMENT: &'static str = r#"mutation CreateWatchList($input: CreateWatchListInput!) {
  createWatchList(input: $input) {
    watchList {
      ...WatchListFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}"#;
    type Variables = CreateWatchListVariables;
    type Data = CreateWatchListData;
}
impl Mutation for CreateWatchList {
    const FIELD: &'static str = "createWatchList";
    type Input = CreateWatchListInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RenameWatchListData {
    pub rename_watch_list: RenameWatchListDataRenameWatchList,
}
/// What is selected of `WatchListPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RenameWatchListDataRenameWatchList {
    #[serde(default)]
    pub watch_list: Option<WatchListFields>,
    pub user_errors: Vec<RenameWatchListDataRenameWatchListUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RenameWatchListDataRenameWatchListUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`RenameWatchList`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RenameWatchListVariables {
    pub input: RenameWatchListInput,
}
/// The operation `RenameWatchList`.
#[derive(Debug, Clone, Copy)]
pub struct RenameWatchList;
impl Operation for RenameWatchList {
    const NAME: &'static str = "RenameWatchList";
    const DOCUMENT: &'static str = r#"mutation RenameWatchList($input: RenameWatchListInput!) {
  renameWatchList(input: $input) {
    watchList {
      ...WatchListFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}"#;
    type Variables = RenameWatchListVariables;
    type Data = RenameWatchListData;
}
impl Mutation for RenameWatchList {
    const FIELD: &'static str = "renameWatchList";
    type Input = RenameWatchListInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWatchListData {
    pub delete_watch_list: DeleteWatchListDataDeleteWatchList,
}
/// What is selected of `DeleteWatchListPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWatchListDataDeleteWatchList {
    #[serde(default)]
    pub watch_list_id: Option<String>,
    pub user_errors: Vec<DeleteWatchListDataDeleteWatchListUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWatchListDataDeleteWatchListUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`DeleteWatchList`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWatchListVariables {
    pub input: DeleteWatchListInput,
}
/// The operation `DeleteWatchList`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteWatchList;
impl Operation for DeleteWatchList {
    const NAME: &'static str = "DeleteWatchList";
    const DOCUMENT: &'static str = r#"mutation DeleteWatchList($input: DeleteWatchListInput!) {
  deleteWatchList(input: $input) {
    watchListId
    userErrors {
      path
      code
      message
    }
  }
}"#;
    type Variables = DeleteWatchListVariables;
    type Data = DeleteWatchListData;
}
impl Mutation for DeleteWatchList {
    const FIELD: &'static str = "deleteWatchList";
    type Input = DeleteWatchListInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddWatchSubjectsData {
    pub add_watch_subjects: AddWatchSubjectsDataAddWatchSubjects,
}
/// What is selected of `AddWatchSubjectsPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddWatchSubjectsDataAddWatchSubjects {
    pub added: i64,
    pub already_there: i64,
    pub invalid: i64,
    pub unregistered: i64,
    pub unregistered_codes: Vec<String>,
    #[serde(default)]
    pub watch_list: Option<WatchListFields>,
    pub user_errors: Vec<AddWatchSubjectsDataAddWatchSubjectsUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddWatchSubjectsDataAddWatchSubjectsUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`AddWatchSubjects`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddWatchSubjectsVariables {
    pub input: AddWatchSubjectsInput,
}
/// The operation `AddWatchSubjects`.
#[derive(Debug, Clone, Copy)]
pub struct AddWatchSubjects;
impl Operation for AddWatchSubjects {
    const NAME: &'static str = "AddWatchSubjects";
    const DOCUMENT: &'static str = r#"mutation AddWatchSubjects($input: AddWatchSubjectsInput!) {
  addWatchSubjects(input: $input) {
    added
    alreadyThere
    invalid
    unregistered
    unregisteredCodes
    watchList {
      ...WatchListFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}"#;
    type Variables = AddWatchSubjectsVariables;
    type Data = AddWatchSubjectsData;
}
impl Mutation for AddWatchSubjects {
    const FIELD: &'static str = "addWatchSubjects";
    type Input = AddWatchSubjectsInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveWatchSubjectsData {
    pub remove_watch_subjects: RemoveWatchSubjectsDataRemoveWatchSubjects,
}
/// What is selected of `RemoveWatchSubjectsPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveWatchSubjectsDataRemoveWatchSubjects {
    pub removed: i64,
    pub not_there: i64,
    pub invalid: i64,
    #[serde(default)]
    pub watch_list: Option<WatchListFields>,
    pub user_errors: Vec<RemoveWatchSubjectsDataRemoveWatchSubjectsUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveWatchSubjectsDataRemoveWatchSubjectsUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`RemoveWatchSubjects`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveWatchSubjectsVariables {
    pub input: RemoveWatchSubjectsInput,
}
/// The operation `RemoveWatchSubjects`.
#[derive(Debug, Clone, Copy)]
pub struct RemoveWatchSubjects;
impl Operation for RemoveWatchSubjects {
    const NAME: &'static str = "RemoveWatchSubjects";
    const DOCUMENT: &'static str = r#"mutation RemoveWatchSubjects($input: RemoveWatchSubjectsInput!) {
  removeWatchSubjects(input: $input) {
    removed
    notThere
    invalid
    watchList {
      ...WatchListFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}"#;
    type Variables = RemoveWatchSubjectsVariables;
    type Data = RemoveWatchSubjectsData;
}
impl Mutation for RemoveWatchSubjects {
    const FIELD: &'static str = "removeWatchSubjects";
    type Input = RemoveWatchSubjectsInput;
}
/// What is selected of `WebhookEndpoint`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpointFields {
    pub id: String,
    pub url: String,
    pub description: String,
    pub rules: Vec<WebhookEndpointFieldsRules>,
    pub state: WebhookEndpointFieldsState,
    #[serde(default)]
    pub disabled_at: Option<String>,
    pub cursor: String,
    pub pending_count: i64,
    #[serde(default)]
    pub oldest_pending_at: Option<String>,
    pub dead_count: i64,
    pub failure_count: i64,
    #[serde(default)]
    pub failing_since: Option<String>,
    #[serde(default)]
    pub resting_until: Option<String>,
    #[serde(default)]
    pub former_secret_until: Option<String>,
    pub created_at: String,
    pub updated_at: String,
}
/// What is selected of `WebhookRule`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpointFieldsRules {
    #[serde(default)]
    pub kind: Option<Vec<DisclosureKind>>,
    #[serde(default)]
    pub operation: Option<Vec<RevisionOperation>>,
    #[serde(default)]
    pub by_id: Option<Vec<String>>,
    #[serde(default)]
    pub authority: Option<Vec<String>>,
    #[serde(default)]
    pub district: Option<Vec<String>>,
    #[serde(default)]
    pub industry: Option<Vec<Industry>>,
    #[serde(default)]
    pub watch_list_id: Option<String>,
}
/// What is selected of `WebhookEndpointStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpointFieldsState {
    pub value: WebhookEndpointState,
    pub code: String,
    pub label: String,
}
/// What is selected of `WebhookDelivery`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookDeliveryFields {
    pub id: String,
    pub message_id: String,
    #[serde(default)]
    pub sequence: Option<String>,
    pub state: WebhookDeliveryFieldsState,
    #[serde(default)]
    pub due_at: Option<String>,
    pub attempt_count: i64,
    pub created_at: String,
    #[serde(default)]
    pub settled_at: Option<String>,
    pub attempts: Vec<WebhookDeliveryFieldsAttempts>,
}
/// What is selected of `WebhookDeliveryStateCode`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookDeliveryFieldsState {
    pub value: WebhookDeliveryState,
    pub code: String,
    pub label: String,
}
/// What is selected of `WebhookAttempt`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookDeliveryFieldsAttempts {
    pub at: String,
    pub duration_ms: i64,
    #[serde(default)]
    pub status: Option<i64>,
    #[serde(default)]
    pub error: Option<String>,
    #[serde(default)]
    pub response: Option<String>,
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpointData {
    #[serde(default)]
    pub webhook_endpoint: Option<WebhookEndpointFields>,
}
/// The variables of [`WebhookEndpoint`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpointVariables {
    pub id: String,
}
/// The operation `WebhookEndpoint`.
#[derive(Debug, Clone, Copy)]
pub struct WebhookEndpoint;
impl Operation for WebhookEndpoint {
    const NAME: &'static str = "WebhookEndpoint";
    const DOCUMENT: &'static str = r#"query WebhookEndpoint($id: ID!) {
  webhookEndpoint(id: $id) {
    ...WebhookEndpointFields
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = WebhookEndpointVariables;
    type Data = WebhookEndpointData;
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpointsData {
    pub webhook_endpoints: WebhookEndpointsDataWebhookEndpoints,
}
/// What is selected of `WebhookEndpointConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpointsDataWebhookEndpoints {
    pub nodes: Vec<WebhookEndpointFields>,
    pub page_info: PageFields,
}
/// The variables of [`WebhookEndpoints`].
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpointsVariables {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}
/// The operation `WebhookEndpoints`.
#[derive(Debug, Clone, Copy)]
pub struct WebhookEndpoints;
impl Operation for WebhookEndpoints {
    const NAME: &'static str = "WebhookEndpoints";
    const DOCUMENT: &'static str = r#"query WebhookEndpoints($first: Int, $after: String) {
  webhookEndpoints(first: $first, after: $after) {
    nodes {
      ...WebhookEndpointFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = WebhookEndpointsVariables;
    type Data = WebhookEndpointsData;
}
impl Paged for WebhookEndpoints {
    type Node = WebhookEndpointFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.webhook_endpoints).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Query`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookDeliveriesData {
    pub webhook_deliveries: WebhookDeliveriesDataWebhookDeliveries,
}
/// What is selected of `WebhookDeliveryConnection`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookDeliveriesDataWebhookDeliveries {
    pub nodes: Vec<WebhookDeliveryFields>,
    pub page_info: PageFields,
}
/// The variables of [`WebhookDeliveries`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookDeliveriesVariables {
    pub endpoint_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<WebhookDeliveryState>,
}
/// The operation `WebhookDeliveries`.
#[derive(Debug, Clone, Copy)]
pub struct WebhookDeliveries;
impl Operation for WebhookDeliveries {
    const NAME: &'static str = "WebhookDeliveries";
    const DOCUMENT: &'static str = r#"query WebhookDeliveries($endpointId: ID!, $first: Int, $after: String, $state: WebhookDeliveryState) {
  webhookDeliveries(endpointId: $endpointId, first: $first, after: $after, state: $state) {
    nodes {
      ...WebhookDeliveryFields
    }
    pageInfo {
      ...PageFields
    }
  }
}

fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}

fragment WebhookDeliveryFields on WebhookDelivery {
  id
  messageId
  sequence
  state {
    value
    code
    label
  }
  dueAt
  attemptCount
  createdAt
  settledAt
  attempts {
    at
    durationMs
    status
    error
    response
  }
}"#;
    type Variables = WebhookDeliveriesVariables;
    type Data = WebhookDeliveriesData;
}
impl Paged for WebhookDeliveries {
    type Node = WebhookDeliveryFields;
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {
        variables.first = Some(first);
        variables.after = after;
    }
    fn page(data: Self::Data) -> Page<Self::Node> {
        Some(data.webhook_deliveries).map_or_else(Page::default, |page| Page {
            nodes: page.nodes,
            next: page.page_info.has_next_page.then_some(page.page_info.end_cursor).flatten(),
        })
    }
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhookEndpointData {
    pub create_webhook_endpoint: CreateWebhookEndpointDataCreateWebhookEndpoint,
}
/// What is selected of `WebhookSecretPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhookEndpointDataCreateWebhookEndpoint {
    #[serde(default)]
    pub secret: Option<String>,
    #[serde(default)]
    pub endpoint: Option<WebhookEndpointFields>,
    pub user_errors: Vec<CreateWebhookEndpointDataCreateWebhookEndpointUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhookEndpointDataCreateWebhookEndpointUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`CreateWebhookEndpoint`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhookEndpointVariables {
    pub input: CreateWebhookEndpointInput,
}
/// The operation `CreateWebhookEndpoint`.
#[derive(Debug, Clone, Copy)]
pub struct CreateWebhookEndpoint;
impl Operation for CreateWebhookEndpoint {
    const NAME: &'static str = "CreateWebhookEndpoint";
    const DOCUMENT: &'static str = r#"mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    secret
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = CreateWebhookEndpointVariables;
    type Data = CreateWebhookEndpointData;
}
impl Mutation for CreateWebhookEndpoint {
    const FIELD: &'static str = "createWebhookEndpoint";
    type Input = CreateWebhookEndpointInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateWebhookEndpointData {
    pub update_webhook_endpoint: UpdateWebhookEndpointDataUpdateWebhookEndpoint,
}
/// What is selected of `WebhookEndpointPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateWebhookEndpointDataUpdateWebhookEndpoint {
    #[serde(default)]
    pub endpoint: Option<WebhookEndpointFields>,
    pub user_errors: Vec<UpdateWebhookEndpointDataUpdateWebhookEndpointUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateWebhookEndpointDataUpdateWebhookEndpointUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`UpdateWebhookEndpoint`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateWebhookEndpointVariables {
    pub input: UpdateWebhookEndpointInput,
}
/// The operation `UpdateWebhookEndpoint`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateWebhookEndpoint;
impl Operation for UpdateWebhookEndpoint {
    const NAME: &'static str = "UpdateWebhookEndpoint";
    const DOCUMENT: &'static str = r#"mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
  updateWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = UpdateWebhookEndpointVariables;
    type Data = UpdateWebhookEndpointData;
}
impl Mutation for UpdateWebhookEndpoint {
    const FIELD: &'static str = "updateWebhookEndpoint";
    type Input = UpdateWebhookEndpointInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableWebhookEndpointData {
    pub enable_webhook_endpoint: EnableWebhookEndpointDataEnableWebhookEndpoint,
}
/// What is selected of `WebhookEndpointPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableWebhookEndpointDataEnableWebhookEndpoint {
    #[serde(default)]
    pub endpoint: Option<WebhookEndpointFields>,
    pub user_errors: Vec<EnableWebhookEndpointDataEnableWebhookEndpointUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableWebhookEndpointDataEnableWebhookEndpointUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`EnableWebhookEndpoint`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableWebhookEndpointVariables {
    pub input: EnableWebhookEndpointInput,
}
/// The operation `EnableWebhookEndpoint`.
#[derive(Debug, Clone, Copy)]
pub struct EnableWebhookEndpoint;
impl Operation for EnableWebhookEndpoint {
    const NAME: &'static str = "EnableWebhookEndpoint";
    const DOCUMENT: &'static str = r#"mutation EnableWebhookEndpoint($input: EnableWebhookEndpointInput!) {
  enableWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = EnableWebhookEndpointVariables;
    type Data = EnableWebhookEndpointData;
}
impl Mutation for EnableWebhookEndpoint {
    const FIELD: &'static str = "enableWebhookEndpoint";
    type Input = EnableWebhookEndpointInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableWebhookEndpointData {
    pub disable_webhook_endpoint: DisableWebhookEndpointDataDisableWebhookEndpoint,
}
/// What is selected of `WebhookEndpointPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableWebhookEndpointDataDisableWebhookEndpoint {
    #[serde(default)]
    pub endpoint: Option<WebhookEndpointFields>,
    pub user_errors: Vec<DisableWebhookEndpointDataDisableWebhookEndpointUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableWebhookEndpointDataDisableWebhookEndpointUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`DisableWebhookEndpoint`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DisableWebhookEndpointVariables {
    pub input: DisableWebhookEndpointInput,
}
/// The operation `DisableWebhookEndpoint`.
#[derive(Debug, Clone, Copy)]
pub struct DisableWebhookEndpoint;
impl Operation for DisableWebhookEndpoint {
    const NAME: &'static str = "DisableWebhookEndpoint";
    const DOCUMENT: &'static str = r#"mutation DisableWebhookEndpoint($input: DisableWebhookEndpointInput!) {
  disableWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = DisableWebhookEndpointVariables;
    type Data = DisableWebhookEndpointData;
}
impl Mutation for DisableWebhookEndpoint {
    const FIELD: &'static str = "disableWebhookEndpoint";
    type Input = DisableWebhookEndpointInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWebhookEndpointData {
    pub delete_webhook_endpoint: DeleteWebhookEndpointDataDeleteWebhookEndpoint,
}
/// What is selected of `DeleteWebhookEndpointPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWebhookEndpointDataDeleteWebhookEndpoint {
    #[serde(default)]
    pub endpoint_id: Option<String>,
    pub user_errors: Vec<DeleteWebhookEndpointDataDeleteWebhookEndpointUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWebhookEndpointDataDeleteWebhookEndpointUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`DeleteWebhookEndpoint`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWebhookEndpointVariables {
    pub input: DeleteWebhookEndpointInput,
}
/// The operation `DeleteWebhookEndpoint`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteWebhookEndpoint;
impl Operation for DeleteWebhookEndpoint {
    const NAME: &'static str = "DeleteWebhookEndpoint";
    const DOCUMENT: &'static str = r#"mutation DeleteWebhookEndpoint($input: DeleteWebhookEndpointInput!) {
  deleteWebhookEndpoint(input: $input) {
    endpointId
    userErrors {
      path
      code
      message
    }
  }
}"#;
    type Variables = DeleteWebhookEndpointVariables;
    type Data = DeleteWebhookEndpointData;
}
impl Mutation for DeleteWebhookEndpoint {
    const FIELD: &'static str = "deleteWebhookEndpoint";
    type Input = DeleteWebhookEndpointInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RotateWebhookSecretData {
    pub rotate_webhook_secret: RotateWebhookSecretDataRotateWebhookSecret,
}
/// What is selected of `WebhookSecretPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RotateWebhookSecretDataRotateWebhookSecret {
    #[serde(default)]
    pub secret: Option<String>,
    #[serde(default)]
    pub endpoint: Option<WebhookEndpointFields>,
    pub user_errors: Vec<RotateWebhookSecretDataRotateWebhookSecretUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RotateWebhookSecretDataRotateWebhookSecretUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`RotateWebhookSecret`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RotateWebhookSecretVariables {
    pub input: RotateWebhookSecretInput,
}
/// The operation `RotateWebhookSecret`.
#[derive(Debug, Clone, Copy)]
pub struct RotateWebhookSecret;
impl Operation for RotateWebhookSecret {
    const NAME: &'static str = "RotateWebhookSecret";
    const DOCUMENT: &'static str = r#"mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = RotateWebhookSecretVariables;
    type Data = RotateWebhookSecretData;
}
impl Mutation for RotateWebhookSecret {
    const FIELD: &'static str = "rotateWebhookSecret";
    type Input = RotateWebhookSecretInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndFormerWebhookSecretData {
    pub end_former_webhook_secret: EndFormerWebhookSecretDataEndFormerWebhookSecret,
}
/// What is selected of `WebhookEndpointPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndFormerWebhookSecretDataEndFormerWebhookSecret {
    #[serde(default)]
    pub endpoint: Option<WebhookEndpointFields>,
    pub user_errors: Vec<EndFormerWebhookSecretDataEndFormerWebhookSecretUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndFormerWebhookSecretDataEndFormerWebhookSecretUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`EndFormerWebhookSecret`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EndFormerWebhookSecretVariables {
    pub input: EndFormerWebhookSecretInput,
}
/// The operation `EndFormerWebhookSecret`.
#[derive(Debug, Clone, Copy)]
pub struct EndFormerWebhookSecret;
impl Operation for EndFormerWebhookSecret {
    const NAME: &'static str = "EndFormerWebhookSecret";
    const DOCUMENT: &'static str = r#"mutation EndFormerWebhookSecret($input: EndFormerWebhookSecretInput!) {
  endFormerWebhookSecret(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = EndFormerWebhookSecretVariables;
    type Data = EndFormerWebhookSecretData;
}
impl Mutation for EndFormerWebhookSecret {
    const FIELD: &'static str = "endFormerWebhookSecret";
    type Input = EndFormerWebhookSecretInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendTestEventData {
    pub send_test_event: SendTestEventDataSendTestEvent,
}
/// What is selected of `SendTestEventPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendTestEventDataSendTestEvent {
    #[serde(default)]
    pub delivery: Option<WebhookDeliveryFields>,
    pub user_errors: Vec<SendTestEventDataSendTestEventUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendTestEventDataSendTestEventUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`SendTestEvent`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SendTestEventVariables {
    pub input: SendTestEventInput,
}
/// The operation `SendTestEvent`.
#[derive(Debug, Clone, Copy)]
pub struct SendTestEvent;
impl Operation for SendTestEvent {
    const NAME: &'static str = "SendTestEvent";
    const DOCUMENT: &'static str = r#"mutation SendTestEvent($input: SendTestEventInput!) {
  sendTestEvent(input: $input) {
    delivery {
      ...WebhookDeliveryFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookDeliveryFields on WebhookDelivery {
  id
  messageId
  sequence
  state {
    value
    code
    label
  }
  dueAt
  attemptCount
  createdAt
  settledAt
  attempts {
    at
    durationMs
    status
    error
    response
  }
}"#;
    type Variables = SendTestEventVariables;
    type Data = SendTestEventData;
}
impl Mutation for SendTestEvent {
    const FIELD: &'static str = "sendTestEvent";
    type Input = SendTestEventInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayWebhooksData {
    pub replay_webhooks: ReplayWebhooksDataReplayWebhooks,
}
/// What is selected of `WebhookEndpointPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayWebhooksDataReplayWebhooks {
    #[serde(default)]
    pub endpoint: Option<WebhookEndpointFields>,
    pub user_errors: Vec<ReplayWebhooksDataReplayWebhooksUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayWebhooksDataReplayWebhooksUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`ReplayWebhooks`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayWebhooksVariables {
    pub input: ReplayWebhooksInput,
}
/// The operation `ReplayWebhooks`.
#[derive(Debug, Clone, Copy)]
pub struct ReplayWebhooks;
impl Operation for ReplayWebhooks {
    const NAME: &'static str = "ReplayWebhooks";
    const DOCUMENT: &'static str = r#"mutation ReplayWebhooks($input: ReplayWebhooksInput!) {
  replayWebhooks(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = ReplayWebhooksVariables;
    type Data = ReplayWebhooksData;
}
impl Mutation for ReplayWebhooks {
    const FIELD: &'static str = "replayWebhooks";
    type Input = ReplayWebhooksInput;
}
/// What is selected of `Mutation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedeliverWebhooksData {
    pub redeliver_webhooks: RedeliverWebhooksDataRedeliverWebhooks,
}
/// What is selected of `RedeliverWebhooksPayload`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedeliverWebhooksDataRedeliverWebhooks {
    pub redelivered: i64,
    #[serde(default)]
    pub endpoint: Option<WebhookEndpointFields>,
    pub user_errors: Vec<RedeliverWebhooksDataRedeliverWebhooksUserErrors>,
}
/// What is selected of `UserError`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedeliverWebhooksDataRedeliverWebhooksUserErrors {
    pub path: Vec<String>,
    pub code: UserErrorCode,
    pub message: String,
}
/// The variables of [`RedeliverWebhooks`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedeliverWebhooksVariables {
    pub input: RedeliverWebhooksInput,
}
/// The operation `RedeliverWebhooks`.
#[derive(Debug, Clone, Copy)]
pub struct RedeliverWebhooks;
impl Operation for RedeliverWebhooks {
    const NAME: &'static str = "RedeliverWebhooks";
    const DOCUMENT: &'static str = r#"mutation RedeliverWebhooks($input: RedeliverWebhooksInput!) {
  redeliverWebhooks(input: $input) {
    redelivered
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}

fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}"#;
    type Variables = RedeliverWebhooksVariables;
    type Data = RedeliverWebhooksData;
}
impl Mutation for RedeliverWebhooks {
    const FIELD: &'static str = "redeliverWebhooks";
    type Input = RedeliverWebhooksInput;
}
