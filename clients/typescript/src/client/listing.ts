import * as documents from '../generated/documents.js';
import type * as types from '../generated/types.js';
import type { ListOptions } from './asking.js';
import { Reading } from './reading.js';

/** The part of a client that lists the records of each kind. */
export class Listing extends Reading {
  /** Alterations of registrations (变更信息). */
  alterations(options: ListOptions<types.AlterationFilter, types.AlterationOrder> = {}) {
    return this.listOf(documents.AlterationsDocument, (data) => data.alterations, options);
  }

  /** Shareholders and their contributions (股东及出资信息). */
  shareholders(options: ListOptions<types.ShareholderFilter, types.ShareholderOrder> = {}) {
    return this.listOf(documents.ShareholdersDocument, (data) => data.shareholders, options);
  }

  /** Key persons (主要人员信息). */
  keyPersons(options: ListOptions<types.KeyPersonFilter, types.KeyPersonOrder> = {}) {
    return this.listOf(documents.KeyPersonsDocument, (data) => data.keyPersons, options);
  }

  /** Branches (分支机构信息). */
  branches(options: ListOptions<types.BranchFilter, types.BranchOrder> = {}) {
    return this.listOf(documents.BranchesDocument, (data) => data.branches, options);
  }

  /** Administrative licences (行政许可). */
  licences(options: ListOptions<types.LicenceFilter, types.LicenceOrder> = {}) {
    return this.listOf(documents.LicencesDocument, (data) => data.licences, options);
  }

  /** Administrative penalties (行政处罚). */
  penalties(options: ListOptions<types.PenaltyFilter, types.PenaltyOrder> = {}) {
    return this.listOf(documents.PenaltiesDocument, (data) => data.penalties, options);
  }

  /** Chattel mortgages (动产抵押登记). */
  chattelMortgages(options: ListOptions<types.ChattelMortgageFilter, types.ChattelMortgageOrder> = {}) {
    return this.listOf(documents.ChattelMortgagesDocument, (data) => data.chattelMortgages, options);
  }

  /** Pledges of equity (股权出质登记). */
  equityPledges(options: ListOptions<types.EquityPledgeFilter, types.EquityPledgeOrder> = {}) {
    return this.listOf(documents.EquityPledgesDocument, (data) => data.equityPledges, options);
  }

  /** Pledges of intellectual property (知识产权出质登记). */
  intellectualPropertyPledges(
    options: ListOptions<types.IntellectualPropertyPledgeFilter, types.IntellectualPropertyPledgeOrder> = {},
  ) {
    return this.listOf(
      documents.IntellectualPropertyPledgesDocument,
      (data) => data.intellectualPropertyPledges,
      options,
    );
  }

  /** Annual reports (年度报告), without their long parts, which `annualReport` has. */
  annualReports(options: ListOptions<types.AnnualReportFilter, types.AnnualReportOrder> = {}) {
    return this.listOf(documents.AnnualReportsDocument, (data) => data.annualReports, options);
  }

  /** Entries in the list of enterprises with abnormal operations (列入经营异常名录). */
  abnormalOperations(options: ListOptions<types.AbnormalOperationFilter, types.AbnormalOperationOrder> = {}) {
    return this.listOf(documents.AbnormalOperationsDocument, (data) => data.abnormalOperations, options);
  }

  /** Entries in the list of enterprises with serious violations (列入严重违法失信企业名单). */
  seriousViolations(options: ListOptions<types.SeriousViolationFilter, types.SeriousViolationOrder> = {}) {
    return this.listOf(documents.SeriousViolationsDocument, (data) => data.seriousViolations, options);
  }

  /** Spot checks (抽查检查). */
  inspections(options: ListOptions<types.InspectionFilter, types.InspectionOrder> = {}) {
    return this.listOf(documents.InspectionsDocument, (data) => data.inspections, options);
  }

  /** Consumer complaints (消费投诉). */
  complaints(options: ListOptions<types.ComplaintFilter, types.ComplaintOrder> = {}) {
    return this.listOf(documents.ComplaintsDocument, (data) => data.complaints, options);
  }

  /** Honours (荣誉评定). */
  honours(options: ListOptions<types.HonourFilter, types.HonourOrder> = {}) {
    return this.listOf(documents.HonoursDocument, (data) => data.honours, options);
  }

  /** Records of industry supervision (行业监督管理). */
  supervisionRecords(options: ListOptions<types.SupervisionRecordFilter, types.SupervisionRecordOrder> = {}) {
    return this.listOf(documents.SupervisionRecordsDocument, (data) => data.supervisionRecords, options);
  }
}
