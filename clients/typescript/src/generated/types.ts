// Made by `npm run generate` from schema.graphql and clients/operations; do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What a record is to say from now on: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68. A field that is left out stays as it is; null clears it. */
export type AbnormalOperationChanges = {
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** Why the enterprise was listed (列入原因). */
  reason?: AbnormalReason | null | undefined;
  /** The day it was listed on (列入日期). */
  listedOn?: string | null | undefined;
  /** Why it was removed (移出原因). Nothing while it is on the list. */
  removalReason?: AbnormalRemovalReason | null | undefined;
  /** The day it was removed on (移出日期). Nothing while it is on the list. */
  removedOn?: string | null | undefined;
  /** The authority that decided the removal (移出决定机关), by name. At most 100 characters. */
  removalAuthority?: string | null | undefined;
};

/** A correction of a record: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68. */
export type AbnormalOperationCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: AbnormalOperationChanges;
};

/** Which entries in the abnormal list are wanted (经营异常名录筛选). All conditions given must hold. */
export type AbnormalOperationFilter = {
  /** Whether the entry is still on the list. */
  onList?: boolean | null | undefined;
  /** Why it was listed. One of them. */
  reason?: Array<AbnormalReason> | null | undefined;
  /** The authority that listed it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day it was listed on. */
  listedOn?: DateRange | null | undefined;
  /** The day it was removed on. Leaves out entries that are still on the list. */
  removedOn?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68. */
export type AbnormalOperationInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** Why the enterprise was listed (列入原因). */
  reason: AbnormalReason;
  /** The day it was listed on (列入日期). */
  listedOn: string;
  /** Why it was removed (移出原因). Nothing while it is on the list. */
  removalReason?: AbnormalRemovalReason | null | undefined;
  /** The day it was removed on (移出日期). Nothing while it is on the list. */
  removedOn?: string | null | undefined;
  /** The authority that decided the removal (移出决定机关), by name. At most 100 characters. */
  removalAuthority?: string | null | undefined;
};

/** The order of a list of entries in the abnormal list (经营异常名录排序). */
export type AbnormalOperationOrder = {
  /** What to order by. */
  field: AbnormalOperationOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type AbnormalOperationOrderField =
  /** By the day it was listed on. */
  | 'LISTED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** Why an enterprise is listed as abnormal (列入经营异常名录原因). */
export type AbnormalReason =
  /** The annual report was not filed by 30 June (未依照《企业信息公示暂行条例》第八条规定的期限公示年度报告). */
  | 'ANNUAL_REPORT_NOT_FILED'
  /** An ordered disclosure was not made in time (未在工商行政管理部门依照《企业信息公示暂行条例》第十条规定责令的期限内公示有关企业信息). */
  | 'ORDERED_DISCLOSURE_NOT_MADE'
  /** Disclosed information conceals the truth or is false (公示企业信息隐瞒真实情况、弄虚作假). */
  | 'CONCEALMENT_OR_FALSEHOOD'
  /** The enterprise cannot be reached at its registered address (通过登记的住所或者经营场所无法联系). */
  | 'UNREACHABLE_AT_REGISTERED_ADDRESS'
  | '%future added value';

/** Why an enterprise is removed from the abnormal list (移出经营异常名录原因). */
export type AbnormalRemovalReason =
  /** The missing annual reports were filed (列入经营异常名录3年内且依照《经营异常名录管理办法》第六条规定被列入经营异常名录的企业，可以在补报未报年份的年度报告并公示后，申请移出). */
  | 'ANNUAL_REPORT_FILED'
  /** The ordered disclosure was made (履行公示义务后申请移出). */
  | 'DISCLOSURE_MADE'
  /** The falsehood was corrected (更正其公示的信息后申请移出). */
  | 'CORRECTED'
  /** The address was changed, or the enterprise was reached again (依法办理住所或者经营场所变更登记，或者提出通过登记的住所或者经营场所可以重新取得联系). */
  | 'ADDRESS_RESTORED'
  /** The listing itself was found wrong (列入经营异常名录决定有误，予以撤销). */
  | 'LISTED_IN_ERROR'
  /** Three years passed, and the enterprise was moved to the list of serious violations (列入经营异常名录届满3年，转入严重违法失信企业名单). */
  | 'MOVED_TO_SERIOUS_LIST'
  /** Any other reason, such as deregistration (其他). */
  | 'OTHER'
  | '%future added value';

/** An objection to be accepted (受理异议). */
export type AcceptObjectionInput = {
  /** The objection's id. */
  objectionId: string;
  /** What is to be said about it, for those concerned. */
  note?: string | null | undefined;
};

/** Subjects to be put on a watch list (增加关注主体). */
export type AddWatchSubjectsInput = {
  /** The list's id. */
  watchListId: string;
  /**
   * The enterprises, each by its credit code or its registration number, registered or not yet; at most 10,000. Spaces and
   * small letters are put right.
   */
  subjects: Array<string>;
};

/** What a record is to say from now on: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when. A field that is left out stays as it is; null clears it. */
export type AlterationChanges = {
  /** What was changed (变更事项), in the words of the register, such as 法定代表人变更. At most 200 characters. */
  item?: string | null | undefined;
  /**
   * Tells changes of the same item on the same day apart (同日序号): 2 for the second, 3 for the third. Nothing for the
   * first, and so for nearly all.
   */
  ordinal?: number | null | undefined;
  /** What it was before (变更前内容). Nothing where the register gives none. At most 20000 characters. */
  before?: string | null | undefined;
  /** What it is after (变更后内容). Nothing where the register gives none. At most 20000 characters. */
  after?: string | null | undefined;
  /** The day the change was registered on (变更日期). */
  alteredOn?: string | null | undefined;
};

/** A correction of a record: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when. */
export type AlterationCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: AlterationChanges;
};

/** Which registered changes are wanted (变更信息筛选). All conditions given must hold. */
export type AlterationFilter = {
  /** What was changed, in exactly the words of the register. One of them. */
  item?: Array<string> | null | undefined;
  /** The day the change was registered on. */
  alteredOn?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when. */
export type AlterationInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** What was changed (变更事项), in the words of the register, such as 法定代表人变更. At most 200 characters. */
  item: string;
  /**
   * Tells changes of the same item on the same day apart (同日序号): 2 for the second, 3 for the third. Nothing for the
   * first, and so for nearly all.
   */
  ordinal?: number | null | undefined;
  /** What it was before (变更前内容). Nothing where the register gives none. At most 20000 characters. */
  before?: string | null | undefined;
  /** What it is after (变更后内容). Nothing where the register gives none. At most 20000 characters. */
  after?: string | null | undefined;
  /** The day the change was registered on (变更日期). */
  alteredOn: string;
};

/** The order of a list of registered changes (变更信息排序). */
export type AlterationOrder = {
  /** What to order by. */
  field: AlterationOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type AlterationOrderField =
  /** By the day the change was registered on. */
  | 'ALTERED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** One of a record's amendments. */
export type AnnualReportAmendmentsInput = {
  /** What was amended (修改事项). At most 200 characters. */
  item: string;
  /** What it was before (修改前), unless it is withheld. At most 4000 characters. */
  before?: string | null | undefined;
  /** What it is after (修改后), unless it is withheld. At most 4000 characters. */
  after?: string | null | undefined;
  /** The day of the amendment (修改日期). */
  amendedOn: string;
};

/** What a record is to say from now on: an annual report that an enterprise filed (年度报告). A field that is left out stays as it is; null clears it. */
export type AnnualReportChanges = {
  /** The year that it reports on (报告年度). */
  year?: number | null | undefined;
  /** The day it was filed on (报送日期). */
  submittedOn?: string | null | undefined;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /**
   * The telephone number that the enterprise gives (企业联系电话). Only for callers with the scope `person:read`; nothing
   * for all others. At most 50 characters.
   */
  contactPhone?: string | null | undefined;
  /**
   * The e-mail address that the enterprise gives (电子邮箱). Only for callers with the scope `person:read`; nothing for
   * all others. At most 200 characters.
   */
  contactEmail?: string | null | undefined;
  /**
   * The postal address that the enterprise gives (企业通信地址). Only for callers with the scope `person:read`; nothing
   * for all others. At most 500 characters.
   */
  postalAddress?: string | null | undefined;
  /** The postal code (邮政编码). At most 10 characters. */
  postalCode?: string | null | undefined;
  /** The operating state that it declares (企业经营状态). */
  operatingState?: OperatingState | null | undefined;
  /** How many people it employs (从业人数). Nothing when it is not disclosed. */
  employees?: number | null | undefined;
  /** Whether the enterprise discloses how many people it employs (从业人数是否公示). */
  employeesDisclosed?: boolean | null | undefined;
  /** Web sites and online shops (网站或网店信息). */
  websites?: Array<AnnualReportWebsitesInput> | null | undefined;
  /** Shareholders and contributions as the report states them (股东及出资信息). `Shareholder` holds what is registered. */
  shareholders?: Array<AnnualReportShareholdersInput> | null | undefined;
  /** Enterprises that it founded or bought shares in (对外投资信息). */
  investments?: Array<AnnualReportInvestmentsInput> | null | undefined;
  /** Guarantees that it gave and disclosed (对外提供保证担保信息). */
  guarantees?: Array<AnnualReportGuaranteesInput> | null | undefined;
  /** The financial figures (企业资产状况信息), the withheld ones included. */
  figures?: Array<AnnualReportFiguresInput> | null | undefined;
  /**
   * What was amended after the filing (修改记录). Contents before and after are null where the report itself withholds
   * them: undisclosed figures from all, contacts from callers without the scope `person:read`.
   */
  amendments?: Array<AnnualReportAmendmentsInput> | null | undefined;
};

/** A correction of a record: an annual report that an enterprise filed (年度报告). */
export type AnnualReportCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: AnnualReportChanges;
};

/** One of a record's figures. */
export type AnnualReportFiguresInput = {
  /** Which figure it is (项目). */
  figure: FinancialFigure;
  /** The amount (金额), in units of 10,000 yuan (万元). Nothing when it is not disclosed. In 万元, such as "1.5". */
  amount?: string | null | undefined;
  /** Whether the enterprise discloses it (是否公示). */
  disclosed: boolean;
};

/** Which annual reports are wanted (年度报告筛选). All conditions given must hold. */
export type AnnualReportFilter = {
  /** The year that it reports on. One of them. */
  year?: Array<number> | null | undefined;
  /** The operating state that it declares. One of them. */
  operatingState?: Array<OperatingState> | null | undefined;
  /** The registration authority that it was filed with, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day it was filed on. */
  submittedOn?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** One of a record's guarantees. */
export type AnnualReportGuaranteesInput = {
  /** The creditor (债权人), by name. At most 200 characters. */
  creditor: string;
  /** The debtor (债务人), by name. At most 200 characters. */
  debtor: string;
  /** What kind of claim it secures (主债权种类). */
  claimKind?: SecuredClaimKind | null | undefined;
  /** The amount of that claim (主债权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  claimAmount?: string | null | undefined;
  /** The first day of the term in which the debtor is to perform (履行债务的期限自). */
  performanceFrom?: string | null | undefined;
  /** The last day of that term (履行债务的期限至). */
  performanceTo?: string | null | undefined;
  /** For how long the guarantee holds (保证的期间), in the words of the report. At most 100 characters. */
  period?: string | null | undefined;
  /** The form of the guarantee (保证的方式), in the words of the report. At most 100 characters. */
  form?: string | null | undefined;
};

/** A record to enter: an annual report that an enterprise filed (年度报告). */
export type AnnualReportInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The year that it reports on (报告年度). */
  year: number;
  /** The day it was filed on (报送日期). */
  submittedOn: string;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /**
   * The telephone number that the enterprise gives (企业联系电话). Only for callers with the scope `person:read`; nothing
   * for all others. At most 50 characters.
   */
  contactPhone?: string | null | undefined;
  /**
   * The e-mail address that the enterprise gives (电子邮箱). Only for callers with the scope `person:read`; nothing for
   * all others. At most 200 characters.
   */
  contactEmail?: string | null | undefined;
  /**
   * The postal address that the enterprise gives (企业通信地址). Only for callers with the scope `person:read`; nothing
   * for all others. At most 500 characters.
   */
  postalAddress?: string | null | undefined;
  /** The postal code (邮政编码). At most 10 characters. */
  postalCode?: string | null | undefined;
  /** The operating state that it declares (企业经营状态). */
  operatingState?: OperatingState | null | undefined;
  /** How many people it employs (从业人数). Nothing when it is not disclosed. */
  employees?: number | null | undefined;
  /** Whether the enterprise discloses how many people it employs (从业人数是否公示). */
  employeesDisclosed: boolean;
  /** Web sites and online shops (网站或网店信息). */
  websites?: Array<AnnualReportWebsitesInput> | null | undefined;
  /** Shareholders and contributions as the report states them (股东及出资信息). `Shareholder` holds what is registered. */
  shareholders?: Array<AnnualReportShareholdersInput> | null | undefined;
  /** Enterprises that it founded or bought shares in (对外投资信息). */
  investments?: Array<AnnualReportInvestmentsInput> | null | undefined;
  /** Guarantees that it gave and disclosed (对外提供保证担保信息). */
  guarantees?: Array<AnnualReportGuaranteesInput> | null | undefined;
  /** The financial figures (企业资产状况信息), the withheld ones included. */
  figures?: Array<AnnualReportFiguresInput> | null | undefined;
  /**
   * What was amended after the filing (修改记录). Contents before and after are null where the report itself withholds
   * them: undisclosed figures from all, contacts from callers without the scope `person:read`.
   */
  amendments?: Array<AnnualReportAmendmentsInput> | null | undefined;
};

/** One of a record's investments. */
export type AnnualReportInvestmentsInput = {
  /** Its name. At most 200 characters. */
  name: string;
  /** Its unified social credit code (统一社会信用代码), where the report gives it. */
  creditCode?: string | null | undefined;
};

/** The order of a list of annual reports (年度报告排序). */
export type AnnualReportOrder = {
  /** What to order by. */
  field: AnnualReportOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type AnnualReportOrderField =
  /** By the day it was filed on. */
  | 'SUBMITTED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** One of a record's shareholders. */
export type AnnualReportShareholdersInput = {
  /** The name (股东). At most 200 characters. */
  name: string;
  /** The contribution subscribed (认缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  subscribedAmount?: string | null | undefined;
  /** The day the subscribed contribution is due on (认缴出资时间). */
  subscribedOn?: string | null | undefined;
  /** In what the subscribed contribution is to be made (认缴出资方式). */
  subscribedForms?: Array<ContributionForm> | null | undefined;
  /** The contribution paid in (实缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  paidAmount?: string | null | undefined;
  /** The day it was paid in on (实缴出资时间). */
  paidOn?: string | null | undefined;
  /** In what the contribution was made (实缴出资方式). */
  paidForms?: Array<ContributionForm> | null | undefined;
};

/** One of a record's websites. */
export type AnnualReportWebsitesInput = {
  /** Web site or online shop (类型), in the words of the report. At most 20 characters. */
  kind?: string | null | undefined;
  /** What it is called (名称). At most 200 characters. */
  name?: string | null | undefined;
  /** Its address (网址), as the report writes it. At most 500 characters. */
  address: string;
};

/** A point of the data's history (时点): exactly one of the two. */
export type AsOf = {
  /** The sequence number of a change, a whole number as text: as the data stood when that change had been made. */
  sequence?: string | null | undefined;
  /** A moment that is not in the future: as the data stood then. */
  at?: string | null | undefined;
};

/** What a record is to say from now on: a branch of an enterprise (分支机构). A field that is left out stays as it is; null clears it. */
export type BranchChanges = {
  /** The name of the branch (分支机构名称). At most 200 characters. */
  name?: string | null | undefined;
  /** Its own unified social credit code (统一社会信用代码), where it has one. */
  creditCode?: string | null | undefined;
  /** Its own registration number (注册号), where it has one. At most 15 characters. */
  registrationNumber?: string | null | undefined;
  /** The authority that registered the branch (登记机关), by name. At most 100 characters. */
  registrationAuthority?: string | null | undefined;
};

/** A correction of a record: a branch of an enterprise (分支机构). */
export type BranchCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: BranchChanges;
};

/** Which branches are wanted (分支机构筛选). All conditions given must hold. */
export type BranchFilter = {
  /** The branch's own unified social credit code. One of them. */
  creditCode?: Array<string> | null | undefined;
  /** The branch's own registration number, exactly. One of them. */
  registrationNumber?: Array<string> | null | undefined;
  /** The authority that registered the branch, by its exact name. One of them. */
  registrationAuthority?: Array<string> | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: a branch of an enterprise (分支机构). */
export type BranchInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The name of the branch (分支机构名称). At most 200 characters. */
  name: string;
  /** Its own unified social credit code (统一社会信用代码), where it has one. */
  creditCode?: string | null | undefined;
  /** Its own registration number (注册号), where it has one. At most 15 characters. */
  registrationNumber?: string | null | undefined;
  /** The authority that registered the branch (登记机关), by name. At most 100 characters. */
  registrationAuthority?: string | null | undefined;
};

/** The order of a list of branches (分支机构排序). */
export type BranchOrder = {
  /** What to order by. */
  field: BranchOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type BranchOrderField =
  /** In the order of entry into the register. */
  | 'ENTRY'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** An export to be taken back (取消导出). */
export type CancelExportInput = {
  /** The export's id. */
  exportId: string;
};

/** The type of the certificate that identifies a shareholder or a pledgee (证照类型); never its number. */
export type CertificateKind =
  /** Resident identity card (居民身份证). */
  | 'RESIDENT_IDENTITY_CARD'
  /** Passport (护照). */
  | 'PASSPORT'
  /** Mainland travel permit for Hong Kong and Macao residents (港澳居民来往内地通行证). */
  | 'HONG_KONG_MACAO_PERMIT'
  /** Mainland travel permit for Taiwan residents (台湾居民来往大陆通行证). */
  | 'TAIWAN_PERMIT'
  /** Military officer's card (军官证). */
  | 'MILITARY_CARD'
  /** Business licence (营业执照). */
  | 'BUSINESS_LICENCE'
  /** Certificate of a public institution (事业单位法人证书). */
  | 'PUBLIC_INSTITUTION_CERTIFICATE'
  /** Certificate of a social organisation (社会团体法人登记证书). */
  | 'SOCIAL_ORGANISATION_CERTIFICATE'
  /** Foreign certificate of registration (境外注册证书). */
  | 'FOREIGN_REGISTRATION'
  /** Organisation code certificate (组织机构代码证). */
  | 'ORGANISATION_CODE_CERTIFICATE'
  /** The source withholds it (非公示项). */
  | 'NOT_PUBLISHED'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** Which changes are wanted (变更流筛选). All conditions given must hold; of a list, one of its values. */
export type ChangeFilter = {
  /** Of records of these kinds; `ENTERPRISE` for registrations. */
  kind?: Array<DisclosureKind> | null | undefined;
  /** Of these sorts. */
  operation?: Array<RevisionOperation> | null | undefined;
  /** Made by these organisations, by their ids. 100 at most. */
  byId?: Array<string> | null | undefined;
  /** Of records that name these authorities, exactly as they are written. 100 at most. */
  authority?: Array<string> | null | undefined;
  /** About enterprises that are in these districts now, by code. 100 at most. */
  district?: Array<string> | null | undefined;
  /** About enterprises of these industry sections. */
  industry?: Array<Industry> | null | undefined;
  /**
   * About the enterprises with these unified social credit codes, registered or not yet. With `registrationNumber`, 1000
   * at most.
   */
  creditCode?: Array<string> | null | undefined;
  /** About the enterprises with these registration numbers, registered or not yet. */
  registrationNumber?: Array<string> | null | undefined;
  /**
   * About the enterprises on this watch list of yours, by its id, as it stands when a page is read. Only with the scope
   * `watch:write`.
   */
  watchListId?: string | null | undefined;
};

/** One of a record's alterations. */
export type ChattelMortgageAlterationsInput = {
  /** The day of the change. */
  alteredOn: string;
  /** What was changed. At most 4000 characters. */
  content: string;
};

/** What a record is to say from now on: a registered mortgage over movable property of an enterprise (动产抵押登记). A field that is left out stays as it is; null clears it. */
export type ChattelMortgageChanges = {
  /** The number of the registration (登记编号). At most 100 characters. */
  registrationNumber?: string | null | undefined;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** The day of the registration (登记日期). */
  registeredOn?: string | null | undefined;
  /** Whether it was in force when the publisher last updated the record (状态). */
  validity?: Validity | null | undefined;
  /** Whom it secures (抵押权人). */
  mortgagees?: Array<ChattelMortgageMortgageesInput> | null | undefined;
  /** What kind of claim it secures (被担保债权种类). */
  securedClaimKind?: SecuredClaimKind | null | undefined;
  /** The amount of the claim secured (被担保债权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  securedClaimAmount?: string | null | undefined;
  /** What the security covers (担保的范围), such as principal, interest and costs. At most 2000 characters. */
  securedClaimScope?: string | null | undefined;
  /** The first day of the term in which the debtor is to perform (债务人履行债务的期限自). */
  securedClaimFrom?: string | null | undefined;
  /** The last day of that term (债务人履行债务的期限至). */
  securedClaimTo?: string | null | undefined;
  /** What is mortgaged (抵押物). */
  collateral?: Array<ChattelMortgageCollateralInput> | null | undefined;
  /** Changes of the registration (变更), in the order in which the source lists them. */
  alterations?: Array<ChattelMortgageAlterationsInput> | null | undefined;
  /** The day the registration was cancelled on (注销日期). Nothing while it stands. */
  cancelledOn?: string | null | undefined;
  /** Why it was cancelled (注销原因). At most 500 characters. */
  cancellationReason?: string | null | undefined;
};

/** One of a record's collateral. */
export type ChattelMortgageCollateralInput = {
  /** Name (抵押物名称). At most 500 characters. */
  name: string;
  /** Ownership (所有权归属). At most 500 characters. */
  ownership?: string | null | undefined;
  /** Condition (数量、质量、状况、所在地等情况). At most 2000 characters. */
  condition?: string | null | undefined;
};

/** A correction of a record: a registered mortgage over movable property of an enterprise (动产抵押登记). */
export type ChattelMortgageCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: ChattelMortgageChanges;
};

