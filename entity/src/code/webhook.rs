//! Where an endpoint and a delivery stand. These are our own lists; their codes are words.

code_list! {
    /// Whether an endpoint is told of changes (推送地址状态).
    WebhookEndpointState, "推送地址状态", "State of an endpoint" {
        /// It is told of changes.
        Enabled = "enabled", "启用", "Enabled";
        /// Its owner has disabled it.
        Disabled = "disabled", "停用", "Disabled";
        /// It answered 410 Gone, and is told of nothing until its owner enables it.
        Gone = "gone", "已失效", "Gone";
        /// Nothing could be delivered to it for days, and it is told of nothing until its owner enables it.
        Failing = "failing", "推送失败停用", "Failing";
    }
}

code_list! {
    /// Where a delivery stands (推送状态).
    WebhookDeliveryState, "推送状态", "State of a delivery" {
        /// It is to be attempted, for the first time or again.
        Pending = "pending", "待推送", "Pending";
        /// The endpoint has taken it.
        Delivered = "delivered", "已送达", "Delivered";
        /// It was given up.
        Dead = "dead", "已放弃", "Dead";
    }
}
