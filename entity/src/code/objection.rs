//! Objections to records (异议): what is asked for, where one stands, what was done about it and within which period.
//!
//! These are our own lists; their codes are words, as keys, tokens and configuration write them.

code_list! {
    /// What somebody who objects to a record asks for (异议类型).
    ObjectionType, "异议类型", "Type of objection" {
        /// The record is wrong: correct or withdraw it.
        Correction = "correction", "更正", "Correction";
        /// The enterprise has disclosed what is false or hidden what it must disclose.
        Report = "report", "举报", "Report";
        /// The record is not understood or not complete: explain it.
        Query = "query", "查询", "Query";
    }
}

code_list! {
    /// Where an objection stands (异议状态).
    ObjectionState, "异议状态", "State of an objection" {
        /// It was filed and nobody has said yet whether it is looked into.
        Filed = "filed", "已提出", "Filed";
        /// It is being looked into.
        Accepted = "accepted", "已受理", "Accepted";
        /// It is not looked into; the history says why.
        Refused = "refused", "不予受理", "Refused";
        /// It was right: the record was corrected.
        Corrected = "corrected", "已更正", "Corrected";
        /// It was right: the record was withdrawn.
        Withdrawn = "withdrawn", "已撤销", "Withdrawn";
        /// It was not right: the record stands as it is.
        Upheld = "upheld", "维持", "Upheld";
    }
}

code_list! {
    /// What was done about an objection (异议处理环节).
    ObjectionAct, "异议处理环节", "Step of an objection" {
        /// It was filed.
        Filed = "filed", "提出", "Filed";
        /// It was accepted.
        Accepted = "accepted", "受理", "Accepted";
        /// It was refused.
        Refused = "refused", "不予受理", "Refused";
        /// The operator forwarded it to the publisher of the record.
        Forwarded = "forwarded", "转交", "Forwarded";
        /// It was decided.
        Decided = "decided", "处理", "Decided";
        /// The gateway reminds that it falls due.
        Reminded = "reminded", "到期提醒", "Reminded";
        /// The gateway notes that it is overdue.
        Overdue = "overdue", "逾期提醒", "Overdue";
    }
}

code_list! {
    /// What has to be done about an objection within a period of the law (异议处理期限).
    ObjectionPeriod, "异议处理期限", "Period for an objection" {
        /// The record is marked as being objected to.
        Marking = "marking", "标注", "Marking";
        /// It is accepted or refused.
        Acceptance = "acceptance", "受理决定", "Acceptance";
        /// The operator forwards it to the publisher of the record.
        Forwarding = "forwarding", "转交", "Forwarding";
        /// It is decided.
        Decision = "decision", "处理", "Decision";
        /// The record that was withdrawn is no longer shown as standing.
        Deletion = "deletion", "删除", "Deletion";
    }
}

impl ObjectionState {
    /// Whether somebody still has to do something about it. The record is marked for as long as one is open.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Filed | Self::Accepted)
    }
}
