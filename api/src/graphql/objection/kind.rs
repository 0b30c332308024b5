//! The kinds of record that are objected to.

use async_graphql::Enum;

/// Makes the enum and its names of tables, one line a kind.
macro_rules! record_kinds {
    ($($(#[doc = $doc:literal])+ $name:ident = $table:literal),+ $(,)?) => {
        /// A kind of record under an enterprise (记录类别).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
        pub enum RecordKind {
            $($(#[doc = $doc])+ $name),+
        }

        impl RecordKind {
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$name, $table)),+];
        }
    };
}

record_kinds! {
    /// Alterations (变更信息).
    Alteration = "alteration",
    /// Shareholders (股东及出资).
    Shareholder = "shareholder",
    /// Key persons (主要人员).
    KeyPerson = "key_person",
    /// Branches (分支机构).
    Branch = "branch",
    /// Administrative licences (行政许可).
    Licence = "licence",
    /// Administrative penalties (行政处罚).
    Penalty = "penalty",
    /// Chattel mortgages (动产抵押登记).
    ChattelMortgage = "chattel_mortgage",
    /// Pledges of equity (股权出质登记).
    EquityPledge = "equity_pledge",
    /// Pledges of intellectual property (知识产权出质登记).
    IntellectualPropertyPledge = "intellectual_property_pledge",
    /// Annual reports (年度报告).
    AnnualReport = "annual_report",
    /// Entries in the list of enterprises with abnormal operations (经营异常名录).
    AbnormalOperation = "abnormal_operation",
    /// Entries in the list of enterprises with serious violations (严重违法失信企业名单).
    SeriousViolation = "serious_violation",
    /// Spot checks (抽查检查).
    Inspection = "inspection",
    /// Consumer complaints (消费投诉).
    Complaint = "complaint",
    /// Honours (荣誉评定).
    Honour = "honour",
    /// Records of industry supervision (行业监督管理).
    SupervisionRecord = "supervision_record",
}

impl RecordKind {
    /// The table that its records are kept in.
    pub fn table(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, table)| table)
    }

    /// The kind whose records are kept in this table.
    pub fn of_table(table: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == table).map(|(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::{kind::SubjectRule, registry::KINDS};

    #[test]
    fn every_kind_under_an_enterprise_has_its_value() {
        let known: Vec<&str> = RecordKind::ALL.iter().map(|(_, table)| *table).collect();
        let kinds = KINDS.iter().filter(|kind| kind.subject() == SubjectRule::Enterprise);
        assert_eq!(known, kinds.map(|kind| kind.name()).collect::<Vec<_>>());
        for (kind, table) in RecordKind::ALL {
            assert_eq!((kind.table(), RecordKind::of_table(table)), (*table, Some(*kind)));
        }
    }
}
