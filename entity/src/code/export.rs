//! Where an export stands. This is our own list; its codes are words.

code_list! {
    /// Where an export stands (导出状态).
    ExportState, "导出状态", "State of an export" {
        /// It waits for its turn.
        Queued = "queued", "排队中", "Queued";
        /// Its parts are being written.
        Running = "running", "生成中", "Running";
        /// All of it is there.
        Ready = "ready", "可下载", "Ready";
        /// It could not be written to its end.
        Failed = "failed", "失败", "Failed";
        /// Its time is over; its files are kept no longer.
        Expired = "expired", "已过期", "Expired";
        /// Whoever asked for it wants it no longer.
        Cancelled = "cancelled", "已取消", "Cancelled";
    }
}
