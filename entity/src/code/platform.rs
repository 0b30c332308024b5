//! Who takes part in the platform, what they may do, and where a record stands: DOMAIN.md §1.
//!
//! These are our own lists; their codes are words, as keys, tokens and configuration write them.

code_list! {
    /// What an organisation on the platform is (机构类型).
    OrganisationKind, "机构类型", "Kind of organisation" {
        /// Industry-and-commerce administration.
        Aic = "aic", "工商行政管理局", "Industry-and-commerce administration",
            aliases ["工商局", "工商行政管理部门"];
        /// Government department.
        Authority = "authority", "政府部门", "Government department",
            aliases ["部门", "委办局"];
        /// District.
        District = "district", "区县", "District",
            aliases ["区县政府", "区政府"];
        /// Industry association.
        Association = "association", "行业协会", "Industry association",
            aliases ["协会", "子平台用户"];
        /// A bank, an insurer or another institution that pulls data.
        Institution = "institution", "机构", "Institution",
            aliases ["银行", "保险", "电信", "金融机构"];
        /// Developer.
        Developer = "developer", "开发者", "Developer";
        /// Operator.
        Operator = "operator", "运营者", "Operator",
            aliases ["管理员", "工商局管理员"];
    }
}

impl OrganisationKind {
    /// Those that publish records; the others only read, and only they are told of themselves.
    pub const PUBLISHERS: &[Self] = &[Self::Aic, Self::Authority, Self::District, Self::Association];
}

code_list! {
    /// What a client may do (权限).
    Scope, "权限", "Scope" {
        /// Read disclosures.
        DisclosureRead = "disclosure:read", "读取公示信息", "Read disclosures";
        /// Read personal data.
        PersonRead = "person:read", "读取人员信息", "Read personal data";
        /// Download data sets.
        ExportRead = "export:read", "下载数据集", "Download data sets";
        /// Read the change feed.
        FeedRead = "feed:read", "读取变更", "Read the change feed";
        /// Verify subjects in bulk.
        VerifyRead = "verify:read", "批量核验", "Verify subjects in bulk";
        /// Write honours.
        HonourWrite = "honour:write", "录入荣誉", "Write honours";
        /// Write supervision records.
        SupervisionWrite = "supervision:write", "录入行业监督", "Write supervision records";
        /// Write licences.
        LicenceWrite = "licence:write", "录入行政许可", "Write licences";
        /// Write penalties.
        PenaltyWrite = "penalty:write", "录入行政处罚", "Write penalties";
        /// Write entries of the abnormal-operation and serious-violation lists.
        ListWrite = "list:write", "录入名录名单", "Write list entries";
        /// Write results of inspections.
        InspectionWrite = "inspection:write", "录入抽查检查结果", "Write inspections";
        /// Write complaints.
        ComplaintWrite = "complaint:write", "录入消费投诉", "Write complaints";
        /// Write what the register keeps under an enterprise.
        RegistryWrite = "registry:write", "录入登记信息", "Write registry records";
        /// File objections.
        ObjectionWrite = "objection:write", "提出异议", "File objections";
        /// Decide objections.
        ObjectionDecide = "objection:decide", "处理异议", "Decide objections";
        /// Keep watch lists, and be told of changes by webhooks.
        WatchWrite = "watch:write", "管理关注名单与推送", "Keep watch lists and webhooks";
        /// Administer the platform.
        Admin = "admin", "管理", "Administer the platform";
    }
}

