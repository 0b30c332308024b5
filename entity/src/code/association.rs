//! What industry associations record about the enterprises of their industry.
//!
//! The codes are ours.

code_list! {
    /// The level at which an honour is awarded (荣誉级别).
    HonourLevel, "荣誉级别", "Level of honour" {
        /// National.
        National = "1", "国家级", "National",
            aliases ["国家", "全国", "全国性"];
        /// Municipal.
        Municipal = "2", "市级", "Municipal",
            aliases ["上海市", "市", "省级", "省市级", "省部级"];
        /// District.
        District = "3", "区级", "District",
            aliases ["区", "区县级", "县级", "区县"];
        /// Industry.
        Industry = "4", "行业级", "Industry",
            aliases ["行业", "协会级", "行业协会"];
    }
}

code_list! {
    /// What a supervision record of an industry association is (行业监督管理类型).
    SupervisionKind, "行业监督管理类型", "Kind of supervision record" {
        /// Self-discipline measure.
        SelfDisciplineMeasure = "1", "自律措施", "Self-discipline measure",
            aliases ["行业自律措施", "自律惩戒", "自律管理"];
        /// Warning.
        Warning = "2", "警示", "Warning",
            aliases ["警告", "行业警示", "风险警示"];
        /// Rating.
        Rating = "3", "评级", "Rating",
            aliases ["信用评级", "信用评价", "等级评定", "行业评级"];
        /// Commendation.
        Commendation = "4", "表彰", "Commendation",
            aliases ["表扬", "通报表扬", "表彰奖励"];
        /// Criticism.
        Criticism = "5", "通报批评", "Criticism",
            aliases ["批评", "公开谴责", "行业通报"];
        /// Other.
        Other = "9", "其他", "Other",
            aliases ["其它"];
    }
}