/** Which chattel mortgages are wanted (动产抵押登记筛选). All conditions given must hold. */
export type ChattelMortgageFilter = {
  /** Whether it was in force when the publisher last updated the record. One of them. */
  validity?: Array<Validity> | null | undefined;
  /** What kind of claim it secures. One of them. */
  securedClaimKind?: Array<SecuredClaimKind> | null | undefined;
  /** The authority that registered it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the registration, exactly. One of them. */
  registrationNumber?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day of the registration. */
  registeredOn?: DateRange | null | undefined;
  /** The day the registration was cancelled on. Leaves out those that stand. */
  cancelledOn?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: a registered mortgage over movable property of an enterprise (动产抵押登记). */
export type ChattelMortgageInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the registration (登记编号). At most 100 characters. */
  registrationNumber: string;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** The day of the registration (登记日期). */
  registeredOn: string;
  /** Whether it was in force when the publisher last updated the record (状态). */
  validity?: Validity | null | undefined;
  /** Whom it secures (抵押权人). */
  mortgagees?: Array<ChattelMortgageMortgageesInput> | null | undefined;
  /** What kind of claim it secures (被担保债权种类). */
  securedClaimKind?: SecuredClaimKind | null | undefined;
  /** The amount of the claim secured (被担保债权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  securedClaimAmount?: string | null | undefined;
  /** What the security covers (担保的范围), such as principal, interest and costs. At most 2000 characters. */
  securedClaimScope?: string | null | undefined;
  /** The first day of the term in which the debtor is to perform (债务人履行债务的期限自). */
  securedClaimFrom?: string | null | undefined;
  /** The last day of that term (债务人履行债务的期限至). */
  securedClaimTo?: string | null | undefined;
  /** What is mortgaged (抵押物). */
  collateral?: Array<ChattelMortgageCollateralInput> | null | undefined;
  /** Changes of the registration (变更), in the order in which the source lists them. */
  alterations?: Array<ChattelMortgageAlterationsInput> | null | undefined;
  /** The day the registration was cancelled on (注销日期). Nothing while it stands. */
  cancelledOn?: string | null | undefined;
  /** Why it was cancelled (注销原因). At most 500 characters. */
  cancellationReason?: string | null | undefined;
};

/** One of a record's mortgagees. */
export type ChattelMortgageMortgageesInput = {
  /** Name (抵押权人名称). At most 200 characters. */
  name: string;
  /** Certificate kind (证照类型). */
  certificateKind?: CertificateKind | null | undefined;
};

/** The order of a list of chattel mortgages (动产抵押登记排序). */
export type ChattelMortgageOrder = {
  /** What to order by. */
  field: ChattelMortgageOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type ChattelMortgageOrderField =
  /** By the day of the registration. */
  | 'REGISTERED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** What a consumer complaint is about (投诉类别). */
export type ComplaintCategory =
  /** Quality (质量). */
  | 'QUALITY'
  /** Safety (安全). */
  | 'SAFETY'
  /** Price (价格). */
  | 'PRICE'
  /** Measurement (计量). */
  | 'MEASUREMENT'
  /** False or misleading promotion (虚假宣传). */
  | 'ADVERTISING'
  /** Counterfeit (假冒). */
  | 'COUNTERFEIT'
  /** Contract (合同). */
  | 'CONTRACT'
  /** Personal dignity (人格尊严). */
  | 'DIGNITY'
  /** After-sales service (售后服务). */
  | 'AFTER_SALES'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** What a record is to say from now on: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended. A field that is left out stays as it is; null clears it. */
export type ComplaintChanges = {
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** What it was about (投诉类别). */
  category?: ComplaintCategory | null | undefined;
  /** The day it was received on (受理日期). */
  receivedOn?: string | null | undefined;
  /** How it ended (处理结果). Nothing while it is open. */
  resolution?: ComplaintResolution | null | undefined;
  /** The day it ended on (办结日期). Nothing while it is open, or where none is stated. */
  resolvedOn?: string | null | undefined;
};

/** A correction of a record: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended. */
export type ComplaintCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: ComplaintChanges;
};

/** Which complaints are wanted (消费投诉筛选). All conditions given must hold. */
export type ComplaintFilter = {
  /** What it was about. One of them. */
  category?: Array<ComplaintCategory> | null | undefined;
  /** How it ended. One of them. */
  resolution?: Array<ComplaintResolution> | null | undefined;
  /** The authority that handled it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day it was received on. */
  receivedOn?: DateRange | null | undefined;
  /** The day it ended on. Leaves out complaints that state none. */
  resolvedOn?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended. */
export type ComplaintInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** What it was about (投诉类别). */
  category: ComplaintCategory;
  /** The day it was received on (受理日期). */
  receivedOn: string;
  /** How it ended (处理结果). Nothing while it is open. */
  resolution?: ComplaintResolution | null | undefined;
  /** The day it ended on (办结日期). Nothing while it is open, or where none is stated. */
  resolvedOn?: string | null | undefined;
};

/** The order of a list of complaints (消费投诉排序). */
export type ComplaintOrder = {
  /** What to order by. */
  field: ComplaintOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type ComplaintOrderField =
  /** By the day it was received on. */
  | 'RECEIVED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** How a consumer complaint ended (投诉处理结果). */
export type ComplaintResolution =
  /** Settled by mediation (调解成功). */
  | 'MEDIATED'
  /** Settled between the parties (和解). */
  | 'SETTLED'
  /** Mediation failed (调解不成). */
  | 'MEDIATION_FAILED'
  /** Not accepted (不予受理). */
  | 'REFUSED'
  /** Withdrawn by the consumer (撤回). */
  | 'WITHDRAWN'
  /** Transferred to another authority (移送). */
  | 'TRANSFERRED'
  /** A case was opened (立案查处). */
  | 'CASE_OPENED'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** In what a shareholder contributes (出资方式). The codes are ours. */
export type ContributionForm =
  /** Money (货币). */
  | 'MONEY'
  /** In kind (实物). */
  | 'IN_KIND'
  /** Intellectual property (知识产权). */
  | 'INTELLECTUAL_PROPERTY'
  /** Claim (债权). */
  | 'CLAIM'
  /** High-technology result (高新技术成果). */
  | 'TECHNOLOGY'
  /** Land-use right (土地使用权). */
  | 'LAND_USE_RIGHT'
  /** Equity (股权). */
  | 'EQUITY'
  /** Labour (劳务). */
  | 'LABOUR'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** Records to correct: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68. */
export type CorrectAbnormalOperationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<AbnormalOperationCorrection>;
};

/** Records to correct: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when. */
export type CorrectAlterationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<AlterationCorrection>;
};

/** Records to correct: an annual report that an enterprise filed (年度报告). */
export type CorrectAnnualReportsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<AnnualReportCorrection>;
};

/** Records to correct: a branch of an enterprise (分支机构). */
export type CorrectBranchesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<BranchCorrection>;
};

/** Records to correct: a registered mortgage over movable property of an enterprise (动产抵押登记). */
export type CorrectChattelMortgagesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<ChattelMortgageCorrection>;
};

/** Records to correct: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended. */
export type CorrectComplaintsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<ComplaintCorrection>;
};

/** Records to correct: a registered pledge of equity (股权出质登记). */
export type CorrectEquityPledgesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<EquityPledgeCorrection>;
};

/** Records to correct: an honour that an industry association awarded to an enterprise (荣誉评定). */
export type CorrectHonoursInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<HonourCorrection>;
};

/**
 * Records to correct: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
 * (双随机).
 */
export type CorrectInspectionsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<InspectionCorrection>;
};

/** Records to correct: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself. */
export type CorrectIntellectualPropertyPledgesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<IntellectualPropertyPledgeCorrection>;
};

/** Records to correct: a director, supervisor, manager or other key person of an enterprise (主要人员). */
export type CorrectKeyPersonsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<KeyPersonCorrection>;
};

/** Records to correct: an administrative licence granted to an enterprise (行政许可). */
export type CorrectLicencesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<LicenceCorrection>;
};

/** Records to correct: an administrative penalty imposed on an enterprise (行政处罚). */
export type CorrectPenaltiesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<PenaltyCorrection>;
};

/** Records to correct: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83. */
export type CorrectSeriousViolationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<SeriousViolationCorrection>;
};

/** Records to correct: a shareholder of an enterprise with its contribution (股东及出资). */
export type CorrectShareholdersInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<ShareholderCorrection>;
};

/**
 * Records to correct: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
 * rating or a commendation.
 */
export type CorrectSupervisionRecordsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<SupervisionRecordCorrection>;
};

/** A field of a record with its new value (更正项). */
export type CorrectedFieldInput = {
  /** The field as the schema names it, such as `decidedOn`. */
  name: string;
  /**
   * Its new value as an import reads it: a day as `2016-04-11`, an amount in 万元, a code by its number or its term, a list
   * of small records as JSON. Nothing clears the field.
   */
  value?: string | null | undefined;
};

/** A watch list to be made (新建关注名单). */
export type CreateWatchListInput = {
  /** Its name, 1 to 100 characters, unique among the client's. */
  name: string;
};

/** An endpoint to be made (新建推送地址). */
export type CreateWebhookEndpointInput = {
  /** Its address: https, and on the open internet. A client has one endpoint of each address. */
  url: string;
  /** What you call it, at most 200 characters. */
  description?: string | null | undefined;
  /** Which changes it is told of: those that meet any of 1 to 20 rules. */
  rules: Array<WebhookRuleInput>;
  /**
   * The sequence number of the first change that it is told of, a whole number as text: after a copy of the data up to
   * 100 that is `"101"`. Changes from now on when nothing is said.
   */
  from?: string | null | undefined;
};

/** A range of days (日期范围), both ends included; an end that is not given is open. */
export type DateRange = {
  /** The first day. */
  from?: string | null | undefined;
  /** The last day. */
  to?: string | null | undefined;
};

/** A range of moments (时间范围), both ends included; an end that is not given is open. */
export type DateTimeRange = {
  /** The first moment. */
  from?: string | null | undefined;
  /** The last moment. */
  to?: string | null | undefined;
};

/** An objection to be decided (处理异议). */
export type DecideObjectionInput = {
  /** The objection's id. */
  objectionId: string;
  /** How it is decided. */
  decision: ObjectionDecision;
  /** Why, for those concerned, 1 to 4000 characters. */
  explanation: string;
  /** What the record is to say; with the decision `CORRECTED` only. */
  correction?: ObjectionCorrectionInput | null | undefined;
  /** Where the objection stood when it was read: it has to be `ACCEPTED`. */
  expectedState: ObjectionState;
  /** What the client calls the act, 1 to 200 printable ASCII characters: the same again changes nothing. */
  idempotencyKey: string;
};

/** Which watch list is to be deleted (删除关注名单). */
export type DeleteWatchListInput = {
  /** The list's id. */
  watchListId: string;
};

/** Which endpoint is to be deleted (删除推送地址). */
export type DeleteWebhookEndpointInput = {
  /** The endpoint's id. */
  endpointId: string;
};

/** Which endpoint is to be told of nothing for now (停用推送地址). */
export type DisableWebhookEndpointInput = {
  /** The endpoint's id. */
  endpointId: string;
};

/** Which disclosures are wanted (公示信息筛选). All conditions given must hold. */
export type DisclosureFilter = {
  /** The kinds of record. One of them. */
  kind?: Array<DisclosureType> | null | undefined;
  /** The day on the timeline. */
  occurredOn?: DateRange | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
};

/** A kind of record under an enterprise (公示类别), the registration itself included. Each is named after its type. */
export type DisclosureKind =
  /** Records of the type `Enterprise`. */
  | 'ENTERPRISE'
  /** Records of the type `Alteration`. */
  | 'ALTERATION'
  /** Records of the type `Shareholder`. */
  | 'SHAREHOLDER'
  /** Records of the type `KeyPerson`. */
  | 'KEY_PERSON'
  /** Records of the type `Branch`. */
  | 'BRANCH'
  /** Records of the type `Licence`. */
  | 'LICENCE'
  /** Records of the type `Penalty`. */
  | 'PENALTY'
  /** Records of the type `ChattelMortgage`. */
  | 'CHATTEL_MORTGAGE'
  /** Records of the type `EquityPledge`. */
  | 'EQUITY_PLEDGE'
  /** Records of the type `IntellectualPropertyPledge`. */
  | 'INTELLECTUAL_PROPERTY_PLEDGE'
  /** Records of the type `AnnualReport`. */
  | 'ANNUAL_REPORT'
  /** Records of the type `AbnormalOperation`. */
  | 'ABNORMAL_OPERATION'
  /** Records of the type `SeriousViolation`. */
  | 'SERIOUS_VIOLATION'
  /** Records of the type `Inspection`. */
  | 'INSPECTION'
  /** Records of the type `Complaint`. */
  | 'COMPLAINT'
  /** Records of the type `Honour`. */
  | 'HONOUR'
  /** Records of the type `SupervisionRecord`. */
  | 'SUPERVISION_RECORD'
  | '%future added value';

