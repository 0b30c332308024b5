//! Consumer complaints that the city publishes.
//!
//! The categories are the ten natures of complaint that consumer associations count by. The codes are ours.

code_list! {
    /// What a consumer complaint is about (投诉类别).
    ComplaintCategory, "投诉类别", "Complaint category" {
        /// Quality.
        Quality = "1", "质量", "Quality",
            aliases ["质量问题", "商品质量", "服务质量"];
        /// Safety.
        Safety = "2", "安全", "Safety",
            aliases ["安全问题", "人身安全"];
        /// Price.
        Price = "3", "价格", "Price",
            aliases ["价格问题"];
        /// Measurement.
        Measurement = "4", "计量", "Measurement",
            aliases ["计量问题", "缺斤少两"];
        /// False or misleading promotion.
        Advertising = "5", "虚假宣传", "False or misleading promotion",
            aliases ["广告", "虚假广告", "宣传"];
        /// Counterfeit.
        Counterfeit = "6", "假冒", "Counterfeit",
            aliases ["假冒伪劣", "假冒商品"];
        /// Contract.
        Contract = "7", "合同", "Contract",
            aliases ["合同纠纷", "合同问题", "预付卡"];
        /// Personal dignity.
        Dignity = "8", "人格尊严", "Personal dignity",
            aliases ["人身权利"];
        /// After-sales service.
        AfterSales = "9", "售后服务", "After-sales service",
            aliases ["售后", "售后问题", "三包"];
        /// Other.
        Other = "10", "其他", "Other",
            aliases ["其它", "其他投诉"];
    }
}

code_list! {
    /// How a consumer complaint ended (投诉处理结果).
    ComplaintResolution, "处理结果", "Complaint resolution" {
        /// Settled by mediation.
        Mediated = "1", "调解成功", "Settled by mediation",
            aliases ["达成调解协议", "调解达成一致", "调解成立"];
        /// Settled between the parties.
        Settled = "2", "和解", "Settled between the parties",
            aliases ["自行和解", "双方和解", "协商和解"];
        /// Mediation failed.
        MediationFailed = "3", "调解不成", "Mediation failed",
            aliases ["调解失败", "未达成调解协议", "终止调解", "调解终止"];
        /// Not accepted.
        Refused = "4", "不予受理", "Not accepted",
            aliases ["不受理"];
        /// Withdrawn by the consumer.
        Withdrawn = "5", "撤回", "Withdrawn by the consumer",
            aliases ["撤诉", "撤回投诉", "消费者撤诉"];
        /// Transferred to another authority.
        Transferred = "6", "移送", "Transferred to another authority",
            aliases ["转办", "移送其他部门", "转其他部门处理"];
        /// A case was opened.
        CaseOpened = "7", "立案查处", "A case was opened",
            aliases ["立案", "转案件"];
        /// Other.
        Other = "9", "其他", "Other",
            aliases ["其它"];
    }
}
