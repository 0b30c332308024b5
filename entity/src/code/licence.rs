//! Licences: how they are examined, and whether a registration is in force.
//!
//! The codes are ours.

code_list! {
    /// How a licence is examined (审核类型).
    LicenceKind, "审核类型", "Kind of examination" {
        /// Ordinary licence.
        Ordinary = "1", "普通", "Ordinary licence",
            aliases ["普通许可", "一般许可"],
            basis "Administrative Licensing Law (2003), Art. 12(1)";
        /// Concession.
        Concession = "2", "特许", "Concession",
            aliases ["特许许可"],
            basis "Administrative Licensing Law (2003), Art. 12(2)";
        /// Accreditation of qualifications.
        Accreditation = "3", "认可", "Accreditation of qualifications",
            aliases ["资格认可"],
            basis "Administrative Licensing Law (2003), Art. 12(3)";
        /// Approval of conformity.
        Approval = "4", "核准", "Approval of conformity",
            aliases ["核准许可"],
            basis "Administrative Licensing Law (2003), Art. 12(4)";
        /// Registration.
        Registration = "5", "登记", "Registration",
            aliases ["登记许可"],
            basis "Administrative Licensing Law (2003), Art. 12(5)";
        /// Other.
        Other = "6", "其他", "Other",
            aliases ["其它", "其他(需注明)"],
            basis "Administrative Licensing Law (2003), Art. 12(6)";
    }
}

code_list! {
    /// Whether a licence, a mortgage or a pledge is in force (有效/无效).
    Validity, "有效状态", "Validity" {
        /// In force.
        Valid = "1", "有效", "In force",
            aliases ["正常", "生效", "登记有效", "在效"];
        /// No longer in force.
        Invalid = "2", "无效", "No longer in force",
            aliases ["失效", "已失效", "注销", "已注销", "过期", "作废", "撤销", "登记无效"];
    }
}