/** The order of a timeline (公示信息排序). */
export type DisclosureOrder = {
  /** What to order by. */
  field: DisclosureOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type DisclosureOrderField =
  /** By the day on the timeline. */
  | 'OCCURRED_ON'
  | '%future added value';

/** A kind of disclosure (公示信息类别). */
export type DisclosureType =
  /** Administrative licences (行政许可). */
  | 'LICENCE'
  /** Administrative penalties (行政处罚). */
  | 'PENALTY'
  /** Chattel mortgages (动产抵押登记). */
  | 'CHATTEL_MORTGAGE'
  /** Pledges of equity (股权出质登记). */
  | 'EQUITY_PLEDGE'
  /** Pledges of intellectual property (知识产权出质登记). */
  | 'INTELLECTUAL_PROPERTY_PLEDGE'
  /** Annual reports (年度报告). */
  | 'ANNUAL_REPORT'
  /** Entries in the list of enterprises with abnormal operations (经营异常名录). */
  | 'ABNORMAL_OPERATION'
  /** Entries in the list of enterprises with serious violations (严重违法失信企业名单). */
  | 'SERIOUS_VIOLATION'
  /** Spot checks (抽查检查). */
  | 'INSPECTION'
  /** Consumer complaints (消费投诉). */
  | 'COMPLAINT'
  /** Honours (荣誉评定). */
  | 'HONOUR'
  /** Records of industry supervision (行业监督管理). */
  | 'SUPERVISION_RECORD'
  | '%future added value';

/** Which endpoint is to be told of changes again (启用推送地址). */
export type EnableWebhookEndpointInput = {
  /** The endpoint's id. */
  endpointId: string;
};

/** Of which endpoint the former secret is to end (停用旧推送密钥). */
export type EndFormerWebhookSecretInput = {
  /** The endpoint's id. */
  endpointId: string;
};

/** Which enterprises are wanted (企业筛选). All conditions given must hold. To find one by name, use `searchEnterprises`. */
export type EnterpriseFilter = {
  /** The district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** The registration status. One of them. */
  status?: Array<RegistrationStatus> | null | undefined;
  /** The type of enterprise. One of them. */
  entityType?: Array<EntityType> | null | undefined;
  /** The registration authority, by its exact name. One of them. */
  registrationAuthority?: Array<string> | null | undefined;
  /** When it was established. */
  establishedOn?: DateRange | null | undefined;
  /** When its particulars last changed. */
  updatedAt?: DateTimeRange | null | undefined;
  /** Whether it is on the list of enterprises with abnormal operations. */
  onAbnormalList?: boolean | null | undefined;
  /** Whether it is on the list of enterprises with serious violations. */
  onSeriousList?: boolean | null | undefined;
};

/** The order of a list of enterprises (企业排序). */
export type EnterpriseOrder = {
  /** What to order by. */
  field: EnterpriseOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type EnterpriseOrderField =
  /** By the day it was established on. */
  | 'ESTABLISHED_ON'
  /** By the moment its particulars last changed. */
  | 'UPDATED_AT'
  | '%future added value';

/** Which enterprises a search may find (检索筛选). All conditions given must hold. */
export type EnterpriseSearchFilter = {
  /** The district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** The registration status. One of them. */
  status?: Array<RegistrationStatus> | null | undefined;
  /** Whether it is on the list of enterprises with abnormal operations. */
  onAbnormalList?: boolean | null | undefined;
  /** Whether it is on the list of enterprises with serious violations. */
  onSeriousList?: boolean | null | undefined;
};

/**
 * The legal form of an enterprise (市场主体类型).
 *
 * "Regional" stands for investors from Hong Kong, Macao and Taiwan (港澳台).
 */
export type EntityType =
  /** Limited liability company (有限责任公司). */
  | 'LIMITED'
  /** Limited liability company, wholly state-owned (有限责任公司(国有独资)). */
  | 'LIMITED_STATE_SOLE'
  /** Limited liability company, invested in by a foreign-funded enterprise (有限责任公司(外商投资企业投资)). */
  | 'LIMITED_FOREIGN_FUNDED'
  /** Limited liability company, joint venture of foreign-funded enterprises (有限责任公司(外商投资企业合资)). */
  | 'LIMITED_FOREIGN_FUNDED_JOINT'
  /** Limited liability company, joint venture of foreign-funded and domestic investors (有限责任公司(外商投资企业与内资合资)). */
  | 'LIMITED_FOREIGN_FUNDED_DOMESTIC_JOINT'
  /** Limited liability company, wholly owned by a foreign-funded enterprise (有限责任公司(外商投资企业法人独资)). */
  | 'LIMITED_FOREIGN_FUNDED_SOLE'
  /** Limited liability company, held or controlled by natural persons (有限责任公司(自然人投资或控股)). */
  | 'LIMITED_NATURAL_PERSON'
  /** Limited liability company, state-controlled (有限责任公司(国有控股)). */
  | 'LIMITED_STATE_CONTROLLED'
  /** One-person limited liability company (一人有限责任公司). */
  | 'ONE_PERSON_LIMITED'
  /** Limited liability company, wholly owned by a natural person (有限责任公司(自然人独资)). */
  | 'LIMITED_NATURAL_PERSON_SOLE'
  /** Limited liability company, wholly owned by a legal person that natural persons hold or control (有限责任公司(自然人投资或控股的法人独资)). */
  | 'LIMITED_NATURAL_PERSON_LEGAL_PERSON_SOLE'
  /** Limited liability company, wholly owned by another legal person (有限责任公司(非自然人投资或控股的法人独资)). */
  | 'LIMITED_LEGAL_PERSON_SOLE'
  /** Other limited liability company (其他有限责任公司). */
  | 'LIMITED_OTHER'
  /** Joint-stock company (股份有限公司). */
  | 'JOINT_STOCK'
  /** Joint-stock company, listed (股份有限公司(上市)). */
  | 'JOINT_STOCK_LISTED'
  /** Joint-stock company, listed, invested in by a foreign-funded enterprise (股份有限公司(上市、外商投资企业投资)). */
  | 'JOINT_STOCK_LISTED_FOREIGN_FUNDED'
  /** Joint-stock company, listed, held or controlled by natural persons (股份有限公司(上市、自然人投资或控股)). */
  | 'JOINT_STOCK_LISTED_NATURAL_PERSON'
  /** Joint-stock company, listed, state-controlled (股份有限公司(上市、国有控股)). */
  | 'JOINT_STOCK_LISTED_STATE_CONTROLLED'
  /** Other joint-stock company, listed (其他股份有限公司(上市)). */
  | 'JOINT_STOCK_LISTED_OTHER'
  /** Joint-stock company, unlisted (股份有限公司(非上市)). */
  | 'JOINT_STOCK_UNLISTED'
  /** Joint-stock company, unlisted, invested in by a foreign-funded enterprise (股份有限公司(非上市、外商投资企业投资)). */
  | 'JOINT_STOCK_UNLISTED_FOREIGN_FUNDED'
  /** Joint-stock company, unlisted, held or controlled by natural persons (股份有限公司(非上市、自然人投资或控股)). */
  | 'JOINT_STOCK_UNLISTED_NATURAL_PERSON'
  /** Joint-stock company, unlisted, state-controlled (股份有限公司(非上市、国有控股)). */
  | 'JOINT_STOCK_UNLISTED_STATE_CONTROLLED'
  /** Other joint-stock company, unlisted (其他股份有限公司(非上市)). */
  | 'JOINT_STOCK_UNLISTED_OTHER'
  /** Branch of a limited liability company (有限责任公司分公司). */
  | 'BRANCH_OF_LIMITED'
  /** Branch of a wholly state-owned limited liability company (有限责任公司分公司(国有独资)). */
  | 'BRANCH_OF_LIMITED_STATE_SOLE'
  /** Branch of a limited liability company that a foreign-funded enterprise invests in (有限责任公司分公司(外商投资企业投资)). */
  | 'BRANCH_OF_LIMITED_FOREIGN_FUNDED'
  /** Branch of a joint venture of foreign-funded enterprises (有限责任公司分公司(外商投资企业合资)). */
  | 'BRANCH_OF_LIMITED_FOREIGN_FUNDED_JOINT'
  /** Branch of a joint venture of foreign-funded and domestic investors (有限责任公司分公司(外商投资企业与内资合资)). */
  | 'BRANCH_OF_LIMITED_FOREIGN_FUNDED_DOMESTIC_JOINT'
  /** Branch of a limited liability company wholly owned by a foreign-funded enterprise (有限责任公司分公司(外商投资企业法人独资)). */
  | 'BRANCH_OF_LIMITED_FOREIGN_FUNDED_SOLE'
  /** Branch of a limited liability company held or controlled by natural persons (有限责任公司分公司(自然人投资或控股)). */
  | 'BRANCH_OF_LIMITED_NATURAL_PERSON'
  /** Branch of a state-controlled limited liability company (有限责任公司分公司(国有控股)). */
  | 'BRANCH_OF_LIMITED_STATE_CONTROLLED'
  /** Branch of a one-person limited liability company (一人有限责任公司分公司). */
  | 'BRANCH_OF_ONE_PERSON_LIMITED'
  /** Branch of a limited liability company wholly owned by a natural person (有限责任公司分公司(自然人独资)). */
  | 'BRANCH_OF_LIMITED_NATURAL_PERSON_SOLE'
  /** Branch of a limited liability company wholly owned by a legal person that natural persons hold or control (有限责任公司分公司(自然人投资或控股的法人独资)). */
  | 'BRANCH_OF_LIMITED_NATURAL_PERSON_LEGAL_PERSON_SOLE'
  /** Branch of a limited liability company wholly owned by another legal person (有限责任公司分公司(非自然人投资或控股的法人独资)). */
  | 'BRANCH_OF_LIMITED_LEGAL_PERSON_SOLE'
  /** Branch of another limited liability company (其他有限责任公司分公司). */
  | 'BRANCH_OF_LIMITED_OTHER'
  /** Branch of a joint-stock company (股份有限公司分公司). */
  | 'BRANCH_OF_JOINT_STOCK'
  /** Branch of a joint-stock company, listed (股份有限公司分公司(上市)). */
  | 'BRANCH_OF_JOINT_STOCK_LISTED'
  /** Branch of a joint-stock company, listed, invested in by a foreign-funded enterprise (股份有限公司分公司(上市、外商投资企业投资)). */
  | 'BRANCH_OF_JOINT_STOCK_LISTED_FOREIGN_FUNDED'
  /** Branch of a joint-stock company, listed, held or controlled by natural persons (股份有限公司分公司(上市、自然人投资或控股)). */
  | 'BRANCH_OF_JOINT_STOCK_LISTED_NATURAL_PERSON'
  /** Branch of a joint-stock company, listed, state-controlled (股份有限公司分公司(上市、国有控股)). */
  | 'BRANCH_OF_JOINT_STOCK_LISTED_STATE_CONTROLLED'
  /** Branch of another joint-stock company, listed (其他股份有限公司分公司(上市)). */
  | 'BRANCH_OF_JOINT_STOCK_LISTED_OTHER'
  /** Branch of a joint-stock company, unlisted (股份有限公司分公司(非上市)). */
  | 'BRANCH_OF_JOINT_STOCK_UNLISTED'
  /** Branch of a joint-stock company, unlisted, invested in by a foreign-funded enterprise (股份有限公司分公司(非上市、外商投资企业投资)). */
  | 'BRANCH_OF_JOINT_STOCK_UNLISTED_FOREIGN_FUNDED'
  /** Branch of a joint-stock company, unlisted, held or controlled by natural persons (股份有限公司分公司(非上市、自然人投资或控股)). */
  | 'BRANCH_OF_JOINT_STOCK_UNLISTED_NATURAL_PERSON'
  /** Branch of a joint-stock company, unlisted, state-controlled (股份有限公司分公司(非上市、国有控股)). */
  | 'BRANCH_OF_JOINT_STOCK_UNLISTED_STATE_CONTROLLED'
  /** Branch of another joint-stock company, unlisted (其他股份有限公司分公司(非上市)). */
  | 'BRANCH_OF_JOINT_STOCK_UNLISTED_OTHER'
  /** Enterprise owned by the whole people (全民所有制). */
  | 'STATE_OWNED'
  /** Collectively owned enterprise (集体所有制). */
  | 'COLLECTIVE'
  /** Joint-stock cooperative enterprise (股份合作制). */
  | 'JOINT_STOCK_COOPERATIVE'
  /** Jointly operated enterprise (联营). */
  | 'JOINT_OPERATION'
  /** Branch of an enterprise owned by the whole people (全民所有制分支机构(非法人)). */
  | 'STATE_OWNED_BRANCH'
  /** Branch of a collectively owned enterprise (集体分支机构(非法人)). */
  | 'COLLECTIVE_BRANCH'
  /** Branch of a joint-stock cooperative enterprise (股份合作制分支机构). */
  | 'JOINT_STOCK_COOPERATIVE_BRANCH'
  /** Partnership (合伙企业). */
  | 'PARTNERSHIP'
  /** General partnership (普通合伙企业). */
  | 'GENERAL_PARTNERSHIP'
  /** Special general partnership (特殊普通合伙企业). */
  | 'SPECIAL_GENERAL_PARTNERSHIP'
  /** Limited partnership (有限合伙企业). */
  | 'LIMITED_PARTNERSHIP'
  /** Sole proprietorship (个人独资企业). */
  | 'SOLE_PROPRIETORSHIP'
  /** Branch of a partnership (合伙企业分支机构). */
  | 'PARTNERSHIP_BRANCH'
  /** Branch of a general partnership (普通合伙企业分支机构). */
  | 'GENERAL_PARTNERSHIP_BRANCH'
  /** Branch of a special general partnership (特殊普通合伙企业分支机构). */
  | 'SPECIAL_GENERAL_PARTNERSHIP_BRANCH'
  /** Branch of a limited partnership (有限合伙企业分支机构). */
  | 'LIMITED_PARTNERSHIP_BRANCH'
  /** Branch of a sole proprietorship (个人独资企业分支机构). */
  | 'SOLE_PROPRIETORSHIP_BRANCH'
  /** Limited liability company, Sino-foreign equity joint venture (有限责任公司(中外合资)). */
  | 'FOREIGN_EQUITY_JOINT_VENTURE'
  /** Limited liability company, Sino-foreign cooperative joint venture (有限责任公司(中外合作)). */
  | 'FOREIGN_COOPERATIVE_JOINT_VENTURE'
  /** Limited liability company, owned by several foreign investors (有限责任公司(外商合资)). */
  | 'FOREIGN_JOINT_OWNED'
  /** Limited liability company, wholly owned by a foreign natural person (有限责任公司(外国自然人独资)). */
  | 'FOREIGN_NATURAL_PERSON_SOLE'
  /** Limited liability company, wholly owned by a foreign legal person (有限责任公司(外国法人独资)). */
  | 'FOREIGN_LEGAL_PERSON_SOLE'
  /** Limited liability company, wholly owned by a foreign organisation without legal personality (有限责任公司(外国非法人经济组织独资)). */
  | 'FOREIGN_ORGANISATION_SOLE'
  /** Joint-stock company, Sino-foreign, unlisted (股份有限公司(中外合资、未上市)). */
  | 'FOREIGN_JOINT_STOCK_UNLISTED'
  /** Joint-stock company, Sino-foreign, listed (股份有限公司(中外合资、上市)). */
  | 'FOREIGN_JOINT_STOCK_LISTED'
  /** Joint-stock company, owned by foreign investors, unlisted (股份有限公司(外商合资、未上市)). */
  | 'FOREIGN_OWNED_JOINT_STOCK_UNLISTED'
  /** Joint-stock company, owned by foreign investors, listed (股份有限公司(外商合资、上市)). */
  | 'FOREIGN_OWNED_JOINT_STOCK_LISTED'
  /** Unincorporated Sino-foreign cooperative enterprise (非公司外商投资企业(中外合作)). */
  | 'FOREIGN_COOPERATIVE_UNINCORPORATED'
  /** Foreign-funded partnership (外商投资合伙企业). */
  | 'FOREIGN_PARTNERSHIP'
  /** Foreign-funded general partnership (外商投资普通合伙企业). */
  | 'FOREIGN_GENERAL_PARTNERSHIP'
  /** Foreign-funded special general partnership (外商投资特殊普通合伙企业). */
  | 'FOREIGN_SPECIAL_GENERAL_PARTNERSHIP'
  /** Foreign-funded limited partnership (外商投资有限合伙企业). */
  | 'FOREIGN_LIMITED_PARTNERSHIP'
  /** Branch of a foreign-funded enterprise (外商投资企业分支机构). */
  | 'FOREIGN_FUNDED_BRANCH'
  /** Limited liability company, joint venture of Hong Kong, Macao or Taiwan and mainland investors (有限责任公司(台港澳与境内合资)). */
  | 'REGIONAL_EQUITY_JOINT_VENTURE'
  /** Limited liability company, cooperative venture of Hong Kong, Macao or Taiwan and mainland investors (有限责任公司(台港澳与境内合作)). */
  | 'REGIONAL_COOPERATIVE_JOINT_VENTURE'
  /** Limited liability company, owned by several Hong Kong, Macao or Taiwan investors (有限责任公司(台港澳合资)). */
  | 'REGIONAL_JOINT_OWNED'
  /** Limited liability company, wholly owned by a natural person of Hong Kong, Macao or Taiwan (有限责任公司(台港澳自然人独资)). */
  | 'REGIONAL_NATURAL_PERSON_SOLE'
  /** Limited liability company, wholly owned by a legal person of Hong Kong, Macao or Taiwan (有限责任公司(台港澳法人独资)). */
  | 'REGIONAL_LEGAL_PERSON_SOLE'
  /** Limited liability company, wholly owned by a Hong Kong, Macao or Taiwan organisation without legal personality (有限责任公司(台港澳非法人经济组织独资)). */
  | 'REGIONAL_ORGANISATION_SOLE'
  /** Limited liability company, joint venture of Hong Kong, Macao or Taiwan and foreign investors (有限责任公司(台港澳与外国投资者合资)). */
  | 'REGIONAL_FOREIGN_JOINT_VENTURE'
  /** Joint-stock company, Hong Kong, Macao or Taiwan and mainland investors, unlisted (股份有限公司(台港澳与境内合资、未上市)). */
  | 'REGIONAL_JOINT_STOCK_UNLISTED'
  /** Joint-stock company, Hong Kong, Macao or Taiwan and mainland investors, listed (股份有限公司(台港澳与境内合资、上市)). */
  | 'REGIONAL_JOINT_STOCK_LISTED'
  /** Partnership funded from Hong Kong, Macao or Taiwan (港、澳、台投资合伙企业). */
  | 'REGIONAL_PARTNERSHIP'
  /** Branch of an enterprise funded from Hong Kong, Macao or Taiwan (港、澳、台投资企业分支机构). */
  | 'REGIONAL_FUNDED_BRANCH'
  /** Branch of a foreign company (外国(地区)公司分支机构). */
  | 'FOREIGN_COMPANY_BRANCH'
  /** Resident representative office of a foreign enterprise (外国(地区)企业常驻代表机构). */
  | 'REPRESENTATIVE_OFFICE'
  /** Foreign enterprise doing business in China (外国(地区)企业在中国境内从事经营活动). */
  | 'FOREIGN_ENTERPRISE_OPERATING'
  /** Farmers' specialised cooperative (农民专业合作社). */
  | 'COOPERATIVE'
  /** Branch of a farmers' specialised cooperative (农民专业合作社分支机构). */
  | 'COOPERATIVE_BRANCH'
  /** Individual business (个体工商户). The code is ours: the official list does not number it, and 95xx is free there. */
  | 'INDIVIDUAL_BUSINESS'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** What a record is to say from now on: a registered pledge of equity (股权出质登记). A field that is left out stays as it is; null clears it. */
export type EquityPledgeChanges = {
  /** The number of the registration (登记编号). At most 100 characters. */
  registrationNumber?: string | null | undefined;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** Who pledged the equity (出质人): the name of the shareholder. At most 200 characters. */
  pledgor?: string | null | undefined;
  /** To whom it is pledged (质权人), by name. At most 200 characters. */
  pledgee?: string | null | undefined;
  /** The amount of equity pledged (出质股权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  pledgedAmount?: string | null | undefined;
  /** The day of the registration (股权出质设立登记日期). */
  registeredOn?: string | null | undefined;
  /** Whether it was in force when the publisher last updated the record (状态). */
  validity?: Validity | null | undefined;
  /** The day the registration was cancelled on (注销日期). Nothing while it stands. */
  cancelledOn?: string | null | undefined;
  /** Why it was cancelled (注销原因). At most 500 characters. */
  cancellationReason?: string | null | undefined;
};

/** A correction of a record: a registered pledge of equity (股权出质登记). */
export type EquityPledgeCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: EquityPledgeChanges;
};

/** Which equity pledges are wanted (股权出质登记筛选). All conditions given must hold. */
export type EquityPledgeFilter = {
  /** Whether it was in force when the publisher last updated the record. One of them. */
  validity?: Array<Validity> | null | undefined;
  /** The authority that registered it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the registration, exactly. One of them. */
  registrationNumber?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day of the registration. */
  registeredOn?: DateRange | null | undefined;
  /** The day the registration was cancelled on. Leaves out those that stand. */
  cancelledOn?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: a registered pledge of equity (股权出质登记). */
export type EquityPledgeInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the registration (登记编号). At most 100 characters. */
  registrationNumber: string;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** Who pledged the equity (出质人): the name of the shareholder. At most 200 characters. */
  pledgor: string;
  /** To whom it is pledged (质权人), by name. At most 200 characters. */
  pledgee: string;
  /** The amount of equity pledged (出质股权数额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  pledgedAmount?: string | null | undefined;
  /** The day of the registration (股权出质设立登记日期). */
  registeredOn: string;
  /** Whether it was in force when the publisher last updated the record (状态). */
  validity?: Validity | null | undefined;
  /** The day the registration was cancelled on (注销日期). Nothing while it stands. */
  cancelledOn?: string | null | undefined;
  /** Why it was cancelled (注销原因). At most 500 characters. */
  cancellationReason?: string | null | undefined;
};

/** The order of a list of equity pledges (股权出质登记排序). */
export type EquityPledgeOrder = {
  /** What to order by. */
  field: EquityPledgeOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type EquityPledgeOrderField =
  /** By the day of the registration. */
  | 'REGISTERED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** How the files of an export are compressed (压缩方式). */
export type ExportCompression =
  /** Not at all. */
  | 'NONE'
  /** By gzip. Not for Parquet. */
  | 'GZIP'
  /** By Zstandard; of Parquet: inside the file. */
  | 'ZSTD'
  | '%future added value';

/**
 * Which records are exported (导出筛选). All conditions given must hold as of the export's sequence number; of a list, one
 * of its values.
 */
export type ExportFilter = {
  /** Those that name these authorities, exactly as they are written. 100 at most. */
  authority?: Array<string> | null | undefined;
  /** Those about enterprises in these districts, by code. 100 at most. */
  district?: Array<string> | null | undefined;
  /** Those about enterprises of these industry sections. */
  industry?: Array<Industry> | null | undefined;
  /** Those about the enterprises with these unified social credit codes. With `registrationNumber`, 1000 at most. */
  creditCode?: Array<string> | null | undefined;
  /** Those about the enterprises with these registration numbers. */
  registrationNumber?: Array<string> | null | undefined;
};

/** How the records of an export are written (导出格式). */
export type ExportFormat =
  /** A JSON object a line. */
  | 'NDJSON'
  /** Values separated by commas, with a line of names; lists are JSON texts. */
  | 'CSV'
  /** Apache Parquet: columns with types. */
  | 'PARQUET'
  | '%future added value';

/** Where an export stands (导出状态). */
export type ExportState =
  /** It waits for its turn (排队中). */
  | 'QUEUED'
  /** Its parts are being written (生成中). */
  | 'RUNNING'
  /** All of it is there (可下载). */
  | 'READY'
  /** It could not be written to its end (失败). */
  | 'FAILED'
  /** Its time is over; its files are kept no longer (已过期). */
  | 'EXPIRED'
  /** Whoever asked for it wants it no longer (已取消). */
  | 'CANCELLED'
  | '%future added value';

/** An objection to be filed (提出异议). */
export type FileObjectionInput = {
  /** The record's global id. */
  recordId: string;
  /** What is asked for. */
  type: ObjectionType;
  /** What is wrong, 1 to 4000 characters. Identity numbers are refused here as everywhere. */
  statement: string;
  /** Attachments by their hash, at most 20. The files themselves stay with who objects. */
  evidence?: Array<ObjectionEvidenceInput> | null | undefined;
  /** Who objects. Shown to who decides and to the client that files it, and to nobody else. */
  objector: ObjectionObjectorInput;
  /** What the client calls the act, 1 to 200 printable ASCII characters: the same again is the same objection. */
  idempotencyKey: string;
};

/** A figure of an annual report (资产状况信息); the enterprise chooses for each whether to disclose it. The codes are ours. */
export type FinancialFigure =
  /** Total assets (资产总额). */
  | 'TOTAL_ASSETS'
  /** Total liabilities (负债总额). */
  | 'TOTAL_LIABILITIES'
  /** Total revenue (营业总收入). */
  | 'TOTAL_REVENUE'
  /** Main business revenue (主营业务收入). */
  | 'MAIN_BUSINESS_REVENUE'
  /** Total profit (利润总额). */
  | 'TOTAL_PROFIT'
  /** Net profit (净利润). */
  | 'NET_PROFIT'
  /** Total tax paid (纳税总额). */
  | 'TOTAL_TAX'
  /** Owners' equity (所有者权益合计). */
  | 'OWNERS_EQUITY'
  | '%future added value';

/** An objection to be forwarded (转交异议). */
export type ForwardObjectionInput = {
  /** The objection's id. */
  objectionId: string;
  /** What is to be said about it, for those concerned. */
  note?: string | null | undefined;
};

/** What a record is to say from now on: an honour that an industry association awarded to an enterprise (荣誉评定). A field that is left out stays as it is; null clears it. */
export type HonourChanges = {
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** What the honour is called (荣誉名称). At most 200 characters. */
  title?: string | null | undefined;
  /** The level at which it was awarded (荣誉级别). */
  level?: HonourLevel | null | undefined;
  /** The day it was awarded on (评定日期). */
  awardedOn?: string | null | undefined;
  /** The last day on which it may be used (有效期至). Nothing when it has no end, or none is stated. */
  validTo?: string | null | undefined;
  /** By what rules or on what merits it was awarded (评定依据). At most 1000 characters. */
  basis?: string | null | undefined;
};

/** A correction of a record: an honour that an industry association awarded to an enterprise (荣誉评定). */
export type HonourCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: HonourChanges;
};

/** Which honours are wanted (荣誉评定筛选). All conditions given must hold. */
export type HonourFilter = {
  /** The level at which it was awarded. One of them. */
  level?: Array<HonourLevel> | null | undefined;
  /** The association that awarded it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day it was awarded on. */
  awardedOn?: DateRange | null | undefined;
  /** The last day on which it may be used. Leaves out honours that state none. */
  validTo?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: an honour that an industry association awarded to an enterprise (荣誉评定). */
export type HonourInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** What the honour is called (荣誉名称). At most 200 characters. */
  title: string;
  /** The level at which it was awarded (荣誉级别). */
  level?: HonourLevel | null | undefined;
  /** The day it was awarded on (评定日期). */
  awardedOn: string;
  /** The last day on which it may be used (有效期至). Nothing when it has no end, or none is stated. */
  validTo?: string | null | undefined;
  /** By what rules or on what merits it was awarded (评定依据). At most 1000 characters. */
  basis?: string | null | undefined;
};

/** The level at which an honour is awarded (荣誉级别). */
export type HonourLevel =
  /** National (国家级). */
  | 'NATIONAL'
  /** Municipal (市级). */
  | 'MUNICIPAL'
  /** District (区级). */
  | 'DISTRICT'
  /** Industry (行业级). */
  | 'INDUSTRY'
  | '%future added value';

/** The order of a list of honours (荣誉评定排序). */
export type HonourOrder = {
  /** What to order by. */
  field: HonourOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type HonourOrderField =
  /** By the day it was awarded on. */
  | 'AWARDED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** A section of the industrial classification for national economic activities (国民经济行业门类). */
export type Industry =
  /** Agriculture, forestry, animal husbandry and fishery (农、林、牧、渔业). */
  | 'AGRICULTURE'
  /** Mining (采矿业). */
  | 'MINING'
  /** Manufacturing (制造业). */
  | 'MANUFACTURING'
  /** Production and supply of electricity, heat, gas and water (电力、热力、燃气及水生产和供应业). */
  | 'UTILITIES'
  /** Construction (建筑业). */
  | 'CONSTRUCTION'
  /** Wholesale and retail trade (批发和零售业). */
  | 'TRADE'
  /** Transport, storage and post (交通运输、仓储和邮政业). */
  | 'TRANSPORT'
  /** Hotels and catering (住宿和餐饮业). */
  | 'HOTELS_AND_CATERING'
  /** Information transmission, software and information technology services (信息传输、软件和信息技术服务业). */
  | 'INFORMATION'
  /** Finance (金融业). */
  | 'FINANCE'
  /** Real estate (房地产业). */
  | 'REAL_ESTATE'
  /** Leasing and business services (租赁和商务服务业). */
  | 'BUSINESS_SERVICES'
  /** Scientific research and technical services (科学研究和技术服务业). */
  | 'RESEARCH'
  /** Water conservancy, environment and public facilities (水利、环境和公共设施管理业). */
  | 'ENVIRONMENT'
  /** Services to households, repair and other services (居民服务、修理和其他服务业). */
  | 'RESIDENT_SERVICES'
  /** Education (教育). */
  | 'EDUCATION'
  /** Health and social work (卫生和社会工作). */
  | 'HEALTH'
  /** Culture, sports and entertainment (文化、体育和娱乐业). */
  | 'CULTURE'
  /** Public administration, social security and social organisations (公共管理、社会保障和社会组织). */
  | 'PUBLIC_ADMINISTRATION'
  /** International organisations (国际组织). */
  | 'INTERNATIONAL_ORGANISATIONS'
  | '%future added value';

/**
 * What a record is to say from now on: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
 * (双随机). A field that is left out stays as it is; null clears it.
 */
export type InspectionChanges = {
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** The plan that it was part of (抽查计划), by name. At most 200 characters. */
  plan?: string | null | undefined;
  /** The task that it was part of (抽查任务), by name. At most 200 characters. */
  task?: string | null | undefined;
  /** Whether enterprises were drawn from all or from a group (抽查类型). */
  kind?: InspectionKind | null | undefined;
  /** What was inspected (抽查事项). Empty where nothing is stated. */
  items?: Array<string> | null | undefined;
  /** The day the inspection was completed on (检查日期). */
  inspectedOn?: string | null | undefined;
  /** What was found (抽查结果): one result or several. */
  results?: Array<InspectionResult> | null | undefined;
};

/**
 * A correction of a record: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
 * (双随机).
 */
export type InspectionCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: InspectionChanges;
};

/** Which inspections are wanted (抽查检查筛选). All conditions given must hold. */
export type InspectionFilter = {
  /** Whether enterprises were drawn from all or from a group. One of them. */
  kind?: Array<InspectionKind> | null | undefined;
  /** The task that it was part of, by its exact name. One of them. */
  task?: Array<string> | null | undefined;
  /** The authority that inspected, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day the inspection was completed on. */
  inspectedOn?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/**
 * A record to enter: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
 * (双随机).
 */
export type InspectionInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** The plan that it was part of (抽查计划), by name. At most 200 characters. */
  plan?: string | null | undefined;
  /** The task that it was part of (抽查任务), by name. At most 200 characters. */
  task?: string | null | undefined;
  /** Whether enterprises were drawn from all or from a group (抽查类型). */
  kind?: InspectionKind | null | undefined;
  /** What was inspected (抽查事项). Empty where nothing is stated. */
  items?: Array<string> | null | undefined;
  /** The day the inspection was completed on (检查日期). */
  inspectedOn: string;
  /** What was found (抽查结果): one result or several. */
  results: Array<InspectionResult>;
};

/** How the enterprises of an inspection were drawn (抽查类型). */
export type InspectionKind =
  /** Drawn among enterprises that share a trait, such as their trade (定向). */
  | 'DIRECTED'
  /** Drawn by lot among all enterprises (不定向). */
  | 'UNDIRECTED'
  | '%future added value';

/** The order of a list of inspections (抽查检查排序). */
export type InspectionOrder = {
  /** What to order by. */
  field: InspectionOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type InspectionOrderField =
  /** By the day the inspection was completed on. */
  | 'INSPECTED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** What an inspection found (抽查检查结果); one inspection may have several. */
export type InspectionResult =
  /** Nothing found (未发现问题). */
  | 'NOTHING_FOUND'
  /** Rules of industry and commerce administration broken (违反工商行政管理相关规定). */
  | 'AIC_RULES_BROKEN'
  /** Rules of food and drug administration broken (违反食品药品管理相关规定). */
  | 'FOOD_AND_DRUG_RULES_BROKEN'
  /** Rules of quality and technical supervision broken (违反质量技术监督相关规定). */
  | 'QUALITY_RULES_BROKEN'
  /** Rules of other departments broken (违反其他部门相关规定). */
  | 'OTHER_RULES_BROKEN'
  /** Cannot be found (查无下落). */
  | 'UNTRACEABLE'
  /** Closed down or in liquidation (已关闭停业或正在组织清算). */
  | 'CLOSED_OR_IN_LIQUIDATION'
  /** Seriously uncooperative (不予配合情节严重). */
  | 'UNCOOPERATIVE'
  /** Deregistered (注销). */
  | 'DEREGISTERED'
  /** Licence revoked (被吊销). */
  | 'LICENCE_REVOKED'
  /** Registration annulled (被撤销). */
  | 'REGISTRATION_ANNULLED'
  /** Moved to another authority (迁出). */
  | 'MOVED_OUT'
  /** Problems found, to be followed up (发现问题待后续处理). */
  | 'FOLLOW_UP'
  /** Information that must be disclosed was not (未按规定公示应当公示的信息). */
  | 'DISCLOSURE_MISSING'
  /** Disclosed information conceals the truth or is false (公示信息隐瞒真实情况、弄虚作假). */
  | 'FALSE_DISCLOSURE'
  /** Other rules of industry and commerce administration broken (违反其他工商行政管理规定). */
  | 'OTHER_AIC_RULES_BROKEN'
  /** Corrected as ordered (责令已改正). */
  | 'CORRECTED'
  /** The business inspected was not carried on (未发现开展本次抽查涉及的经营活动). */
  | 'NO_SUCH_BUSINESS'
  | '%future added value';

/** What a record is to say from now on: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself. A field that is left out stays as it is; null clears it. */
export type IntellectualPropertyPledgeChanges = {
  /** The number of the registration (登记编号). At most 100 characters. */
  registrationNumber?: string | null | undefined;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** Who pledged it (出质人), by name. At most 200 characters. */
  pledgor?: string | null | undefined;
  /** The name of the trademark, patent or work (知识产权名称). At most 500 characters. */
  title?: string | null | undefined;
  /** What kind of intellectual property it is (知识产权种类). */
  propertyKind?: PropertyKind | null | undefined;
  /** To whom it is pledged (质权人), by name. At most 200 characters. */
  pledgee?: string | null | undefined;
  /** The day of the registration (登记日期). */
  registeredOn?: string | null | undefined;
  /** The first day of the term of the pledge (质权登记期限自). */
  validFrom?: string | null | undefined;
  /** The last day of the term of the pledge (质权登记期限至). */
  validTo?: string | null | undefined;
  /** Whether it was in force when the publisher last updated the record (状态). `validTo` may have passed since. */
  validity?: Validity | null | undefined;
};

/** A correction of a record: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself. */
export type IntellectualPropertyPledgeCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: IntellectualPropertyPledgeChanges;
};

/** Which intellectual property pledges are wanted (知识产权出质登记筛选). All conditions given must hold. */
export type IntellectualPropertyPledgeFilter = {
  /** What kind of intellectual property it is. One of them. */
  propertyKind?: Array<PropertyKind> | null | undefined;
  /** Whether it was in force when the publisher last updated the record. One of them. */
  validity?: Array<Validity> | null | undefined;
  /** The authority that registered it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the registration, exactly. One of them. */
  registrationNumber?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day of the registration. */
  registeredOn?: DateRange | null | undefined;
  /** The last day of the term of the pledge. Leaves out pledges that state none. */
  validTo?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself. */
export type IntellectualPropertyPledgeInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the registration (登记编号). At most 100 characters. */
  registrationNumber: string;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** Who pledged it (出质人), by name. At most 200 characters. */
  pledgor: string;
  /** The name of the trademark, patent or work (知识产权名称). At most 500 characters. */
  title: string;
  /** What kind of intellectual property it is (知识产权种类). */
  propertyKind?: PropertyKind | null | undefined;
  /** To whom it is pledged (质权人), by name. At most 200 characters. */
  pledgee: string;
  /** The day of the registration (登记日期). */
  registeredOn: string;
  /** The first day of the term of the pledge (质权登记期限自). */
  validFrom?: string | null | undefined;
  /** The last day of the term of the pledge (质权登记期限至). */
  validTo?: string | null | undefined;
  /** Whether it was in force when the publisher last updated the record (状态). `validTo` may have passed since. */
  validity?: Validity | null | undefined;
};

/** The order of a list of intellectual property pledges (知识产权出质登记排序). */
export type IntellectualPropertyPledgeOrder = {
  /** What to order by. */
  field: IntellectualPropertyPledgeOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type IntellectualPropertyPledgeOrderField =
  /** By the day of the registration. */
  | 'REGISTERED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** What a record is to say from now on: a director, supervisor, manager or other key person of an enterprise (主要人员). A field that is left out stays as it is; null clears it. */
export type KeyPersonChanges = {
  /** The name (姓名). Names are public; nothing else about the person is kept. At most 100 characters. */
  name?: string | null | undefined;
  /** The position (职务). */
  position?: Position | null | undefined;
};

/** A correction of a record: a director, supervisor, manager or other key person of an enterprise (主要人员). */
export type KeyPersonCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: KeyPersonChanges;
};

/** Which key persons are wanted (主要人员筛选). All conditions given must hold. */
export type KeyPersonFilter = {
  /** The position. One of them. */
  position?: Array<Position> | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: a director, supervisor, manager or other key person of an enterprise (主要人员). */
export type KeyPersonInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The name (姓名). Names are public; nothing else about the person is kept. At most 100 characters. */
  name: string;
  /** The position (职务). */
  position: Position;
};

/** The order of a list of key persons (主要人员排序). */
export type KeyPersonOrder = {
  /** What to order by. */
  field: KeyPersonOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type KeyPersonOrderField =
  /** In the order of entry into the register. */
  | 'ENTRY'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** What a record is to say from now on: an administrative licence granted to an enterprise (行政许可). A field that is left out stays as it is; null clears it. */
export type LicenceChanges = {
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The title of the decision (许可决定文书名称). At most 200 characters. */
  documentName?: string | null | undefined;
  /** How it was examined (审核类型). */
  licenceKind?: LicenceKind | null | undefined;
  /** What it permits (许可内容). At most 4000 characters. */
  content?: string | null | undefined;
  /** The name of the certificate issued (许可证书名称), where one was. At most 200 characters. */
  certificateName?: string | null | undefined;
  /** The number of that certificate (许可编号). At most 100 characters. */
  certificateNumber?: string | null | undefined;
  /** The day of the decision (许可决定日期). */
  decidedOn?: string | null | undefined;
  /** The first day on which it is valid (有效期自). */
  validFrom?: string | null | undefined;
  /** The last day on which it is valid (有效期至). Nothing when it has no end, or none is stated. */
  validTo?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** The unified social credit code of the authority (许可机关统一社会信用代码), as the publisher gives it. At most 18 characters. */
  authorityCode?: string | null | undefined;
  /** Whether it was in force when the publisher last updated the record (当前状态). `validTo` may have passed since. */
  validity?: Validity | null | undefined;
};

/** A correction of a record: an administrative licence granted to an enterprise (行政许可). */
export type LicenceCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: LicenceChanges;
};

/** Which licences are wanted (行政许可筛选). All conditions given must hold. */
export type LicenceFilter = {
  /** How it was examined. One of them. */
  licenceKind?: Array<LicenceKind> | null | undefined;
  /** Whether it was in force when the publisher last updated the record. One of them. */
  validity?: Array<Validity> | null | undefined;
  /** The authority that granted it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day of the decision. */
  decidedOn?: DateRange | null | undefined;
  /** The last day on which it is valid. Leaves out licences that state none. */
  validTo?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: an administrative licence granted to an enterprise (行政许可). */
export type LicenceInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber: string;
  /** The title of the decision (许可决定文书名称). At most 200 characters. */
  documentName?: string | null | undefined;
  /** How it was examined (审核类型). */
  licenceKind?: LicenceKind | null | undefined;
  /** What it permits (许可内容). At most 4000 characters. */
  content?: string | null | undefined;
  /** The name of the certificate issued (许可证书名称), where one was. At most 200 characters. */
  certificateName?: string | null | undefined;
  /** The number of that certificate (许可编号). At most 100 characters. */
  certificateNumber?: string | null | undefined;
  /** The day of the decision (许可决定日期). */
  decidedOn: string;
  /** The first day on which it is valid (有效期自). */
  validFrom?: string | null | undefined;
  /** The last day on which it is valid (有效期至). Nothing when it has no end, or none is stated. */
  validTo?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** The unified social credit code of the authority (许可机关统一社会信用代码), as the publisher gives it. At most 18 characters. */
  authorityCode?: string | null | undefined;
  /** Whether it was in force when the publisher last updated the record (当前状态). `validTo` may have passed since. */
  validity?: Validity | null | undefined;
};

/** How a licence is examined (审核类型). */
export type LicenceKind =
  /** Ordinary licence (普通). */
  | 'ORDINARY'
  /** Concession (特许). */
  | 'CONCESSION'
  /** Accreditation of qualifications (认可). */
  | 'ACCREDITATION'
  /** Approval of conformity (核准). */
  | 'APPROVAL'
  /** Registration (登记). */
  | 'REGISTRATION'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** The order of a list of licences (行政许可排序). */
export type LicenceOrder = {
  /** What to order by. */
  field: LicenceOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type LicenceOrderField =
  /** By the day of the decision. */
  | 'DECIDED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** What a query was found in (匹配项). */
export type MatchedField =
  /** The name. */
  | 'NAME'
  /** The brand (字号) inside the name. */
  | 'BRAND'
  /** A former name (曾用名). */
  | 'FORMER_NAME'
  /** Pinyin or its initials. */
  | 'PINYIN'
  /** The credit code or the registration number. */
  | 'CODE'
  | '%future added value';

/** What was done about an objection (异议处理环节). */
export type ObjectionAct =
  /** It was filed (提出). */
  | 'FILED'
  /** It was accepted (受理). */
  | 'ACCEPTED'
  /** It was refused (不予受理). */
  | 'REFUSED'
  /** The operator forwarded it to the publisher of the record (转交). */
  | 'FORWARDED'
  /** It was decided (处理). */
  | 'DECIDED'
  /** The gateway reminds that it falls due (到期提醒). */
  | 'REMINDED'
  /** The gateway notes that it is overdue (逾期提醒). */
  | 'OVERDUE'
  | '%future added value';

/** A correction of the record that was objected to (更正内容). */
export type ObjectionCorrectionInput = {
  /** The record's revision as it was read. Another one since then is a conflict. */
  expectedRevision: number;
  /** The fields that change, each once. All others stay. */
  fields: Array<CorrectedFieldInput>;
};

/** How an objection is decided (异议处理结果). */
export type ObjectionDecision =
  /** It is right: the record is corrected (更正). */
  | 'CORRECTED'
  /** It is right: the record is withdrawn (撤销). */
  | 'WITHDRAWN'
  /** It is not right: the record stands (维持). */
  | 'UPHELD'
  | '%future added value';

/** An attachment by its hash (证据材料). */
export type ObjectionEvidenceInput = {
  /** Its name, 1 to 200 characters. */
  name: string;
  /** SHA-256 of its bytes, as 64 hexadecimal digits. */
  sha256: string;
  /** Its bytes. */
  size: number;
  /** Its media type, such as `application/pdf`. */
  mediaType: string;
};

/** Which objections are wanted (异议筛选). All conditions given must hold. */
export type ObjectionFilter = {
  /** Where it stands. One of them. */
  state?: Array<ObjectionState> | null | undefined;
  /** What is asked for. One of them. */
  type?: Array<ObjectionType> | null | undefined;
  /** Whether the day by which something has to be done is over. */
  overdue?: boolean | null | undefined;
  /** The record's global id. */
  recordId?: string | null | undefined;
  /** The kind of the record. One of them. */
  kind?: Array<RecordKind> | null | undefined;
  /** The global id of the enterprise that the record is about. */
  enterpriseId?: string | null | undefined;
  /** When it was filed. */
  filedAt?: DateTimeRange | null | undefined;
};

/** Who objects (异议人). */
export type ObjectionObjectorInput = {
  /** The name, 1 to 200 characters. */
  name: string;
  /** A telephone number, an address or whatever else leads to the person, 1 to 200 characters. */
  contact: string;
};

/** The order of a list of objections (异议排序). */
export type ObjectionOrder = {
  /** What to order by. */
  field: ObjectionOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type ObjectionOrderField =
  /** By the next day by which something has to be done; those without one come last. */
  | 'DUE_ON'
  /** In the order in which they were filed. */
  | 'FILED'
  | '%future added value';

/** Where an objection stands (异议状态). */
export type ObjectionState =
  /** It was filed and nobody has said yet whether it is looked into (已提出). */
  | 'FILED'
  /** It is being looked into (已受理). */
  | 'ACCEPTED'
  /** It is not looked into; the history says why (不予受理). */
  | 'REFUSED'
  /** It was right: the record was corrected (已更正). */
  | 'CORRECTED'
  /** It was right: the record was withdrawn (已撤销). */
  | 'WITHDRAWN'
  /** It was not right: the record stands as it is (维持). */
  | 'UPHELD'
  | '%future added value';

/** What somebody who objects to a record asks for (异议类型). */
export type ObjectionType =
  /** The record is wrong: correct or withdraw it (更正). */
  | 'CORRECTION'
  /** The enterprise has disclosed what is false or hidden what it must disclose (举报). */
  | 'REPORT'
  /** The record is not understood or not complete: explain it (查询). */
  | 'QUERY'
  | '%future added value';

/** The operating state that an annual report declares (企业经营状态). */
export type OperatingState =
  /** In business (开业). */
  | 'OPERATING'
  /** Dormant (歇业). */
  | 'DORMANT'
  /** In liquidation (清算). */
  | 'IN_LIQUIDATION'
  /** Business suspended (停业). */
  | 'SUSPENDED'
  | '%future added value';

/** The direction of an order (排序方向). */
export type OrderDirection =
  /** Smallest or earliest first. */
  | 'ASC'
  /** Largest or latest first. */
  | 'DESC'
  | '%future added value';

/** What an organisation on the platform is (机构类型). */
export type OrganisationKind =
  /** Industry-and-commerce administration (工商行政管理局). */
  | 'AIC'
  /** Government department (政府部门). */
  | 'AUTHORITY'
  /** District (区县). */
  | 'DISTRICT'
  /** Industry association (行业协会). */
  | 'ASSOCIATION'
  /** A bank, an insurer or another institution that pulls data (机构). */
  | 'INSTITUTION'
  /** Developer (开发者). */
  | 'DEVELOPER'
  /** Operator (运营者). */
  | 'OPERATOR'
  | '%future added value';

/** What a record is to say from now on: an administrative penalty imposed on an enterprise (行政处罚). A field that is left out stays as it is; null clears it. */
export type PenaltyChanges = {
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** What was violated, in a few words (违法行为类型). At most 500 characters. */
  violation?: string | null | undefined;
  /** The facts found (违法事实). At most 4000 characters. */
  facts?: string | null | undefined;
  /** The provisions that the penalty rests on (处罚依据). At most 2000 characters. */
  legalBasis?: string | null | undefined;
  /** The kinds of penalty imposed (处罚类别): one or several. */
  kinds?: Array<PenaltyKind> | null | undefined;
  /** The penalty in the words of the decision (处罚内容). At most 4000 characters. */
  content?: string | null | undefined;
  /** The fine (罚款金额), in units of 10,000 yuan (万元). Nothing or 0 where there was none. In 万元, such as "1.5". */
  fineAmount?: string | null | undefined;
  /**
   * The unlawful gains and property confiscated (没收金额), in units of 10,000 yuan (万元). Nothing or 0 where there were
   * none. In 万元, such as "1.5".
   */
  confiscatedAmount?: string | null | undefined;
  /** The name and number of the licence withheld or revoked (暂扣或吊销证照名称及编号), where one was. At most 500 characters. */
  revokedLicence?: string | null | undefined;
  /** The day of the decision (处罚决定日期). */
  decidedOn?: string | null | undefined;
  /** The last day on which the penalty is to be displayed to the public (公示截止期). Nothing where none is set. */
  displayUntil?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** The unified social credit code of the authority (处罚机关统一社会信用代码), as the publisher gives it. At most 18 characters. */
  authorityCode?: string | null | undefined;
};

/** A correction of a record: an administrative penalty imposed on an enterprise (行政处罚). */
export type PenaltyCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: PenaltyChanges;
};

/** Which penalties are wanted (行政处罚筛选). All conditions given must hold. */
export type PenaltyFilter = {
  /** The authority that imposed it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day of the decision. */
  decidedOn?: DateRange | null | undefined;
  /** The last day on which it is to be displayed. Leaves out penalties that state none. */
  displayUntil?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: an administrative penalty imposed on an enterprise (行政处罚). */
export type PenaltyInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber: string;
  /** What was violated, in a few words (违法行为类型). At most 500 characters. */
  violation?: string | null | undefined;
  /** The facts found (违法事实). At most 4000 characters. */
  facts?: string | null | undefined;
  /** The provisions that the penalty rests on (处罚依据). At most 2000 characters. */
  legalBasis?: string | null | undefined;
  /** The kinds of penalty imposed (处罚类别): one or several. */
  kinds: Array<PenaltyKind>;
  /** The penalty in the words of the decision (处罚内容). At most 4000 characters. */
  content?: string | null | undefined;
  /** The fine (罚款金额), in units of 10,000 yuan (万元). Nothing or 0 where there was none. In 万元, such as "1.5". */
  fineAmount?: string | null | undefined;
  /**
   * The unlawful gains and property confiscated (没收金额), in units of 10,000 yuan (万元). Nothing or 0 where there were
   * none. In 万元, such as "1.5".
   */
  confiscatedAmount?: string | null | undefined;
  /** The name and number of the licence withheld or revoked (暂扣或吊销证照名称及编号), where one was. At most 500 characters. */
  revokedLicence?: string | null | undefined;
  /** The day of the decision (处罚决定日期). */
  decidedOn: string;
  /** The last day on which the penalty is to be displayed to the public (公示截止期). Nothing where none is set. */
  displayUntil?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** The unified social credit code of the authority (处罚机关统一社会信用代码), as the publisher gives it. At most 18 characters. */
  authorityCode?: string | null | undefined;
};

/** A kind of administrative penalty (处罚类别); one decision may impose several. */
export type PenaltyKind =
  /** Warning (警告). */
  | 'WARNING'
  /** Criticism by circular (通报批评). */
  | 'PUBLIC_CRITICISM'
  /** Fine (罚款). */
  | 'FINE'
  /** Confiscation of unlawful gains (没收违法所得). */
  | 'CONFISCATION_OF_GAINS'
  /** Confiscation of unlawful property (没收非法财物). */
  | 'CONFISCATION_OF_PROPERTY'
  /** Licence withheld (暂扣许可证件). */
  | 'LICENCE_SUSPENDED'
  /** Qualification grade lowered (降低资质等级). */
  | 'GRADE_LOWERED'
  /** Licence revoked (吊销许可证件). */
  | 'LICENCE_REVOKED'
  /** Production or business restricted (限制开展生产经营活动). */
  | 'BUSINESS_RESTRICTED'
  /** Ordered to suspend production or business (责令停产停业). */
  | 'BUSINESS_SUSPENDED'
  /** Ordered to close (责令关闭). */
  | 'CLOSURE_ORDERED'
  /** Barred from the trade (限制从业). */
  | 'BARRED_FROM_TRADE'
  /** Administrative detention (行政拘留). */
  | 'DETENTION'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** The order of a list of penalties (行政处罚排序). */
export type PenaltyOrder = {
  /** What to order by. */
  field: PenaltyOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type PenaltyOrderField =
  /** By the day of the decision. */
  | 'DECIDED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** The position of a key person (职务). */
export type Position =
  /** Chairman of the board (董事长). */
  | 'CHAIRMAN'
  /** Vice-chairman of the board (副董事长). */
  | 'VICE_CHAIRMAN'
  /** Executive director (执行董事). */
  | 'EXECUTIVE_DIRECTOR'
  /** Director (董事). */
  | 'DIRECTOR'
  /** Independent director (独立董事). */
  | 'INDEPENDENT_DIRECTOR'
  /** Chairman of the supervisory board (监事会主席). */
  | 'SUPERVISORY_CHAIRMAN'
  /** Supervisor (监事). */
  | 'SUPERVISOR'
  /** General manager (总经理). */
  | 'GENERAL_MANAGER'
  /** Deputy general manager (副总经理). */
  | 'DEPUTY_GENERAL_MANAGER'
  /** Manager (经理). */
  | 'MANAGER'
  /** Chairman and general manager (董事长兼总经理). */
  | 'CHAIRMAN_AND_GENERAL_MANAGER'
  /** Executive director and general manager (执行董事兼总经理). */
  | 'EXECUTIVE_DIRECTOR_AND_MANAGER'
  /** Person in charge (负责人). */
  | 'PERSON_IN_CHARGE'
  /** Operator of an individual business (经营者). */
  | 'OPERATOR'
  /** Investor of a sole proprietorship (投资人). */
  | 'INVESTOR'
  /** Managing partner (执行事务合伙人). */
  | 'MANAGING_PARTNER'
  /** Partner (合伙人). */
  | 'PARTNER'
  /** Legal representative (法定代表人). */
  | 'LEGAL_REPRESENTATIVE'
  /** Chief representative (首席代表). */
  | 'CHIEF_REPRESENTATIVE'
  /** Representative (代表). */
  | 'REPRESENTATIVE'
  /** Chief financial officer (财务负责人). */
  | 'CHIEF_FINANCIAL_OFFICER'
  /** Secretary of the board (董事会秘书). */
  | 'BOARD_SECRETARY'
  /** Chairman of a cooperative's council (理事长). */
  | 'COUNCIL_CHAIRMAN'
  /** Council member of a cooperative (理事). */
  | 'COUNCIL_MEMBER'
  /** Factory director (厂长). */
  | 'FACTORY_DIRECTOR'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** What an intellectual property pledge is over (知识产权种类). */
export type PropertyKind =
  /** Trademark (商标). */
  | 'TRADEMARK'
  /** Patent (专利). */
  | 'PATENT'
  /** Copyright (著作权). */
  | 'COPYRIGHT'
  | '%future added value';

/** A kind of record under an enterprise (记录类别). */
export type RecordKind =
  /** Alterations of the registration (变更信息). */
  | 'ALTERATION'
  /** Shareholders and their contributions (股东及出资信息). */
  | 'SHAREHOLDER'
  /** Key persons (主要人员信息). */
  | 'KEY_PERSON'
  /** Branches (分支机构信息). */
  | 'BRANCH'
  /** Administrative licences (行政许可). */
  | 'LICENCE'
  /** Administrative penalties (行政处罚). */
  | 'PENALTY'
  /** Chattel mortgages (动产抵押登记). */
  | 'CHATTEL_MORTGAGE'
  /** Pledges of equity (股权出质登记). */
  | 'EQUITY_PLEDGE'
  /** Pledges of intellectual property (知识产权出质登记). */
  | 'INTELLECTUAL_PROPERTY_PLEDGE'
  /** Annual reports (年度报告). */
  | 'ANNUAL_REPORT'
  /** Entries in the list of enterprises with abnormal operations (列入经营异常名录). */
  | 'ABNORMAL_OPERATION'
  /** Entries in the list of enterprises with serious violations (列入严重违法失信企业名单). */
  | 'SERIOUS_VIOLATION'
  /** Spot checks (抽查检查). */
  | 'INSPECTION'
  /** Consumer complaints (消费投诉). */
  | 'COMPLAINT'
  /** Honours (荣誉评定). */
  | 'HONOUR'
  /** Records of industry supervision (行业监督管理). */
  | 'SUPERVISION_RECORD'
  | '%future added value';

/** Whether a record stands (记录状态). */
export type RecordState =
  /** The record stands (有效). */
  | 'CURRENT'
  /** The publisher withdrew the record (已撤回). It is kept, with the reason. */
  | 'WITHDRAWN'
  /** The term for which the record is displayed is over (公示期满). It is kept, and no longer listed. */
  | 'EXPIRED'
  | '%future added value';

/** What of what was given up is to be attempted again (重新推送). */
export type RedeliverWebhooksInput = {
  /** The endpoint's id. */
  endpointId: string;
  /** The ids of the deliveries, at most 1000. When nothing is said, all that were given up, the first 1000 of them first. */
  deliveryIds?: Array<string> | null | undefined;
};

/** An objection to be refused (不予受理异议). */
export type RefuseObjectionInput = {
  /** The objection's id. */
  objectionId: string;
  /** Why, for those concerned, 1 to 4000 characters. */
  reason: string;
};

/**
 * Where an enterprise stands in the register (登记状态).
 *
 * Sources write it in many ways; the enterprise keeps the text of its source beside the code.
 */
export type RegistrationStatus =
  /** Registered and live (存续（在营、开业、在册）). */
  | 'EXISTING'
  /** The licence was revoked and the enterprise still stands in the register (吊销，未注销). A bare 吊销 means this: a source that knows of the deregistration says so. */
  | 'REVOKED_NOT_DEREGISTERED'
  /** The licence was revoked and the enterprise was deregistered afterwards (吊销，已注销). */
  | 'REVOKED_AND_DEREGISTERED'
  /** Deregistered (注销). */
  | 'DEREGISTERED'
  /** The registration itself was annulled (撤销). */
  | 'ANNULLED'
  /** Moved to a registration authority outside the city (迁出). */
  | 'MOVED_OUT'
  /** Anything else (其他). An enterprise in liquidation (清算) is here: it still exists in law but no longer trades, so it is neither live nor ended. */
  | 'OTHER'
  | '%future added value';

/** Subjects to be taken off a watch list (移除关注主体). */
export type RemoveWatchSubjectsInput = {
  /** The list's id. */
  watchListId: string;
  /**
   * The enterprises, each by its credit code or its registration number; at most 10,000. Spaces and small letters are put
   * right.
   */
  subjects: Array<string>;
};

/** Another name for a watch list (重命名关注名单). */
export type RenameWatchListInput = {
  /** The list's id. */
  watchListId: string;
  /** Its new name, 1 to 100 characters, unique among the client's. */
  name: string;
};

/** Up to where an endpoint is to be set back (重放推送). */
export type ReplayWebhooksInput = {
  /** The endpoint's id. */
  endpointId: string;
  /** The sequence number of the first change that is told again, a whole number as text. */
  fromSequence: string;
};

/** An export that is asked for (导出请求). */
export type RequestExportInput = {
  /** Records of these kinds; of all kinds when nothing is said. `ENTERPRISE` is the registrations. */
  kinds?: Array<DisclosureKind> | null | undefined;
  /** How they are written. */
  format: ExportFormat;
  /** How the files are compressed. */
  compression?: ExportCompression;
  /** Whether CSV files begin with a byte order mark, by which spreadsheets know UTF-8. */
  bom?: boolean;
  /** Which records; all when nothing is said. */
  filter?: ExportFilter | null | undefined;
  /**
   * Only what is another than as of this sequence number, a whole number as text: a delta. A snapshot when nothing is
   * said.
   */
  since?: string | null | undefined;
  /** Your name for it, 1 to 200 visible ASCII characters: asked for again by the same name, it is the same export. */
  idempotencyKey?: string | null | undefined;
};

/** What was done to a record (变更类别). */
export type RevisionOperation =
  /** It was entered (录入). */
  | 'CREATE'
  /** It was corrected, or published again after it had been withdrawn (更正). */
  | 'REVISE'
  /** It was withdrawn (撤回). */
  | 'WITHDRAW'
  /** The term for which it is displayed was over (公示期满). */
  | 'EXPIRE'
  /** Somebody objected to it (提出异议). */
  | 'OBJECT'
  /** The last objection to it was settled (异议办结). */
  | 'SETTLE'
  | '%future added value';

/** Which endpoint is to have another secret (轮换推送密钥). */
export type RotateWebhookSecretInput = {
  /** The endpoint's id. */
  endpointId: string;
};

/** What a client may do (权限). */
export type Scope =
  /** Read disclosures (读取公示信息). */
  | 'DISCLOSURE_READ'
  /** Read personal data (读取人员信息). */
  | 'PERSON_READ'
  /** Download data sets (下载数据集). */
  | 'EXPORT_READ'
  /** Read the change feed (读取变更). */
  | 'FEED_READ'
  /** Verify subjects in bulk (批量核验). */
  | 'VERIFY_READ'
  /** Write honours (录入荣誉). */
  | 'HONOUR_WRITE'
  /** Write supervision records (录入行业监督). */
  | 'SUPERVISION_WRITE'
  /** Write licences (录入行政许可). */
  | 'LICENCE_WRITE'
  /** Write penalties (录入行政处罚). */
  | 'PENALTY_WRITE'
  /** Write entries of the abnormal-operation and serious-violation lists (录入名录名单). */
  | 'LIST_WRITE'
  /** Write results of inspections (录入抽查检查结果). */
  | 'INSPECTION_WRITE'
  /** Write complaints (录入消费投诉). */
  | 'COMPLAINT_WRITE'
  /** Write what the register keeps under an enterprise (录入登记信息). */
  | 'REGISTRY_WRITE'
  /** File objections (提出异议). */
  | 'OBJECTION_WRITE'
  /** Decide objections (处理异议). */
  | 'OBJECTION_DECIDE'
  /** Keep watch lists, and be told of changes by webhooks (管理关注名单与推送). */
  | 'WATCH_WRITE'
  /** Administer the platform (管理). */
  | 'ADMIN'
  | '%future added value';

/** The claim that a chattel mortgage secures (被担保债权种类). */
export type SecuredClaimKind =
  /** Loan contract (借款合同). */
  | 'LOAN'
  /** Sales contract (买卖合同). */
  | 'SALE'
  /** Finance lease (融资租赁合同). */
  | 'FINANCE_LEASE'
  /** Guarantee or counter-guarantee (担保合同). */
  | 'GUARANTEE'
  /** Contract for work (承揽合同). */
  | 'WORK'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** Which endpoint is to be sent a test event (发送测试事件). */
export type SendTestEventInput = {
  /** The endpoint's id. */
  endpointId: string;
};

/** Why an enterprise is listed for serious violations (列入严重违法失信企业名单原因). */
export type SeriousReason =
  /** Three years on the abnormal list without meeting the obligation (被列入经营异常名录届满3年仍未履行相关义务). */
  | 'THREE_YEARS_ABNORMAL'
  /** False material in a change or deregistration that was later revoked (提交虚假材料或者采取其他欺诈手段隐瞒重要事实，取得公司变更或者注销登记，被撤销登记). */
  | 'FALSE_MATERIAL'
  /** Pyramid selling (传销) (组织策划传销，或者因为传销行为提供便利条件两年内受到三次以上行政处罚). */
  | 'PYRAMID_SELLING'
  /** Unlawful direct selling, three penalties in two years (因直销违法行为两年内受到三次以上行政处罚). */
  | 'DIRECT_SELLING'
  /** Unfair competition, three penalties in two years (因不正当竞争行为两年内受到三次以上行政处罚). */
  | 'UNFAIR_COMPETITION'
  /** Unsafe goods or services, three penalties in two years (因提供的商品或者服务不符合保障人身、财产安全要求，造成人身伤害等严重侵害消费者权益的违法行为，两年内受到三次以上行政处罚). */
  | 'UNSAFE_GOODS'
  /** False advertising, three penalties in two years, or harm to life or health (因发布虚假广告两年内受到三次以上行政处罚，或者发布关系消费者生命健康的商品或者服务的虚假广告，造成人身伤害的或者其他严重社会不良影响). */
  | 'FALSE_ADVERTISING'
  /** Trademark infringement, two penalties in five years (因商标侵权行为五年内受到两次以上行政处罚). */
  | 'TRADEMARK_INFRINGEMENT'
  /** Barred from trademark agency (被决定停止受理商标代理业务). */
  | 'TRADEMARK_AGENCY_BARRED'
  /** Any other serious violation that the SAIC names, and the mixed count of the second paragraph (国家工商行政管理总局规定的其他违反工商行政管理法律、行政法规且情节严重). */
  | 'OTHER'
  | '%future added value';

/** Why an enterprise is removed from the list of serious violations (移出严重违法失信企业名单原因). */
export type SeriousRemovalReason =
  /** Five years passed without recurrence (自被列入严重违法失信企业名单之日起满5年未再发生第五条规定情形). */
  | 'FIVE_YEARS_WITHOUT_RECURRENCE'
  /** The obligation behind the three years on the abnormal list was met (依照第五条第一款第(一)项规定被列入的企业履行相关义务后申请移出). */
  | 'OBLIGATION_MET'
  /** The decision on which the listing rests was revoked (列入所依据的行政处罚决定或者行政决定被撤销). */
  | 'BASIS_REVOKED'
  /** The listing itself was found wrong (列入严重违法失信企业名单决定有误，予以撤销). */
  | 'LISTED_IN_ERROR'
  /** Any other reason (其他). */
  | 'OTHER'
  | '%future added value';

/** What a record is to say from now on: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83. A field that is left out stays as it is; null clears it. */
export type SeriousViolationChanges = {
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** Why the enterprise was listed (列入原因). */
  reason?: SeriousReason | null | undefined;
  /** The day it was listed on (列入日期). */
  listedOn?: string | null | undefined;
  /** What the enterprise can do against the listing (救济途径). At most 2000 characters. */
  remedies?: string | null | undefined;
  /** Why it was removed (移出原因). Nothing while it is on the list. */
  removalReason?: SeriousRemovalReason | null | undefined;
  /** The day it was removed on (移出日期). Nothing while it is on the list. */
  removedOn?: string | null | undefined;
  /** The authority that decided the removal (移出决定机关), by name. At most 100 characters. */
  removalAuthority?: string | null | undefined;
};

/** A correction of a record: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83. */
export type SeriousViolationCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: SeriousViolationChanges;
};

/** Which entries in the list of serious violations are wanted (严重违法失信企业名单筛选). All conditions given must hold. */
export type SeriousViolationFilter = {
  /** Whether the entry is still on the list. */
  onList?: boolean | null | undefined;
  /** Why it was listed. One of them. */
  reason?: Array<SeriousReason> | null | undefined;
  /** The authority that listed it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day it was listed on. */
  listedOn?: DateRange | null | undefined;
  /** The day it was removed on. Leaves out entries that are still on the list. */
  removedOn?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83. */
export type SeriousViolationInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** Why the enterprise was listed (列入原因). */
  reason: SeriousReason;
  /** The day it was listed on (列入日期). */
  listedOn: string;
  /** What the enterprise can do against the listing (救济途径). At most 2000 characters. */
  remedies?: string | null | undefined;
  /** Why it was removed (移出原因). Nothing while it is on the list. */
  removalReason?: SeriousRemovalReason | null | undefined;
  /** The day it was removed on (移出日期). Nothing while it is on the list. */
  removedOn?: string | null | undefined;
  /** The authority that decided the removal (移出决定机关), by name. At most 100 characters. */
  removalAuthority?: string | null | undefined;
};

/** The order of a list of entries in the list of serious violations (严重违法失信企业名单排序). */
export type SeriousViolationOrder = {
  /** What to order by. */
  field: SeriousViolationOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type SeriousViolationOrderField =
  /** By the day it was listed on. */
  | 'LISTED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** What a record is to say from now on: a shareholder of an enterprise with its contribution (股东及出资). A field that is left out stays as it is; null clears it. */
export type ShareholderChanges = {
  /** The name of the person or the organisation (股东名称). At most 200 characters. */
  name?: string | null | undefined;
  /** What kind of shareholder it is (股东类型). */
  kind?: ShareholderKind | null | undefined;
  /** The kind of certificate that identifies it (证照类型). Nothing where none is stated. */
  certificateKind?: CertificateKind | null | undefined;
  /**
   * The number of an organisation's certificate (证照号码), such as its credit code. Always nothing for a natural
   * person: no part of such a number is kept. At most 50 characters.
   */
  certificateNumber?: string | null | undefined;
  /** The contribution subscribed (认缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  subscribedAmount?: string | null | undefined;
  /** The day the subscribed contribution is due on (认缴出资日期). */
  subscribedOn?: string | null | undefined;
  /** In what the subscribed contribution is to be made (认缴出资方式). Empty where none is stated. */
  subscribedForms?: Array<ContributionForm> | null | undefined;
  /** The contribution paid in (实缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  paidAmount?: string | null | undefined;
  /** The day it was paid in on (实缴出资日期). */
  paidOn?: string | null | undefined;
  /** In what the contribution was made (实缴出资方式). Empty where none is stated. */
  paidForms?: Array<ContributionForm> | null | undefined;
};

/** A correction of a record: a shareholder of an enterprise with its contribution (股东及出资). */
export type ShareholderCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: ShareholderChanges;
};

/** Which shareholders are wanted (股东筛选). All conditions given must hold. */
export type ShareholderFilter = {
  /** What kind of shareholder it is. One of them. */
  kind?: Array<ShareholderKind> | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/** A record to enter: a shareholder of an enterprise with its contribution (股东及出资). */
export type ShareholderInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The name of the person or the organisation (股东名称). At most 200 characters. */
  name: string;
  /** What kind of shareholder it is (股东类型). */
  kind: ShareholderKind;
  /** The kind of certificate that identifies it (证照类型). Nothing where none is stated. */
  certificateKind?: CertificateKind | null | undefined;
  /**
   * The number of an organisation's certificate (证照号码), such as its credit code. Always nothing for a natural
   * person: no part of such a number is kept. At most 50 characters.
   */
  certificateNumber?: string | null | undefined;
  /** The contribution subscribed (认缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  subscribedAmount?: string | null | undefined;
  /** The day the subscribed contribution is due on (认缴出资日期). */
  subscribedOn?: string | null | undefined;
  /** In what the subscribed contribution is to be made (认缴出资方式). Empty where none is stated. */
  subscribedForms?: Array<ContributionForm> | null | undefined;
  /** The contribution paid in (实缴出资额), in units of 10,000 yuan (万元). In 万元, such as "1.5". */
  paidAmount?: string | null | undefined;
  /** The day it was paid in on (实缴出资日期). */
  paidOn?: string | null | undefined;
  /** In what the contribution was made (实缴出资方式). Empty where none is stated. */
  paidForms?: Array<ContributionForm> | null | undefined;
};

/**
 * What a shareholder is (股东类型).
 *
 * Every natural person, of whatever nationality, is [`ShareholderKind::NaturalPerson`]: the protection of personal data hangs on it.
 */
export type ShareholderKind =
  /** Natural person (自然人). */
  | 'NATURAL_PERSON'
  /** Enterprise legal person (企业法人). */
  | 'ENTERPRISE_LEGAL_PERSON'
  /** Public institution (事业法人). */
  | 'PUBLIC_INSTITUTION'
  /** Social organisation (社团法人). */
  | 'SOCIAL_ORGANISATION'
  /** State body (国家机关). */
  | 'STATE_BODY'
  /** Foreign enterprise or organisation (外国(地区)企业). */
  | 'FOREIGN'
  /** Partnership (合伙企业). */
  | 'PARTNERSHIP'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/** The order of a list of shareholders (股东排序). */
export type ShareholderOrder = {
  /** What to order by. */
  field: ShareholderOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type ShareholderOrderField =
  /** In the order of entry into the register. */
  | 'ENTRY'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/**
 * The enterprise that a record is about (企业). By its credit code, by its registration number where it has none, and, to
 * be sure, by its name beside the code.
 */
export type SubjectInput = {
  /** Its unified social credit code (统一社会信用代码). */
  creditCode?: string | null | undefined;
  /** Its registration number (注册号), where no credit code is given. */
  registrationNumber?: string | null | undefined;
  /** Its name (企业名称), or one that it had. Another enterprise's name is refused. */
  name?: string | null | undefined;
};

/** By what an enterprise fits a subject (匹配依据), the weakest first. */
export type SubjectMatch =
  /** Its name is similar in letters or sound. */
  | 'SIMILAR'
  /** Its name has the same brand (字号). */
  | 'SAME_BRAND'
  /** Its name has the same brand and trade, and another place. */
  | 'OTHER_PLACE'
  /** Its name differs in the organisation form alone, or in how the place is written. */
  | 'OTHER_FORM'
  /** It had exactly this name (曾用名). */
  | 'FORMER_NAME'
  /** It has exactly this name. */
  | 'NAME'
  /** It has this registration number. */
  | 'REGISTRATION_NUMBER'
  /** It has this credit code. */
  | 'CREDIT_CODE'
  | '%future added value';

/** What becomes of the other rows when one is refused (提交方式). */
export type SubmissionMode =
  /** Nothing is written unless every row can be (全部或全不). */
  | 'ALL_OR_NOTHING'
  /** The other rows are written (逐行). */
  | 'PARTIAL'
  | '%future added value';

/** What became of a row (行结果). */
export type SubmissionRowStatus =
  /** A record was entered (已录入). */
  | 'CREATED'
  /** A record was corrected, or published again (已更正). */
  | 'CORRECTED'
  /** A record was withdrawn (已撤回). */
  | 'WITHDRAWN'
  /** The stored record says the same already (未变更). */
  | 'UNCHANGED'
  /** It was not accepted (未通过). */
  | 'REFUSED'
  /** Nothing is wrong with it; it was not written because other rows were refused, or the whole was rejected (未写入). */
  | 'NOT_WRITTEN'
  /** Nothing is wrong with it; it waits for a review (待复核). */
  | 'PENDING'
  | '%future added value';

/** Where a submission stands (提交状态). */
export type SubmissionState =
  /** It was tried out: nothing was written, and the idempotency key is free (试算). */
  | 'TRIED_OUT'
  /** Rows were refused, so nothing was written, and the idempotency key is free (未通过). */
  | 'REFUSED'
  /** It waits for another client of the organisation to review it (待复核). */
  | 'PENDING'
  /** It was written (已公示). */
  | 'PUBLISHED'
  /** The reviewer rejected it, or its author took it back; nothing was written (已退回). */
  | 'REJECTED'
  | '%future added value';

/** Records to enter: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68. */
export type SubmitAbnormalOperationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<AbnormalOperationInput>;
};

/** Records to enter: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when. */
export type SubmitAlterationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<AlterationInput>;
};

/** Records to enter: an annual report that an enterprise filed (年度报告). */
export type SubmitAnnualReportsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<AnnualReportInput>;
};

