//! Security over property: what is pledged, and for which claim.
//!
//! The codes are ours. Whether a mortgage or a pledge is in force is [`Validity`](super::Validity).

code_list! {
    /// What an intellectual property pledge is over (知识产权种类).
    PropertyKind, "知识产权种类", "Kind of intellectual property" {
        /// Trademark.
        Trademark = "1", "商标", "Trademark",
            aliases ["商标权", "注册商标专用权", "商标专用权"];
        /// Patent.
        Patent = "2", "专利", "Patent",
            aliases ["专利权", "发明专利", "实用新型", "外观设计"];
        /// Copyright.
        Copyright = "3", "著作权", "Copyright",
            aliases ["版权", "软件著作权", "著作权中的财产权"];
    }
}

code_list! {
    /// The claim that a chattel mortgage secures (被担保债权种类).
    SecuredClaimKind, "被担保债权种类", "Kind of secured claim" {
        /// Loan contract.
        Loan = "1", "借款合同", "Loan contract",
            aliases ["借款", "贷款", "借贷合同", "贷款合同"];
        /// Sales contract.
        Sale = "2", "买卖合同", "Sales contract",
            aliases ["买卖", "购销合同", "货款"];
        /// Finance lease.
        FinanceLease = "3", "融资租赁合同", "Finance lease",
            aliases ["融资租赁"];
        /// Guarantee or counter-guarantee.
        Guarantee = "4", "担保合同", "Guarantee or counter-guarantee",
            aliases ["反担保", "保证合同", "反担保合同"];
        /// Contract for work.
        Work = "5", "承揽合同", "Contract for work",
            aliases ["承揽", "加工承揽合同"];
        /// Other.
        Other = "9", "其他", "Other",
            aliases ["其它", "其他合同"];
    }
}
