//! How enterprises are inspected and what is found: DOMAIN.md §4.

code_list! {
    /// How the enterprises of an inspection were drawn (抽查类型).
    InspectionKind, "抽查类型", "Kind of inspection" {
        /// Drawn among enterprises that share a trait, such as their trade.
        Directed = "1", "定向", "Directed",
            aliases ["定向抽查", "定向检查"],
            basis "SAIC Order 67 (2014)";
        /// Drawn by lot among all enterprises.
        Undirected = "2", "不定向", "Undirected",
            aliases ["不定向抽查", "不定向检查", "随机抽查"],
            basis "SAIC Order 67 (2014)";
    }
}

code_list! {
    /// What an inspection found (抽查检查结果); one inspection may have several.
    InspectionResult, "抽查检查结果", "Inspection result" {
        /// Nothing found.
        NothingFound = "1", "未发现问题", "Nothing found",
            aliases ["未发现违法行为", "正常", "合格", "未发现违法违规行为"];
        /// Rules of industry and commerce administration broken.
        AicRulesBroken = "2", "违反工商行政管理相关规定", "Rules of industry and commerce administration broken",
            aliases ["违反工商规定", "违反工商行政管理规定"];
        /// Rules of food and drug administration broken.
        FoodAndDrugRulesBroken = "3", "违反食品药品管理相关规定", "Rules of food and drug administration broken",
            aliases ["违反食药规定", "违反食品药品管理规定"];
        /// Rules of quality and technical supervision broken.
        QualityRulesBroken = "4", "违反质量技术监督相关规定", "Rules of quality and technical supervision broken",
            aliases ["违反质监规定", "违反质量技术监督规定"];
        /// Rules of other departments broken.
        OtherRulesBroken = "5", "违反其他部门相关规定", "Rules of other departments broken",
            aliases ["违反其他部门规定"];
        /// Cannot be found.
        Untraceable = "6", "查无下落", "Cannot be found",
            aliases ["通过登记的住所（经营场所）无法联系", "通过登记的住所或者经营场所无法联系", "查无下落的"];
        /// Closed down or in liquidation.
        ClosedOrInLiquidation = "7", "已关闭停业或正在组织清算", "Closed down or in liquidation",
            aliases ["已关闭停业或正在清算", "已关闭停业", "正在组织清算"];
        /// Seriously uncooperative.
        Uncooperative = "8", "不予配合情节严重", "Seriously uncooperative",
            aliases ["不予配合检查情节严重", "不配合检查情节严重"];
        /// Deregistered.
        Deregistered = "9", "注销", "Deregistered",
            aliases ["已注销"];
        /// Licence revoked.
        LicenceRevoked = "10", "被吊销", "Licence revoked",
            aliases ["吊销", "已吊销", "吊销营业执照"];
        /// Registration annulled.
        RegistrationAnnulled = "11", "被撤销", "Registration annulled",
            aliases ["撤销", "已撤销"];
        /// Moved to another authority.
        MovedOut = "12", "迁出", "Moved to another authority",
            aliases ["已迁出"];
        /// Problems found, to be followed up.
        FollowUp = "A", "发现问题待后续处理", "Problems found, to be followed up",
            aliases ["发现问题待后续处理的"];
        /// Information that must be disclosed was not.
        DisclosureMissing = "B", "未按规定公示应当公示的信息", "Information that must be disclosed was not",
            aliases ["未按规定公示信息"];
        /// Disclosed information conceals the truth or is false.
        FalseDisclosure = "C", "公示信息隐瞒真实情况、弄虚作假", "Disclosed information conceals the truth or is false",
            aliases ["公示信息隐瞒真实情况弄虚作假", "隐瞒真实情况弄虚作假"];
        /// Other rules of industry and commerce administration broken.
        OtherAicRulesBroken = "D", "违反其他工商行政管理规定", "Other rules of industry and commerce administration broken",
            aliases ["违反其他工商规定"];
        /// Corrected as ordered.
        Corrected = "E", "责令已改正", "Corrected as ordered",
            aliases ["发现问题已责令改正", "已责令改正", "责令改正"];
        /// The business inspected was not carried on.
        NoSuchBusiness = "F", "未发现开展本次抽查涉及的经营活动", "The business inspected was not carried on",
            aliases ["未发现开展本次抽查所涉及的经营活动", "未开展相关经营活动"];
    }
}