/** Records to enter: a branch of an enterprise (分支机构). */
export type SubmitBranchesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<BranchInput>;
};

/** Records to enter: a registered mortgage over movable property of an enterprise (动产抵押登记). */
export type SubmitChattelMortgagesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<ChattelMortgageInput>;
};

/** Records to enter: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended. */
export type SubmitComplaintsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<ComplaintInput>;
};

/** Records to enter: a registered pledge of equity (股权出质登记). */
export type SubmitEquityPledgesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<EquityPledgeInput>;
};

/** Records to enter: an honour that an industry association awarded to an enterprise (荣誉评定). */
export type SubmitHonoursInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<HonourInput>;
};

/**
 * Records to enter: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
 * (双随机).
 */
export type SubmitInspectionsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<InspectionInput>;
};

/** Records to enter: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself. */
export type SubmitIntellectualPropertyPledgesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<IntellectualPropertyPledgeInput>;
};

/** Records to enter: a director, supervisor, manager or other key person of an enterprise (主要人员). */
export type SubmitKeyPersonsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<KeyPersonInput>;
};

/** Records to enter: an administrative licence granted to an enterprise (行政许可). */
export type SubmitLicencesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<LicenceInput>;
};

/** Records to enter: an administrative penalty imposed on an enterprise (行政处罚). */
export type SubmitPenaltiesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<PenaltyInput>;
};

