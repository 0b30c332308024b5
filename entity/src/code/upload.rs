//! Where a file that was uploaded stands. This is our own list; its codes are words.

code_list! {
    /// Where an upload stands (上传状态).
    UploadState, "上传状态", "State of an upload" {
        /// The file is coming in.
        Receiving = "receiving", "接收中", "Receiving";
        /// The file is there and waits for its turn.
        Queued = "queued", "排队中", "Queued";
        /// Its rows are being checked or written.
        Running = "running", "处理中", "Running";
        /// Every row was checked, and the file waits for another client of the organisation to review it.
        Pending = "pending", "待复核", "Pending";
        /// Every row was dealt with.
        Done = "done", "已完成", "Done";
        /// The file could not be read to its end. What was written before stands.
        Failed = "failed", "失败", "Failed";
        /// The reviewer rejected it, or its author took it back; nothing was written.
        Rejected = "rejected", "已退回", "Rejected";
    }
}
