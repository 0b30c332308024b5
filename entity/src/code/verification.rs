//! Where the verification of a file stands. This is our own list; its codes are words.

code_list! {
    /// Where the verification of a file stands (文件核验状态).
    VerificationState, "文件核验状态", "State of a file verification" {
        /// The file is coming in.
        Receiving = "receiving", "接收中", "Receiving";
        /// The file is there and waits for its turn.
        Queued = "queued", "排队中", "Queued";
        /// Its rows are being verified, or the result is being written.
        Running = "running", "核验中", "Running";
        /// The result is there.
        Ready = "ready", "可下载", "Ready";
        /// The file could not be verified; it says what would be right.
        Failed = "failed", "失败", "Failed";
        /// Its time is over; the result is kept no longer.
        Expired = "expired", "已过期", "Expired";
        /// Whoever sent it wants it no longer.
        Cancelled = "cancelled", "已取消", "Cancelled";
    }
}