/** Records to enter: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83. */
export type SubmitSeriousViolationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<SeriousViolationInput>;
};

/** Records to enter: a shareholder of an enterprise with its contribution (股东及出资). */
export type SubmitShareholdersInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<ShareholderInput>;
};

/**
 * Records to enter: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
 * rating or a commendation.
 */
export type SubmitSupervisionRecordsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<SupervisionRecordInput>;
};

/** What a supervision record of an industry association is (行业监督管理类型). */
export type SupervisionKind =
  /** Self-discipline measure (自律措施). */
  | 'SELF_DISCIPLINE_MEASURE'
  /** Warning (警示). */
  | 'WARNING'
  /** Rating (评级). */
  | 'RATING'
  /** Commendation (表彰). */
  | 'COMMENDATION'
  /** Criticism (通报批评). */
  | 'CRITICISM'
  /** Other (其他). */
  | 'OTHER'
  | '%future added value';

/**
 * What a record is to say from now on: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
 * rating or a commendation. A field that is left out stays as it is; null clears it.
 */
export type SupervisionRecordChanges = {
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority?: string | null | undefined;
  /** What was done (监督管理类型). */
  kind?: SupervisionKind | null | undefined;
  /** The measure in the words of the association (监管内容). At most 4000 characters. */
  content?: string | null | undefined;
  /** The day of the decision (决定日期). */
  decidedOn?: string | null | undefined;
  /** The last day on which it has effect (有效期至). Nothing when it has no end, or none is stated. */
  validTo?: string | null | undefined;
};

