//! What an administrative penalty imposes: DOMAIN.md §4.

code_list! {
    /// A kind of administrative penalty (处罚类别); one decision may impose several.
    PenaltyKind, "处罚类别", "Kind of penalty" {
        /// Warning.
        Warning = "1", "警告", "Warning",
            basis "Administrative Penalty Law (2021), Art. 9(1)";
        /// Criticism by circular.
        PublicCriticism = "2", "通报批评", "Criticism by circular",
            aliases ["通报"],
            basis "Administrative Penalty Law (2021), Art. 9(1)";
        /// Fine.
        Fine = "3", "罚款", "Fine",
            aliases ["处以罚款", "行政罚款"],
            basis "Administrative Penalty Law (2021), Art. 9(2)";
        /// Confiscation of unlawful gains.
        ConfiscationOfGains = "4", "没收违法所得", "Confiscation of unlawful gains",
            aliases ["没收非法所得"],
            basis "Administrative Penalty Law (2021), Art. 9(2)";
        /// Confiscation of unlawful property.
        ConfiscationOfProperty = "5", "没收非法财物", "Confiscation of unlawful property",
            aliases ["没收违法财物", "没收财物"],
            basis "Administrative Penalty Law (2021), Art. 9(2)";
        /// Licence withheld.
        LicenceSuspended = "6", "暂扣许可证件", "Licence withheld",
            aliases ["暂扣许可证", "暂扣执照", "暂扣营业执照", "暂扣证照"],
            basis "Administrative Penalty Law (2021), Art. 9(3)";
        /// Qualification grade lowered.
        GradeLowered = "7", "降低资质等级", "Qualification grade lowered",
            aliases ["降低资质"],
            basis "Administrative Penalty Law (2021), Art. 9(3)";
        /// Licence revoked.
        LicenceRevoked = "8", "吊销许可证件", "Licence revoked",
            aliases ["吊销许可证", "吊销执照", "吊销营业执照", "吊销证照"],
            basis "Administrative Penalty Law (2021), Art. 9(3)";
        /// Production or business restricted.
        BusinessRestricted = "9", "限制开展生产经营活动", "Production or business restricted",
            aliases ["限制生产经营", "限制生产经营活动"],
            basis "Administrative Penalty Law (2021), Art. 9(4)";
        /// Ordered to suspend production or business.
        BusinessSuspended = "10", "责令停产停业", "Ordered to suspend production or business",
            aliases ["停产停业", "责令停产", "责令停业", "停业整顿", "责令停业整顿"],
            basis "Administrative Penalty Law (2021), Art. 9(4)";
        /// Ordered to close.
        ClosureOrdered = "11", "责令关闭", "Ordered to close",
            aliases ["关闭"],
            basis "Administrative Penalty Law (2021), Art. 9(4)";
        /// Barred from the trade.
        BarredFromTrade = "12", "限制从业", "Barred from the trade",
            aliases ["市场禁入", "禁止从业"],
            basis "Administrative Penalty Law (2021), Art. 9(4)";
        /// Administrative detention.
        Detention = "13", "行政拘留", "Administrative detention",
            aliases ["拘留"],
            basis "Administrative Penalty Law (2021), Art. 9(5)";
        /// Other.
        Other = "14", "其他", "Other",
            aliases ["其它", "其他行政处罚", "法律、行政法规规定的其他行政处罚"],
            basis "Administrative Penalty Law (2021), Art. 9(6)";
    }
}