code_list! {
    /// What was done to the access to the platform, about objections to records, and to watch lists and endpoints (审计动作).
    AuditAction, "审计动作", "Audited act" {
        /// An organisation was registered.
        OrganisationRegistered = "organisation.registered", "登记机构", "Organisation registered";
        /// What an organisation is responsible for was changed.
        OrganisationUpdated = "organisation.updated", "变更机构", "Organisation updated";
        /// Enterprises were put on an organisation's member list.
        MembersAdded = "members.added", "增加会员", "Members added";
        /// Enterprises were taken off an organisation's member list.
        MembersRemoved = "members.removed", "移除会员", "Members removed";
        /// A client was registered.
        ClientCreated = "client.created", "登记接入应用", "Client created";
        /// A client's tier or scopes were changed, or it was suspended or let in again.
        ClientUpdated = "client.updated", "变更接入应用", "Client updated";
        /// A key was issued.
        KeyIssued = "key.issued", "签发密钥", "Key issued";
        /// A key was revoked.
        KeyRevoked = "key.revoked", "吊销密钥", "Key revoked";
        /// The limits or scopes of a tier were set.
        TierSet = "tier.set", "设置服务等级", "Tier set";
        /// The next key to sign access tokens with was made.
        SigningKeyRotated = "signing-key.rotated", "轮换签名密钥", "Signing key rotated";
        /// An objection to a record was filed.
        ObjectionFiled = "objection.filed", "提出异议", "Objection filed";
        /// An objection was accepted.
        ObjectionAccepted = "objection.accepted", "受理异议", "Objection accepted";
        /// An objection was refused.
        ObjectionRefused = "objection.refused", "不予受理异议", "Objection refused";
        /// An objection was forwarded to the publisher of the record.
        ObjectionForwarded = "objection.forwarded", "转交异议", "Objection forwarded";
        /// An objection was decided.
        ObjectionDecided = "objection.decided", "处理异议", "Objection decided";
        /// A record was entered.
        RecordEntered = "record.entered", "录入记录", "Record entered";
        /// A record was corrected, or published again.
        RecordCorrected = "record.corrected", "更正记录", "Record corrected";
        /// A record was withdrawn.
        RecordWithdrawn = "record.withdrawn", "撤回记录", "Record withdrawn";
        /// Records were submitted for a review.
        SubmissionProposed = "submission.proposed", "提交复核", "Submission proposed";
        /// A submission was approved and published.
        SubmissionApproved = "submission.approved", "复核通过", "Submission approved";
        /// A submission was rejected.
        SubmissionRejected = "submission.rejected", "复核退回", "Submission rejected";
        /// A file was checked, and waits for a review.
        UploadProposed = "upload.proposed", "上传文件待复核", "Upload proposed";
        /// A file was approved; its rows are written.
        UploadApproved = "upload.approved", "上传文件复核通过", "Upload approved";
        /// A file was rejected, or taken back.
        UploadRejected = "upload.rejected", "上传文件复核退回", "Upload rejected";
        /// Records were imported, or generated, at the command line.
        RecordsImported = "records.imported", "导入记录", "Records imported";
        /// A watch list was made.
        WatchListCreated = "watch-list.created", "新建关注名单", "Watch list created";
        /// A watch list was renamed.
        WatchListRenamed = "watch-list.renamed", "重命名关注名单", "Watch list renamed";
        /// A watch list was deleted.
        WatchListDeleted = "watch-list.deleted", "删除关注名单", "Watch list deleted";
        /// Subjects were put on a watch list, or taken off it.
        WatchSubjectsChanged = "watch-list.subjects-changed", "变更关注主体", "Watched subjects changed";
        /// An endpoint was made.
        WebhookCreated = "webhook.created", "新建推送地址", "Endpoint created";
        /// An endpoint was changed.
        WebhookUpdated = "webhook.updated", "变更推送地址", "Endpoint updated";
        /// An endpoint was enabled.
        WebhookEnabled = "webhook.enabled", "启用推送地址", "Endpoint enabled";
        /// An endpoint was disabled, by its owner or by the gateway.
        WebhookDisabled = "webhook.disabled", "停用推送地址", "Endpoint disabled";
        /// An endpoint was deleted.
        WebhookDeleted = "webhook.deleted", "删除推送地址", "Endpoint deleted";
        /// An endpoint got another secret.
        WebhookSecretRotated = "webhook.secret-rotated", "轮换推送密钥", "Endpoint secret rotated";
        /// The former secret of an endpoint was ended.
        WebhookSecretEnded = "webhook.secret-ended", "停用旧推送密钥", "Former endpoint secret ended";
        /// An endpoint was set back to an earlier change.
        WebhookReplayed = "webhook.replayed", "重放推送", "Endpoint replayed";
        /// Deliveries that were given up are attempted again.
        WebhookRedelivered = "webhook.redelivered", "重新推送", "Dead letters redelivered";
    }
}

code_list! {
    /// Who acted (操作者类别).
    AuditActor, "操作者类别", "Kind of actor" {
        /// A client, with one of its keys or a token that it got with one.
        Client = "client", "接入应用", "Client";
        /// Somebody at the command line of the gateway.
        CommandLine = "command-line", "命令行", "Command line";
        /// The gateway itself.
        Gateway = "gateway", "网关", "Gateway";
    }
}

code_list! {
    /// Whether a record stands (记录状态).
    RecordState, "记录状态", "Record state" {
        /// The record stands.
        Current = "1", "有效", "Current",
            aliases ["公示中"];
        /// The publisher withdrew the record. It is kept, with the reason.
        Withdrawn = "2", "已撤回", "Withdrawn",
            aliases ["撤回", "撤销"];
        /// The term for which the record is displayed is over. It is kept, and no longer listed.
        Expired = "3", "公示期满", "Expired",
            aliases ["期满", "已期满"];
    }
}