/**
 * A correction of a record: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
 * rating or a commendation.
 */
export type SupervisionRecordCorrection = {
  /** The record's id. */
  id: string;
  /** The record's revision that the correction was made on. When it has changed since, the row is refused. */
  expectedRevision: number;
  /** Why it is corrected, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
  /** What is to change. */
  changes: SupervisionRecordChanges;
};

/** Which supervision records are wanted (行业监督管理筛选). All conditions given must hold. */
export type SupervisionRecordFilter = {
  /** What was done. One of them. */
  kind?: Array<SupervisionKind> | null | undefined;
  /** The association that decided it, by its exact name. One of them. */
  authority?: Array<string> | null | undefined;
  /** The number of the document that it rests on, exactly. One of them. */
  documentNumber?: Array<string> | null | undefined;
  /** The day of the decision. */
  decidedOn?: DateRange | null | undefined;
  /** The last day on which it has effect. Leaves out records that state none. */
  validTo?: DateRange | null | undefined;
  /** The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them. */
  district?: Array<string> | null | undefined;
  /** The enterprise's industry section. One of them. */
  industry?: Array<Industry> | null | undefined;
  /** When the record was first published. */
  publishedAt?: DateTimeRange | null | undefined;
  /** The record's state. Withdrawn records are listed only when this asks for them. */
  state?: Array<RecordState> | null | undefined;
  /** Whether an objection to the record (异议) is open. */
  underObjection?: boolean | null | undefined;
};

/**
 * A record to enter: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
 * rating or a commendation.
 */
export type SupervisionRecordInput = {
  /** The enterprise that the record is about. */
  subject: SubjectInput;
  /** The number of the document that it rests on (文书号), where one is stated. At most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The authority or association that decided, registered or received it, by name. At most 100 characters. */
  authority: string;
  /** What was done (监督管理类型). */
  kind: SupervisionKind;
  /** The measure in the words of the association (监管内容). At most 4000 characters. */
  content: string;
  /** The day of the decision (决定日期). */
  decidedOn: string;
  /** The last day on which it has effect (有效期至). Nothing when it has no end, or none is stated. */
  validTo?: string | null | undefined;
};

/** The order of a list of supervision records (行业监督管理排序). */
export type SupervisionRecordOrder = {
  /** What to order by. */
  field: SupervisionRecordOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What this list can be ordered by (排序字段). */
export type SupervisionRecordOrderField =
  /** By the day of the decision. */
  | 'DECIDED_ON'
  /** By the moment it was first published. */
  | 'PUBLISHED_AT'
  | '%future added value';

/** Whether the clients of a tier may send documents by their hash (预存查询方式). */
export type TierDocuments =
  /** They send texts. */
  | 'OFF'
  /** A client's document is kept when it sends text and hash together, and is found by its hash from then on. */
  | 'AUTOMATIC'
  /** They run what the operator registered beforehand, and nothing else. */
  | 'ALLOW_LIST'
  | '%future added value';

/** What is to change of an endpoint (变更推送地址). What is not given stays. */
export type UpdateWebhookEndpointInput = {
  /** The endpoint's id. */
  endpointId: string;
  /** Another address. */
  url?: string | null | undefined;
  /** Another description. */
  description?: string | null | undefined;
  /** Other rules, in place of all that there are. They count for changes that were not looked at yet. */
  rules?: Array<WebhookRuleInput> | null | undefined;
};

/** What sort of error an input has (业务错误类别). */
export type UserErrorCode =
  /** The value cannot be right. */
  | 'INVALID'
  /** What it names does not exist. */
  | 'NOT_FOUND'
  /** It contradicts what is there. */
  | 'CONFLICT'
  /** There are as many as there may be. */
  | 'LIMIT_REACHED'
  /** It may not be done by this client. */
  | 'NOT_ALLOWED'
  | '%future added value';

/** Whether a licence, a mortgage or a pledge is in force (有效/无效). */
export type Validity =
  /** In force (有效). */
  | 'VALID'
  /** No longer in force (无效). */
  | 'INVALID'
  | '%future added value';

/** Whether an enterprise is on a list (名单结论). */
export type Verdict =
  /** An entry is in force on the day (在列). */
  | 'LISTED'
  /** There are entries, of which none is in force any more (曾列入). */
  | 'FORMERLY_LISTED'
  /** There is no entry (未列入). */
  | 'CLEAR'
  | '%future added value';

/** Whether a subject was found (核验状态). */
export type VerificationStatus =
  /** Exactly one enterprise fits all that was sent (命中). */
  | 'FOUND'
  /** No enterprise fits any of it (未找到). */
  | 'NOT_FOUND'
  /** Several fit, or what was sent leads to different ones (有歧义). */
  | 'AMBIGUOUS'
  /** What was sent cannot be looked up, such as a code with a slip (无效). */
  | 'INVALID'
  | '%future added value';

/**
 * A subject to be verified (核验主体): by its credit code, its registration number or its name, or by several of them, which
 * then must all fit.
 */
export type VerifySubject = {
  /** Your own text of at most 200 characters, such as the number of a loan. It comes back with the answer. */
  reference?: string | null | undefined;
  /** The unified social credit code (统一社会信用代码). Spaces and lower-case letters do no harm. */
  creditCode?: string | null | undefined;
  /** The registration number (注册号), 15 digits. */
  registrationNumber?: string | null | undefined;
  /**
   * The name, or one that it had. It must be the whole name; how brackets, spaces, widths and traditional characters are
   * written does not matter.
   */
  name?: string | null | undefined;
};

/** Where a delivery stands (推送状态). */
export type WebhookDeliveryState =
  /** It is to be attempted, for the first time or again (待推送). */
  | 'PENDING'
  /** The endpoint has taken it (已送达). */
  | 'DELIVERED'
  /** It was given up (已放弃). */
  | 'DEAD'
  | '%future added value';

/** Whether an endpoint is told of changes (推送地址状态). */
export type WebhookEndpointState =
  /** It is told of changes (启用). */
  | 'ENABLED'
  /** Its owner has disabled it (停用). */
  | 'DISABLED'
  /** It answered 410 Gone, and is told of nothing until its owner enables it (已失效). */
  | 'GONE'
  /** Nothing could be delivered to it for days, and it is told of nothing until its owner enables it (推送失败停用). */
  | 'FAILING'
  | '%future added value';

/**
 * Which changes an endpoint is to be told of (推送规则). All conditions given must hold; of a list, one of its values. A rule
 * without conditions is met by every change.
 */
export type WebhookRuleInput = {
  /** Of records of these kinds; `ENTERPRISE` for registrations. */
  kind?: Array<DisclosureKind> | null | undefined;
  /** Of these sorts. */
  operation?: Array<RevisionOperation> | null | undefined;
  /** Made by these organisations, by their ids. 100 at most. */
  byId?: Array<string> | null | undefined;
  /** Of records that name these authorities, exactly as they are written. 100 at most. */
  authority?: Array<string> | null | undefined;
  /** About enterprises that are in these districts when the change is looked at, by code. 100 at most. */
  district?: Array<string> | null | undefined;
  /** About enterprises of these industry sections. */
  industry?: Array<Industry> | null | undefined;
  /**
   * About enterprises that are on this watch list of the client when the change is looked at; about all when nothing is
   * said.
   */
  watchListId?: string | null | undefined;
};

/** Records to withdraw: an entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68. */
export type WithdrawAbnormalOperationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: a registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when. */
export type WithdrawAlterationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: an annual report that an enterprise filed (年度报告). */
export type WithdrawAnnualReportsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: a branch of an enterprise (分支机构). */
export type WithdrawBranchesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: a registered mortgage over movable property of an enterprise (动产抵押登记). */
export type WithdrawChattelMortgagesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: a consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended. */
export type WithdrawComplaintsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: a registered pledge of equity (股权出质登记). */
export type WithdrawEquityPledgesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: an honour that an industry association awarded to an enterprise (荣誉评定). */
export type WithdrawHonoursInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/**
 * Records to withdraw: a spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
 * (双随机).
 */
export type WithdrawInspectionsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: a registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself. */
export type WithdrawIntellectualPropertyPledgesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: a director, supervisor, manager or other key person of an enterprise (主要人员). */
export type WithdrawKeyPersonsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: an administrative licence granted to an enterprise (行政许可). */
export type WithdrawLicencesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: an administrative penalty imposed on an enterprise (行政处罚). */
export type WithdrawPenaltiesInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: an entry in the list of enterprises with serious violations (列入严重违法失信企业名单): SAIC Order 83. */
export type WithdrawSeriousViolationsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** Records to withdraw: a shareholder of an enterprise with its contribution (股东及出资). */
export type WithdrawShareholdersInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/**
 * Records to withdraw: what an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
 * rating or a commendation.
 */
export type WithdrawSupervisionRecordsInput = {
  /** The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows it has no further effect and the same answer; with other rows it is refused. */
  idempotencyKey: string;
  /** What becomes of the other rows when one is refused. */
  mode?: SubmissionMode;
  /** Whether to tell what would happen, and change nothing. The idempotency key stays free. */
  dryRun?: boolean;
  /** The records, at most 10,000. */
  rows: Array<WithdrawalInput>;
};

/** A record to be withdrawn (撤回). */
export type WithdrawalInput = {
  /** The record's id. */
  id: string;
  /** The record's revision that the withdrawal was decided on. When it has changed since, the row is refused. */
  expectedRevision?: number | null | undefined;
  /** Why it is withdrawn, 1 to 1000 characters. It stands in the record's history. */
  reason: string;
};

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { client: { clientId: string, name: string, keyId: string } | null, organisation: { name: string, division: string | null, kinds: Array<DisclosureKind> | null, membersOnly: boolean, needsReview: boolean, kind: { value: OrganisationKind, code: string, label: string }, industrySections: Array<{ value: Industry, code: string, label: string }> } | null, tier: { name: string, documents: TierDocuments, limits: { requestsPerSecond: number, burst: number, concurrencyMax: number, bucketPoints: number, refillPointsPerSecond: number, pointsPerMonth: number, queryCostMax: number, pageSizeMax: number, subscriptionsMax: number, exportsPerDay: number, watchedSubjectsMax: number, writesPerMinute: number } }, scopes: Array<{ value: Scope, code: string }> } };

export type RateLimitQueryVariables = Exact<{ [key: string]: never; }>;


export type RateLimitQuery = { rateLimit: { limit: number, remaining: number, cost: number, resetAt: string } | null };

export type CostOfQueryVariables = Exact<{
  query: string;
  variables?: string | null | undefined;
  operationName?: string | null | undefined;
}>;


