//! The kinds of record that stand under an enterprise.
//!
//! The codes are the names of their tables, as the registry of kinds has them.

code_list! {
    /// A kind of record under an enterprise (记录类别).
    RecordKind, "记录类别", "Kind of record" {
        /// Alterations of the registration.
        Alteration = "alteration", "变更信息", "Alteration";
        /// Shareholders and their contributions.
        Shareholder = "shareholder", "股东及出资信息", "Shareholder";
        /// Key persons.
        KeyPerson = "key_person", "主要人员信息", "Key person";
        /// Branches.
        Branch = "branch", "分支机构信息", "Branch";
        /// Administrative licences.
        Licence = "licence", "行政许可", "Administrative licence";
        /// Administrative penalties.
        Penalty = "penalty", "行政处罚", "Administrative penalty";
        /// Chattel mortgages.
        ChattelMortgage = "chattel_mortgage", "动产抵押登记", "Chattel mortgage";
        /// Pledges of equity.
        EquityPledge = "equity_pledge", "股权出质登记", "Equity pledge";
        /// Pledges of intellectual property.
        IntellectualPropertyPledge = "intellectual_property_pledge", "知识产权出质登记", "Pledge of intellectual property";
        /// Annual reports.
        AnnualReport = "annual_report", "年度报告", "Annual report";
        /// Entries in the list of enterprises with abnormal operations.
        AbnormalOperation = "abnormal_operation", "列入经营异常名录", "Abnormal operation";
        /// Entries in the list of enterprises with serious violations.
        SeriousViolation = "serious_violation", "列入严重违法失信企业名单", "Serious violation";
        /// Spot checks.
        Inspection = "inspection", "抽查检查", "Spot check";
        /// Consumer complaints.
        Complaint = "complaint", "消费投诉", "Consumer complaint";
        /// Honours.
        Honour = "honour", "荣誉评定", "Honour";
        /// Records of industry supervision.
        SupervisionRecord = "supervision_record", "行业监督管理", "Record of industry supervision";
    }
}
