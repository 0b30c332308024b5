//! Why enterprises enter and leave the two lists.

code_list! {
    /// Why an enterprise is listed as abnormal (列入经营异常名录原因).
    AbnormalReason, "列入经营异常名录原因", "Reason for listing as abnormal operation" {
        /// The annual report was not filed by 30 June.
        AnnualReportNotFiled = "1", "未依照《企业信息公示暂行条例》第八条规定的期限公示年度报告",
            "Annual report not filed within the period of Article 8",
            aliases ["未按规定期限公示年度报告", "未公示年度报告"],
            basis "SAIC Order 68 (2014), Art. 4(1)";
        /// An ordered disclosure was not made in time.
        OrderedDisclosureNotMade = "2", "未在工商行政管理部门依照《企业信息公示暂行条例》第十条规定责令的期限内公示有关企业信息",
            "Disclosure ordered under Article 10 not made in time",
            aliases ["未按规定公示企业信息", "未在责令的期限内公示有关企业信息"],
            basis "SAIC Order 68 (2014), Art. 4(2)";
        /// Disclosed information conceals the truth or is false.
        ConcealmentOrFalsehood = "3", "公示企业信息隐瞒真实情况、弄虚作假",
            "Disclosed information conceals the truth or is false",
            aliases ["公示信息隐瞒真实情况、弄虚作假", "弄虚作假"],
            basis "SAIC Order 68 (2014), Art. 4(3)";
        /// The enterprise cannot be reached at its registered address.
        UnreachableAtRegisteredAddress = "4", "通过登记的住所或者经营场所无法联系",
            "Unreachable at the registered address or place of business",
            aliases ["通过登记的住所或经营场所无法联系", "通过登记的住所(经营场所)无法联系", "无法联系"],
            basis "SAIC Order 68 (2014), Art. 4(4)";
    }
}

code_list! {
    /// Why an enterprise is removed from the abnormal list (移出经营异常名录原因).
    AbnormalRemovalReason, "移出经营异常名录原因", "Reason for removal from the abnormal list" {
        /// The missing annual reports were filed.
        AnnualReportFiled = "1", "列入经营异常名录3年内且依照《经营异常名录管理办法》第六条规定被列入经营异常名录的企业，可以在补报未报年份的年度报告并公示后，申请移出",
            "The missing annual reports were filed and published", aliases ["已补报年度报告", "补报未报年份的年度报告并公示"];
        /// The ordered disclosure was made.
        DisclosureMade = "2", "履行公示义务后申请移出", "The ordered disclosure was made", aliases ["已履行公示义务"];
        /// The falsehood was corrected.
        Corrected = "3", "更正其公示的信息后申请移出", "The published information was corrected", aliases ["已更正公示信息"];
        /// The address was changed, or the enterprise was reached again.
        AddressRestored = "4", "依法办理住所或者经营场所变更登记，或者提出通过登记的住所或者经营场所可以重新取得联系",
            "The address was changed or the enterprise can be reached again", aliases ["可以重新取得联系"];
        /// The listing itself was found wrong.
        ListedInError = "5", "列入经营异常名录决定有误，予以撤销", "The listing was found to be wrong and was revoked", aliases ["列入有误"];
    }
}