export type CostOfQuery = { costOf: { requested: number, ceiling: number, refused: boolean, fields: Array<{ key: string, field: string, points: number }>, errors: Array<{ code: string, message: string, line: number | null }> } };

export type DatasetQueryVariables = Exact<{ [key: string]: never; }>;


export type DatasetQuery = { dataset: { name: string | null, synthetic: boolean, licence: string | null, attribution: string | null, sequence: string, updatedAt: string | null, schemaVersion: string } };

export type CodeTablesQueryVariables = Exact<{
  names?: Array<string> | string | null | undefined;
}>;


export type CodeTablesQuery = { codeTables: Array<{ name: string, title: string, codes: Array<{ value: string, code: string, zh: string, en: string, legalBasis: string | null }> }> };

export type ChangeFieldsFragment = { sequence: string, at: string, operation: RevisionOperation, kind: DisclosureKind, recordId: string, revision: number, underObjection: boolean, reason: string | null, after: unknown, before: unknown, enterprise: EnterpriseReferenceFragment, by: OrganisationReferenceFragment, state: { value: RecordState } };

export type ChangesQueryVariables = Exact<{
  after: string;
  first: number;
  filter?: ChangeFilter | null | undefined;
}>;


export type ChangesQuery = { changes: { upTo: string, hasMore: boolean, head: string, events: Array<ChangeFieldsFragment> } };

export type EnterpriseFieldsFragment = { __typename: 'Enterprise', id: string, creditCode: string | null, registrationNumber: string | null, name: string, formerNames: Array<string>, legalRepresentative: string | null, establishedOn: string, termFrom: string | null, termTo: string | null, registrationAuthority: string, approvedOn: string | null, statusText: string | null, address: string | null, businessScope: string | null, revokedOn: string | null, deregisteredOn: string | null, onAbnormalList: boolean, onSeriousList: boolean, revision: number, publishedAt: string, updatedAt: string, entityType: { value: EntityType, code: string, label: string }, registeredCapital: { amount: string, currency: string } | null, status: { value: RegistrationStatus, code: string, label: string }, district: { code: string, name: string | null } | null, industry: { value: Industry, code: string, label: string } | null, publisher: OrganisationReferenceFragment };

export type EnterpriseQueryVariables = Exact<{
  creditCode?: string | null | undefined;
  registrationNumber?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;


export type EnterpriseQuery = { enterprise: EnterpriseFieldsFragment | null };

export type EnterprisesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: EnterpriseFilter | null | undefined;
  orderBy?: EnterpriseOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type EnterprisesQuery = { enterprises: { totalCount?: number, nodes: Array<EnterpriseFieldsFragment>, pageInfo: PageFieldsFragment } };

export type SearchEnterprisesQueryVariables = Exact<{
  query: string;
  filter?: EnterpriseSearchFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  withTotal?: boolean;
}>;


export type SearchEnterprisesQuery = { searchEnterprises: { sequence: string, totalCount?: number, edges: Array<{ cursor: string, matched: MatchedField, highlights: Array<{ text: string, ranges: Array<{ start: number, end: number }> }>, node: EnterpriseFieldsFragment }>, pageInfo: PageFieldsFragment } };

export type AutocompleteQueryVariables = Exact<{
  prefix: string;
  first?: number | null | undefined;
}>;


export type AutocompleteQuery = { autocomplete: Array<{ text: string, matched: MatchedField }> };

export type DisclosuresQueryVariables = Exact<{
  creditCode?: string | null | undefined;
  registrationNumber?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: DisclosureFilter | null | undefined;
  orderBy?: DisclosureOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type DisclosuresQuery = { enterprise: (
    { disclosures: { totalCount?: number, nodes: Array<
        | DisclosureFields_AbnormalOperation_Fragment
        | DisclosureFields_AnnualReport_Fragment
        | DisclosureFields_ChattelMortgage_Fragment
        | DisclosureFields_Complaint_Fragment
        | DisclosureFields_EquityPledge_Fragment
        | DisclosureFields_Honour_Fragment
        | DisclosureFields_Inspection_Fragment
        | DisclosureFields_IntellectualPropertyPledge_Fragment
        | DisclosureFields_Licence_Fragment
        | DisclosureFields_Penalty_Fragment
        | DisclosureFields_SeriousViolation_Fragment
        | DisclosureFields_SupervisionRecord_Fragment
      >, pageInfo: PageFieldsFragment } }
    & EnterpriseReferenceFragment
  ) | null };

export type ExportFieldsFragment = { id: string, sequence: string, since: string | null, kinds: Array<DisclosureKind>, format: ExportFormat, compression: ExportCompression, withContacts: boolean, scheduled: boolean, bytes: number, failure: string | null, createdAt: string, finishedAt: string | null, expiresAt: string | null, idempotencyKey: string | null, path: string, manifestPath: string | null, state: { value: ExportState, code: string, label: string }, progress: { rows: number, of: number } };

export type ExportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExportsQuery = { exports: { nodes: Array<ExportFieldsFragment>, pageInfo: PageFieldsFragment } };

export type RequestExportMutationVariables = Exact<{
  input: RequestExportInput;
}>;


export type RequestExportMutation = { requestExport: { export: ExportFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type CancelExportMutationVariables = Exact<{
  input: CancelExportInput;
}>;


export type CancelExportMutation = { cancelExport: { export: ExportFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ObjectionPartyFieldsFragment = { id: string, name: string };

export type ObjectionFieldsFragment = { id: string, recordId: string, enterpriseId: string, statement: string, filedAt: string, dueOn: string | null, overdue: boolean, kind: { value: RecordKind, code: string, label: string } | null, publisher: ObjectionPartyFieldsFragment, filedBy: ObjectionPartyFieldsFragment, type: { value: ObjectionType, code: string, label: string }, state: { value: ObjectionState, code: string, label: string }, evidence: Array<{ name: string, sha256: string, size: number, mediaType: string }>, objector: { name: string, contact: string } | null, deadlines: Array<{ rule: string, title: string | null, dueOn: string | null, reason: string | null, metOn: string | null }>, steps: Array<{ at: string, note: string | null, dueOn: string | null, act: { value: ObjectionAct, code: string, label: string }, organisation: ObjectionPartyFieldsFragment | null }> };

export type ObjectionOutcomeFragment = { existingObjectionId: string | null, objection: ObjectionFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> };

export type ObjectionQueryVariables = Exact<{
  id: string;
}>;


export type ObjectionQuery = { objection: ObjectionFieldsFragment | null };

export type ObjectionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ObjectionFilter | null | undefined;
  orderBy?: ObjectionOrder | null | undefined;
}>;


export type ObjectionsQuery = { objections: { nodes: Array<ObjectionFieldsFragment>, pageInfo: PageFieldsFragment } };

export type FileObjectionMutationVariables = Exact<{
  input: FileObjectionInput;
}>;


export type FileObjectionMutation = { fileObjection: ObjectionOutcomeFragment };

export type AcceptObjectionMutationVariables = Exact<{
  input: AcceptObjectionInput;
}>;


export type AcceptObjectionMutation = { acceptObjection: ObjectionOutcomeFragment };

export type RefuseObjectionMutationVariables = Exact<{
  input: RefuseObjectionInput;
}>;


export type RefuseObjectionMutation = { refuseObjection: ObjectionOutcomeFragment };

export type ForwardObjectionMutationVariables = Exact<{
  input: ForwardObjectionInput;
}>;


export type ForwardObjectionMutation = { forwardObjection: ObjectionOutcomeFragment };

export type DecideObjectionMutationVariables = Exact<{
  input: DecideObjectionInput;
}>;


export type DecideObjectionMutation = { decideObjection: ObjectionOutcomeFragment };

export type EnterpriseReferenceFragment = { id: string, creditCode: string | null, registrationNumber: string | null, name: string };

export type OrganisationReferenceFragment = { id: string, name: string };

export type PageFieldsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

type DisclosureFields_AbnormalOperation_Fragment = { __typename: 'AbnormalOperation', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_AnnualReport_Fragment = { __typename: 'AnnualReport', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_ChattelMortgage_Fragment = { __typename: 'ChattelMortgage', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_Complaint_Fragment = { __typename: 'Complaint', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_EquityPledge_Fragment = { __typename: 'EquityPledge', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_Honour_Fragment = { __typename: 'Honour', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_Inspection_Fragment = { __typename: 'Inspection', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_IntellectualPropertyPledge_Fragment = { __typename: 'IntellectualPropertyPledge', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_Licence_Fragment = { __typename: 'Licence', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_Penalty_Fragment = { __typename: 'Penalty', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_SeriousViolation_Fragment = { __typename: 'SeriousViolation', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

type DisclosureFields_SupervisionRecord_Fragment = { __typename: 'SupervisionRecord', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, occurredOn: string, documentNumber: string | null, authority: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

export type DisclosureFieldsFragment =
  | DisclosureFields_AbnormalOperation_Fragment
  | DisclosureFields_AnnualReport_Fragment
  | DisclosureFields_ChattelMortgage_Fragment
  | DisclosureFields_Complaint_Fragment
  | DisclosureFields_EquityPledge_Fragment
  | DisclosureFields_Honour_Fragment
  | DisclosureFields_Inspection_Fragment
  | DisclosureFields_IntellectualPropertyPledge_Fragment
  | DisclosureFields_Licence_Fragment
  | DisclosureFields_Penalty_Fragment
  | DisclosureFields_SeriousViolation_Fragment
  | DisclosureFields_SupervisionRecord_Fragment
;

export type AlterationFieldsFragment = { __typename: 'Alteration', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, dueOn: string | null, publishedLate: boolean | null, item: string, ordinal: number | null, before: string | null, after: string | null, alteredOn: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

export type AlterationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: AlterationFilter | null | undefined;
  orderBy?: AlterationOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type AlterationsQuery = { alterations: { totalCount?: number, nodes: Array<AlterationFieldsFragment>, pageInfo: PageFieldsFragment } };

export type ShareholderFieldsFragment = { __typename: 'Shareholder', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, dueOn: string | null, publishedLate: boolean | null, name: string, certificateNumber: string | null, subscribedAmount: string | null, subscribedOn: string | null, paidAmount: string | null, paidOn: string | null, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string }, kind: { value: ShareholderKind, code: string, label: string }, certificateKind: { value: CertificateKind, code: string, label: string } | null, subscribedForms: Array<{ value: ContributionForm, code: string, label: string }>, paidForms: Array<{ value: ContributionForm, code: string, label: string }> };

export type ShareholdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ShareholderFilter | null | undefined;
  orderBy?: ShareholderOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type ShareholdersQuery = { shareholders: { totalCount?: number, nodes: Array<ShareholderFieldsFragment>, pageInfo: PageFieldsFragment } };

export type KeyPersonFieldsFragment = { __typename: 'KeyPerson', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, dueOn: string | null, publishedLate: boolean | null, name: string, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string }, position: { value: Position, code: string, label: string } };

export type KeyPersonsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: KeyPersonFilter | null | undefined;
  orderBy?: KeyPersonOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type KeyPersonsQuery = { keyPersons: { totalCount?: number, nodes: Array<KeyPersonFieldsFragment>, pageInfo: PageFieldsFragment } };

export type BranchFieldsFragment = { __typename: 'Branch', id: string, revision: number, publishedAt: string, updatedAt: string, underObjection: boolean, dueOn: string | null, publishedLate: boolean | null, name: string, creditCode: string | null, registrationNumber: string | null, registrationAuthority: string | null, enterprise: EnterpriseReferenceFragment, publisher: OrganisationReferenceFragment, state: { value: RecordState, code: string, label: string } };

export type BranchesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: BranchFilter | null | undefined;
  orderBy?: BranchOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type BranchesQuery = { branches: { totalCount?: number, nodes: Array<BranchFieldsFragment>, pageInfo: PageFieldsFragment } };

export type LicenceFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, documentName: string | null, content: string | null, certificateName: string | null, certificateNumber: string | null, decidedOn: string, validFrom: string | null, validTo: string | null, authorityCode: string | null, licenceKind: { value: LicenceKind, code: string, label: string } | null, validity: { value: Validity, code: string, label: string } | null }
  & DisclosureFields_Licence_Fragment
);

export type LicencesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: LicenceFilter | null | undefined;
  orderBy?: LicenceOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type LicencesQuery = { licences: { totalCount?: number, nodes: Array<LicenceFieldsFragment>, pageInfo: PageFieldsFragment } };

export type PenaltyFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, violation: string | null, facts: string | null, legalBasis: string | null, content: string | null, fineAmount: string | null, confiscatedAmount: string | null, revokedLicence: string | null, decidedOn: string, displayUntil: string | null, authorityCode: string | null, kinds: Array<{ value: PenaltyKind, code: string, label: string }> }
  & DisclosureFields_Penalty_Fragment
);

export type PenaltiesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: PenaltyFilter | null | undefined;
  orderBy?: PenaltyOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type PenaltiesQuery = { penalties: { totalCount?: number, nodes: Array<PenaltyFieldsFragment>, pageInfo: PageFieldsFragment } };

export type ChattelMortgageFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, registrationNumber: string, registeredOn: string, securedClaimAmount: string | null, securedClaimScope: string | null, securedClaimFrom: string | null, securedClaimTo: string | null, cancelledOn: string | null, cancellationReason: string | null, validity: { value: Validity, code: string, label: string } | null, mortgagees: Array<{ name: string, certificateKind: { value: CertificateKind, code: string, label: string } | null }>, securedClaimKind: { value: SecuredClaimKind, code: string, label: string } | null, collateral: Array<{ name: string, ownership: string | null, condition: string | null }>, alterations: Array<{ alteredOn: string, content: string }> }
  & DisclosureFields_ChattelMortgage_Fragment
);

export type ChattelMortgagesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ChattelMortgageFilter | null | undefined;
  orderBy?: ChattelMortgageOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type ChattelMortgagesQuery = { chattelMortgages: { totalCount?: number, nodes: Array<ChattelMortgageFieldsFragment>, pageInfo: PageFieldsFragment } };

export type EquityPledgeFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, registrationNumber: string, pledgor: string, pledgee: string, pledgedAmount: string | null, registeredOn: string, cancelledOn: string | null, cancellationReason: string | null, validity: { value: Validity, code: string, label: string } | null }
  & DisclosureFields_EquityPledge_Fragment
);

export type EquityPledgesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: EquityPledgeFilter | null | undefined;
  orderBy?: EquityPledgeOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type EquityPledgesQuery = { equityPledges: { totalCount?: number, nodes: Array<EquityPledgeFieldsFragment>, pageInfo: PageFieldsFragment } };

export type IntellectualPropertyPledgeFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, registrationNumber: string, pledgor: string, title: string, pledgee: string, registeredOn: string, validFrom: string | null, validTo: string | null, propertyKind: { value: PropertyKind, code: string, label: string } | null, validity: { value: Validity, code: string, label: string } | null }
  & DisclosureFields_IntellectualPropertyPledge_Fragment
);

export type IntellectualPropertyPledgesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: IntellectualPropertyPledgeFilter | null | undefined;
  orderBy?: IntellectualPropertyPledgeOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type IntellectualPropertyPledgesQuery = { intellectualPropertyPledges: { totalCount?: number, nodes: Array<IntellectualPropertyPledgeFieldsFragment>, pageInfo: PageFieldsFragment } };

export type AnnualReportFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, year: number, submittedOn: string, contactPhone: string | null, contactEmail: string | null, postalAddress: string | null, postalCode: string | null, employees: number | null, employeesDisclosed: boolean, operatingState: { value: OperatingState, code: string, label: string } | null, websites: Array<{ kind: string | null, name: string | null, address: string }>, figures: Array<{ amount: string | null, disclosed: boolean, figure: { value: FinancialFigure, code: string, label: string } }> }
  & DisclosureFields_AnnualReport_Fragment
);

export type AnnualReportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: AnnualReportFilter | null | undefined;
  orderBy?: AnnualReportOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type AnnualReportsQuery = { annualReports: { totalCount?: number, nodes: Array<AnnualReportFieldsFragment>, pageInfo: PageFieldsFragment } };

export type AbnormalOperationFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, listedOn: string, onList: boolean, removedOn: string | null, removalAuthority: string | null, reason: { value: AbnormalReason, code: string, label: string }, removalReason: { value: AbnormalRemovalReason, code: string, label: string } | null }
  & DisclosureFields_AbnormalOperation_Fragment
);

export type AbnormalOperationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: AbnormalOperationFilter | null | undefined;
  orderBy?: AbnormalOperationOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type AbnormalOperationsQuery = { abnormalOperations: { totalCount?: number, nodes: Array<AbnormalOperationFieldsFragment>, pageInfo: PageFieldsFragment } };

export type SeriousViolationFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, listedOn: string, onList: boolean, remedies: string | null, removedOn: string | null, removalAuthority: string | null, reason: { value: SeriousReason, code: string, label: string }, removalReason: { value: SeriousRemovalReason, code: string, label: string } | null }
  & DisclosureFields_SeriousViolation_Fragment
);

export type SeriousViolationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: SeriousViolationFilter | null | undefined;
  orderBy?: SeriousViolationOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type SeriousViolationsQuery = { seriousViolations: { totalCount?: number, nodes: Array<SeriousViolationFieldsFragment>, pageInfo: PageFieldsFragment } };

export type InspectionFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, plan: string | null, task: string | null, items: Array<string>, inspectedOn: string, kind: { value: InspectionKind, code: string, label: string } | null, results: Array<{ value: InspectionResult, code: string, label: string }> }
  & DisclosureFields_Inspection_Fragment
);

export type InspectionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: InspectionFilter | null | undefined;
  orderBy?: InspectionOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type InspectionsQuery = { inspections: { totalCount?: number, nodes: Array<InspectionFieldsFragment>, pageInfo: PageFieldsFragment } };

export type ComplaintFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, receivedOn: string, resolvedOn: string | null, category: { value: ComplaintCategory, code: string, label: string }, resolution: { value: ComplaintResolution, code: string, label: string } | null }
  & DisclosureFields_Complaint_Fragment
);

export type ComplaintsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ComplaintFilter | null | undefined;
  orderBy?: ComplaintOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type ComplaintsQuery = { complaints: { totalCount?: number, nodes: Array<ComplaintFieldsFragment>, pageInfo: PageFieldsFragment } };

export type HonourFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, title: string, awardedOn: string, validTo: string | null, basis: string | null, level: { value: HonourLevel, code: string, label: string } | null }
  & DisclosureFields_Honour_Fragment
);

export type HonoursQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: HonourFilter | null | undefined;
  orderBy?: HonourOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type HonoursQuery = { honours: { totalCount?: number, nodes: Array<HonourFieldsFragment>, pageInfo: PageFieldsFragment } };

export type SupervisionRecordFieldsFragment = (
  { dueOn: string | null, publishedLate: boolean | null, content: string, decidedOn: string, validTo: string | null, kind: { value: SupervisionKind, code: string, label: string } }
  & DisclosureFields_SupervisionRecord_Fragment
);

export type SupervisionRecordsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: SupervisionRecordFilter | null | undefined;
  orderBy?: SupervisionRecordOrder | null | undefined;
  asOf?: AsOf | null | undefined;
  withTotal?: boolean;
}>;


export type SupervisionRecordsQuery = { supervisionRecords: { totalCount?: number, nodes: Array<SupervisionRecordFieldsFragment>, pageInfo: PageFieldsFragment } };

export type AnnualReportDetailsQueryVariables = Exact<{
  id: string;
}>;


export type AnnualReportDetailsQuery = { node:
    | (
      { shareholders: Array<{ name: string, subscribedAmount: string | null, subscribedOn: string | null, paidAmount: string | null, paidOn: string | null, subscribedForms: Array<{ value: ContributionForm, code: string, label: string }>, paidForms: Array<{ value: ContributionForm, code: string, label: string }> }>, investments: Array<{ name: string, creditCode: string | null }>, guarantees: Array<{ creditor: string, debtor: string, claimAmount: string | null, performanceFrom: string | null, performanceTo: string | null, period: string | null, form: string | null, claimKind: { value: SecuredClaimKind, code: string, label: string } | null }>, amendments: Array<{ item: string, before: string | null, after: string | null, amendedOn: string }> }
      & AnnualReportFieldsFragment
    )
    | Record<PropertyKey, never>
   | null };

export type RecordQueryVariables = Exact<{
  id: string;
}>;


