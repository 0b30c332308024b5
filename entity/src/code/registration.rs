//! How an enterprise stands in the register: status, and what its annual report says of its business.

code_list! {
    /// Where an enterprise stands in the register (登记状态).
    ///
    /// Sources write it in many ways; the enterprise keeps the text of its source beside the code.
    RegistrationStatus, "登记状态", "Registration status" {
        /// Registered and live.
        Existing = "1", "存续（在营、开业、在册）", "Existing",
            aliases ["存续", "在营", "开业", "在业", "在册", "正常", "在营（开业）", "在营（开业）企业", "存续（在营、开业、在册）企业", "在营、开业、在册",
                "确立", "登记成立", "在营在册", "正常在业"];
        /// The licence was revoked and the enterprise still stands in the register. A bare 吊销 means this: a source that
        /// knows of the deregistration says so.
        RevokedNotDeregistered = "2", "吊销，未注销", "Licence revoked, not deregistered",
            aliases ["吊销", "吊销未注销", "已吊销", "吊销企业", "吊销营业执照", "被吊销"];
        /// The licence was revoked and the enterprise was deregistered afterwards.
        RevokedAndDeregistered = "3", "吊销，已注销", "Licence revoked, deregistered",
            aliases ["吊销已注销", "吊销后注销", "吊销并注销", "吊销(已注销)"];
        /// Deregistered.
        Deregistered = "4", "注销", "Deregistered",
            aliases ["已注销", "注销企业", "注销登记", "简易注销"];
        /// The registration itself was annulled.
        Annulled = "5", "撤销", "Registration annulled",
            aliases ["已撤销", "撤销登记", "撤销企业", "被撤销"];
        /// Moved to a registration authority outside the city.
        MovedOut = "6", "迁出", "Moved to another authority",
            aliases ["已迁出", "迁移异地", "迁往市外", "市外迁出", "迁出企业"];
        /// Anything else. An enterprise in liquidation (清算) is here: it still exists in law but no longer trades, so it is
        /// neither live nor ended.
        Other = "9", "其他", "Other",
            aliases ["其它", "清算", "清算中", "正在清算", "停业", "歇业", "筹建", "非正常"];
    }
}

code_list! {
    /// The operating state that an annual report declares (企业经营状态).
    OperatingState, "企业经营状态", "Operating state" {
        /// In business.
        Operating = "1", "开业", "In business",
            aliases ["在业", "营业", "正常经营", "在营"];
        /// Dormant.
        Dormant = "2", "歇业", "Dormant",
            aliases ["暂停营业"];
        /// In liquidation.
        InLiquidation = "3", "清算", "In liquidation",
            aliases ["清算中", "正在清算"];
        /// Business suspended.
        Suspended = "4", "停业", "Business suspended",
            aliases ["已停业"];
    }
}