export type RecordQuery = { node:
    | (
      { __typename: 'AbnormalOperation', id: string }
      & DisclosureFields_AbnormalOperation_Fragment
    )
    | (
      { __typename: 'Alteration', id: string }
      & AlterationFieldsFragment
    )
    | (
      { __typename: 'AnnualReport', id: string }
      & DisclosureFields_AnnualReport_Fragment
    )
    | (
      { __typename: 'Branch', id: string }
      & BranchFieldsFragment
    )
    | (
      { __typename: 'ChattelMortgage', id: string }
      & DisclosureFields_ChattelMortgage_Fragment
    )
    | (
      { __typename: 'Complaint', id: string }
      & DisclosureFields_Complaint_Fragment
    )
    | (
      { __typename: 'Enterprise', id: string }
      & EnterpriseReferenceFragment
    )
    | (
      { __typename: 'EquityPledge', id: string }
      & DisclosureFields_EquityPledge_Fragment
    )
    | (
      { __typename: 'Honour', id: string }
      & DisclosureFields_Honour_Fragment
    )
    | (
      { __typename: 'Inspection', id: string }
      & DisclosureFields_Inspection_Fragment
    )
    | (
      { __typename: 'IntellectualPropertyPledge', id: string }
      & DisclosureFields_IntellectualPropertyPledge_Fragment
    )
    | (
      { __typename: 'KeyPerson', id: string }
      & KeyPersonFieldsFragment
    )
    | (
      { __typename: 'Licence', id: string }
      & DisclosureFields_Licence_Fragment
    )
    | { __typename: 'Organisation', id: string }
    | (
      { __typename: 'Penalty', id: string }
      & DisclosureFields_Penalty_Fragment
    )
    | (
      { __typename: 'SeriousViolation', id: string }
      & DisclosureFields_SeriousViolation_Fragment
    )
    | (
      { __typename: 'Shareholder', id: string }
      & ShareholderFieldsFragment
    )
    | (
      { __typename: 'SupervisionRecord', id: string }
      & DisclosureFields_SupervisionRecord_Fragment
    )
   | null };

export type RecordRevisionsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RecordRevisionsQuery = { node:
    | { __typename: 'AbnormalOperation', revisions: RevisionPageFragment }
    | { __typename: 'Alteration', revisions: RevisionPageFragment }
    | { __typename: 'AnnualReport', revisions: RevisionPageFragment }
    | { __typename: 'Branch', revisions: RevisionPageFragment }
    | { __typename: 'ChattelMortgage', revisions: RevisionPageFragment }
    | { __typename: 'Complaint', revisions: RevisionPageFragment }
    | { __typename: 'Enterprise' }
    | { __typename: 'EquityPledge', revisions: RevisionPageFragment }
    | { __typename: 'Honour', revisions: RevisionPageFragment }
    | { __typename: 'Inspection', revisions: RevisionPageFragment }
    | { __typename: 'IntellectualPropertyPledge', revisions: RevisionPageFragment }
    | { __typename: 'KeyPerson', revisions: RevisionPageFragment }
    | { __typename: 'Licence', revisions: RevisionPageFragment }
    | { __typename: 'Organisation' }
    | { __typename: 'Penalty', revisions: RevisionPageFragment }
    | { __typename: 'SeriousViolation', revisions: RevisionPageFragment }
    | { __typename: 'Shareholder', revisions: RevisionPageFragment }
    | { __typename: 'SupervisionRecord', revisions: RevisionPageFragment }
   | null };

export type RevisionPageFragment = { nodes: Array<{ revision: number, at: string, operation: RevisionOperation, reason: string | null, by: OrganisationReferenceFragment, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: PageFieldsFragment };

export type SubmissionOutcomeFragment = { submissionId: string | null, state: SubmissionState | null, counts: { rows: number, created: number, corrected: number, withdrawn: number, unchanged: number, refused: number }, rows: Array<{ index: number, status: SubmissionRowStatus, recordId: string | null, revision: number | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string, conflictingRecordId: string | null, suggestions: Array<{ name: string, creditCode: string | null, registrationNumber: string | null }> }> }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> };

export type SubmitAlterationsMutationVariables = Exact<{
  input: SubmitAlterationsInput;
}>;


export type SubmitAlterationsMutation = { submitAlterations: SubmissionOutcomeFragment };

export type CorrectAlterationsMutationVariables = Exact<{
  input: CorrectAlterationsInput;
}>;


export type CorrectAlterationsMutation = { correctAlterations: SubmissionOutcomeFragment };

export type WithdrawAlterationsMutationVariables = Exact<{
  input: WithdrawAlterationsInput;
}>;


export type WithdrawAlterationsMutation = { withdrawAlterations: SubmissionOutcomeFragment };

export type SubmitShareholdersMutationVariables = Exact<{
  input: SubmitShareholdersInput;
}>;


export type SubmitShareholdersMutation = { submitShareholders: SubmissionOutcomeFragment };

export type CorrectShareholdersMutationVariables = Exact<{
  input: CorrectShareholdersInput;
}>;


export type CorrectShareholdersMutation = { correctShareholders: SubmissionOutcomeFragment };

export type WithdrawShareholdersMutationVariables = Exact<{
  input: WithdrawShareholdersInput;
}>;


export type WithdrawShareholdersMutation = { withdrawShareholders: SubmissionOutcomeFragment };

export type SubmitKeyPersonsMutationVariables = Exact<{
  input: SubmitKeyPersonsInput;
}>;


export type SubmitKeyPersonsMutation = { submitKeyPersons: SubmissionOutcomeFragment };

export type CorrectKeyPersonsMutationVariables = Exact<{
  input: CorrectKeyPersonsInput;
}>;


export type CorrectKeyPersonsMutation = { correctKeyPersons: SubmissionOutcomeFragment };

export type WithdrawKeyPersonsMutationVariables = Exact<{
  input: WithdrawKeyPersonsInput;
}>;


export type WithdrawKeyPersonsMutation = { withdrawKeyPersons: SubmissionOutcomeFragment };

export type SubmitBranchesMutationVariables = Exact<{
  input: SubmitBranchesInput;
}>;


export type SubmitBranchesMutation = { submitBranches: SubmissionOutcomeFragment };

export type CorrectBranchesMutationVariables = Exact<{
  input: CorrectBranchesInput;
}>;


export type CorrectBranchesMutation = { correctBranches: SubmissionOutcomeFragment };

export type WithdrawBranchesMutationVariables = Exact<{
  input: WithdrawBranchesInput;
}>;


export type WithdrawBranchesMutation = { withdrawBranches: SubmissionOutcomeFragment };

export type SubmitLicencesMutationVariables = Exact<{
  input: SubmitLicencesInput;
}>;


export type SubmitLicencesMutation = { submitLicences: SubmissionOutcomeFragment };

export type CorrectLicencesMutationVariables = Exact<{
  input: CorrectLicencesInput;
}>;


export type CorrectLicencesMutation = { correctLicences: SubmissionOutcomeFragment };

export type WithdrawLicencesMutationVariables = Exact<{
  input: WithdrawLicencesInput;
}>;


export type WithdrawLicencesMutation = { withdrawLicences: SubmissionOutcomeFragment };

export type SubmitPenaltiesMutationVariables = Exact<{
  input: SubmitPenaltiesInput;
}>;


export type SubmitPenaltiesMutation = { submitPenalties: SubmissionOutcomeFragment };

export type CorrectPenaltiesMutationVariables = Exact<{
  input: CorrectPenaltiesInput;
}>;


export type CorrectPenaltiesMutation = { correctPenalties: SubmissionOutcomeFragment };

export type WithdrawPenaltiesMutationVariables = Exact<{
  input: WithdrawPenaltiesInput;
}>;


export type WithdrawPenaltiesMutation = { withdrawPenalties: SubmissionOutcomeFragment };

export type SubmitChattelMortgagesMutationVariables = Exact<{
  input: SubmitChattelMortgagesInput;
}>;


export type SubmitChattelMortgagesMutation = { submitChattelMortgages: SubmissionOutcomeFragment };

export type CorrectChattelMortgagesMutationVariables = Exact<{
  input: CorrectChattelMortgagesInput;
}>;


export type CorrectChattelMortgagesMutation = { correctChattelMortgages: SubmissionOutcomeFragment };

export type WithdrawChattelMortgagesMutationVariables = Exact<{
  input: WithdrawChattelMortgagesInput;
}>;


export type WithdrawChattelMortgagesMutation = { withdrawChattelMortgages: SubmissionOutcomeFragment };

export type SubmitEquityPledgesMutationVariables = Exact<{
  input: SubmitEquityPledgesInput;
}>;


export type SubmitEquityPledgesMutation = { submitEquityPledges: SubmissionOutcomeFragment };

export type CorrectEquityPledgesMutationVariables = Exact<{
  input: CorrectEquityPledgesInput;
}>;


export type CorrectEquityPledgesMutation = { correctEquityPledges: SubmissionOutcomeFragment };

export type WithdrawEquityPledgesMutationVariables = Exact<{
  input: WithdrawEquityPledgesInput;
}>;


export type WithdrawEquityPledgesMutation = { withdrawEquityPledges: SubmissionOutcomeFragment };

export type SubmitIntellectualPropertyPledgesMutationVariables = Exact<{
  input: SubmitIntellectualPropertyPledgesInput;
}>;


export type SubmitIntellectualPropertyPledgesMutation = { submitIntellectualPropertyPledges: SubmissionOutcomeFragment };

export type CorrectIntellectualPropertyPledgesMutationVariables = Exact<{
  input: CorrectIntellectualPropertyPledgesInput;
}>;


export type CorrectIntellectualPropertyPledgesMutation = { correctIntellectualPropertyPledges: SubmissionOutcomeFragment };

export type WithdrawIntellectualPropertyPledgesMutationVariables = Exact<{
  input: WithdrawIntellectualPropertyPledgesInput;
}>;


export type WithdrawIntellectualPropertyPledgesMutation = { withdrawIntellectualPropertyPledges: SubmissionOutcomeFragment };

export type SubmitAnnualReportsMutationVariables = Exact<{
  input: SubmitAnnualReportsInput;
}>;


export type SubmitAnnualReportsMutation = { submitAnnualReports: SubmissionOutcomeFragment };

export type CorrectAnnualReportsMutationVariables = Exact<{
  input: CorrectAnnualReportsInput;
}>;


export type CorrectAnnualReportsMutation = { correctAnnualReports: SubmissionOutcomeFragment };

export type WithdrawAnnualReportsMutationVariables = Exact<{
  input: WithdrawAnnualReportsInput;
}>;


export type WithdrawAnnualReportsMutation = { withdrawAnnualReports: SubmissionOutcomeFragment };

export type SubmitAbnormalOperationsMutationVariables = Exact<{
  input: SubmitAbnormalOperationsInput;
}>;


export type SubmitAbnormalOperationsMutation = { submitAbnormalOperations: SubmissionOutcomeFragment };

export type CorrectAbnormalOperationsMutationVariables = Exact<{
  input: CorrectAbnormalOperationsInput;
}>;


export type CorrectAbnormalOperationsMutation = { correctAbnormalOperations: SubmissionOutcomeFragment };

export type WithdrawAbnormalOperationsMutationVariables = Exact<{
  input: WithdrawAbnormalOperationsInput;
}>;


export type WithdrawAbnormalOperationsMutation = { withdrawAbnormalOperations: SubmissionOutcomeFragment };

export type SubmitSeriousViolationsMutationVariables = Exact<{
  input: SubmitSeriousViolationsInput;
}>;


export type SubmitSeriousViolationsMutation = { submitSeriousViolations: SubmissionOutcomeFragment };

export type CorrectSeriousViolationsMutationVariables = Exact<{
  input: CorrectSeriousViolationsInput;
}>;


export type CorrectSeriousViolationsMutation = { correctSeriousViolations: SubmissionOutcomeFragment };

export type WithdrawSeriousViolationsMutationVariables = Exact<{
  input: WithdrawSeriousViolationsInput;
}>;


export type WithdrawSeriousViolationsMutation = { withdrawSeriousViolations: SubmissionOutcomeFragment };

export type SubmitInspectionsMutationVariables = Exact<{
  input: SubmitInspectionsInput;
}>;


export type SubmitInspectionsMutation = { submitInspections: SubmissionOutcomeFragment };

export type CorrectInspectionsMutationVariables = Exact<{
  input: CorrectInspectionsInput;
}>;


export type CorrectInspectionsMutation = { correctInspections: SubmissionOutcomeFragment };

export type WithdrawInspectionsMutationVariables = Exact<{
  input: WithdrawInspectionsInput;
}>;


export type WithdrawInspectionsMutation = { withdrawInspections: SubmissionOutcomeFragment };

export type SubmitComplaintsMutationVariables = Exact<{
  input: SubmitComplaintsInput;
}>;


export type SubmitComplaintsMutation = { submitComplaints: SubmissionOutcomeFragment };

export type CorrectComplaintsMutationVariables = Exact<{
  input: CorrectComplaintsInput;
}>;


export type CorrectComplaintsMutation = { correctComplaints: SubmissionOutcomeFragment };

export type WithdrawComplaintsMutationVariables = Exact<{
  input: WithdrawComplaintsInput;
}>;


export type WithdrawComplaintsMutation = { withdrawComplaints: SubmissionOutcomeFragment };

export type SubmitHonoursMutationVariables = Exact<{
  input: SubmitHonoursInput;
}>;


export type SubmitHonoursMutation = { submitHonours: SubmissionOutcomeFragment };

export type CorrectHonoursMutationVariables = Exact<{
  input: CorrectHonoursInput;
}>;


export type CorrectHonoursMutation = { correctHonours: SubmissionOutcomeFragment };

export type WithdrawHonoursMutationVariables = Exact<{
  input: WithdrawHonoursInput;
}>;


export type WithdrawHonoursMutation = { withdrawHonours: SubmissionOutcomeFragment };

export type SubmitSupervisionRecordsMutationVariables = Exact<{
  input: SubmitSupervisionRecordsInput;
}>;


export type SubmitSupervisionRecordsMutation = { submitSupervisionRecords: SubmissionOutcomeFragment };

export type CorrectSupervisionRecordsMutationVariables = Exact<{
  input: CorrectSupervisionRecordsInput;
}>;


export type CorrectSupervisionRecordsMutation = { correctSupervisionRecords: SubmissionOutcomeFragment };

export type WithdrawSupervisionRecordsMutationVariables = Exact<{
  input: WithdrawSupervisionRecordsInput;
}>;


export type WithdrawSupervisionRecordsMutation = { withdrawSupervisionRecords: SubmissionOutcomeFragment };

export type UploadFaultsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UploadFaultsQuery = { uploadFaults: { nodes: Array<{ row: number, column: string, value: string, reason: string }>, pageInfo: PageFieldsFragment } };

export type VerifiedEnterpriseFieldsFragment = { id: string, name: string, creditCode: string | null, registrationNumber: string | null, status: RegistrationStatus | null };

export type VerifiedSubjectFieldsFragment = { index: number, reference: string | null, creditCode: string | null, registrationNumber: string | null, name: string | null, status: VerificationStatus, matchedBy: SubjectMatch | null, searchedSimilar: boolean, problems: Array<{ field: string | null, message: string }>, enterprise: VerifiedEnterpriseFieldsFragment | null, candidates: Array<{ score: number, matchedBy: SubjectMatch, explanation: string, enterprise: VerifiedEnterpriseFieldsFragment }>, verdicts: Array<{ list: DisclosureKind | null, verdict: Verdict, hitCount: number, hits: Array<{ kind: DisclosureKind | null, recordId: string, revision: number, inForce: boolean, reason: string | null, reasonCodes: Array<string>, number: string | null, authority: string | null, publisher: string | null, listedOn: string | null, lastsUntil: string | null, removedOn: string | null, removalReason: string | null, underObjection: boolean }> }> };

export type VerifyQueryVariables = Exact<{
  subjects: Array<VerifySubject> | VerifySubject;
  lists?: Array<DisclosureKind> | DisclosureKind | null | undefined;
  authorities?: Array<string> | string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;


export type VerifyQuery = { verify: { sequence: string, at: string, day: string, counts: { found: number, notFound: number, ambiguous: number, invalid: number, listed: number }, subjects: Array<VerifiedSubjectFieldsFragment> } };

export type WatchListFieldsFragment = { id: string, name: string, subjectCount: number, createdAt: string, updatedAt: string };

export type WatchListsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WatchListsQuery = { watchLists: { nodes: Array<WatchListFieldsFragment>, pageInfo: PageFieldsFragment } };

export type WatchSubjectsQueryVariables = Exact<{
  watchListId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WatchSubjectsQuery = { watchSubjects: { nodes: Array<{ code: string, isRegistered: boolean }>, pageInfo: PageFieldsFragment } };

export type CreateWatchListMutationVariables = Exact<{
  input: CreateWatchListInput;
}>;


export type CreateWatchListMutation = { createWatchList: { watchList: WatchListFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RenameWatchListMutationVariables = Exact<{
  input: RenameWatchListInput;
}>;


export type RenameWatchListMutation = { renameWatchList: { watchList: WatchListFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type DeleteWatchListMutationVariables = Exact<{
  input: DeleteWatchListInput;
}>;


export type DeleteWatchListMutation = { deleteWatchList: { watchListId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type AddWatchSubjectsMutationVariables = Exact<{
  input: AddWatchSubjectsInput;
}>;


export type AddWatchSubjectsMutation = { addWatchSubjects: { added: number, alreadyThere: number, invalid: number, unregistered: number, unregisteredCodes: Array<string>, watchList: WatchListFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemoveWatchSubjectsMutationVariables = Exact<{
  input: RemoveWatchSubjectsInput;
}>;


export type RemoveWatchSubjectsMutation = { removeWatchSubjects: { removed: number, notThere: number, invalid: number, watchList: WatchListFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type WebhookEndpointFieldsFragment = { id: string, url: string, description: string, disabledAt: string | null, cursor: string, pendingCount: number, oldestPendingAt: string | null, deadCount: number, failureCount: number, failingSince: string | null, restingUntil: string | null, formerSecretUntil: string | null, createdAt: string, updatedAt: string, rules: Array<{ kind: Array<DisclosureKind> | null, operation: Array<RevisionOperation> | null, byId: Array<string> | null, authority: Array<string> | null, district: Array<string> | null, industry: Array<Industry> | null, watchListId: string | null }>, state: { value: WebhookEndpointState, code: string, label: string } };

export type WebhookDeliveryFieldsFragment = { id: string, messageId: string, sequence: string | null, dueAt: string | null, attemptCount: number, createdAt: string, settledAt: string | null, state: { value: WebhookDeliveryState, code: string, label: string }, attempts: Array<{ at: string, durationMs: number, status: number | null, error: string | null, response: string | null }> };

export type WebhookEndpointQueryVariables = Exact<{
  id: string;
}>;


export type WebhookEndpointQuery = { webhookEndpoint: WebhookEndpointFieldsFragment | null };

export type WebhookEndpointsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhookEndpointsQuery = { webhookEndpoints: { nodes: Array<WebhookEndpointFieldsFragment>, pageInfo: PageFieldsFragment } };

export type WebhookDeliveriesQueryVariables = Exact<{
  endpointId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  state?: WebhookDeliveryState | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { nodes: Array<WebhookDeliveryFieldsFragment>, pageInfo: PageFieldsFragment } };

export type CreateWebhookEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateWebhookEndpointMutation = { createWebhookEndpoint: { secret: string | null, endpoint: WebhookEndpointFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type UpdateWebhookEndpointMutationVariables = Exact<{
  input: UpdateWebhookEndpointInput;
}>;


export type UpdateWebhookEndpointMutation = { updateWebhookEndpoint: { endpoint: WebhookEndpointFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EnableWebhookEndpointMutationVariables = Exact<{
  input: EnableWebhookEndpointInput;
}>;


export type EnableWebhookEndpointMutation = { enableWebhookEndpoint: { endpoint: WebhookEndpointFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type DisableWebhookEndpointMutationVariables = Exact<{
  input: DisableWebhookEndpointInput;
}>;


export type DisableWebhookEndpointMutation = { disableWebhookEndpoint: { endpoint: WebhookEndpointFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type DeleteWebhookEndpointMutationVariables = Exact<{
  input: DeleteWebhookEndpointInput;
}>;


export type DeleteWebhookEndpointMutation = { deleteWebhookEndpoint: { endpointId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, endpoint: WebhookEndpointFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EndFormerWebhookSecretMutationVariables = Exact<{
  input: EndFormerWebhookSecretInput;
}>;


export type EndFormerWebhookSecretMutation = { endFormerWebhookSecret: { endpoint: WebhookEndpointFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type SendTestEventMutationVariables = Exact<{
  input: SendTestEventInput;
}>;


export type SendTestEventMutation = { sendTestEvent: { delivery: WebhookDeliveryFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ReplayWebhooksMutationVariables = Exact<{
  input: ReplayWebhooksInput;
}>;


export type ReplayWebhooksMutation = { replayWebhooks: { endpoint: WebhookEndpointFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RedeliverWebhooksMutationVariables = Exact<{
  input: RedeliverWebhooksInput;
}>;


export type RedeliverWebhooksMutation = { redeliverWebhooks: { redelivered: number, endpoint: WebhookEndpointFieldsFragment | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };
