//! Why enterprises enter and leave the two lists: DOMAIN.md §3.
//!
//! Reasons for listing carry the numbers of the orders themselves. Reasons for removal are numbered here: the orders
//! describe them without numbering them.

code_list! {
    /// Why an enterprise is listed as abnormal (列入经营异常名录原因).
    AbnormalReason, "列入经营异常名录原因", "Reason for listing as abnormal operation" {
        /// The annual report was not filed by 30 June.
        AnnualReportNotFiled = "1", "未依照《企业信息公示暂行条例》第八条规定的期限公示年度报告",
            "Annual report not filed within the period of Article 8",
            aliases ["未按照《企业信息公示暂行条例》第八条规定的期限公示年度报告", "未依照《企业信息公示暂行条例》第八条规定的期限公示年度报告的", "未按规定期限公示年度报告",
                "未按期公示年度报告", "未公示年度报告", "未按照规定报送年度报告"],
            basis "SAIC Order 68 (2014), Art. 4(1)";
        /// An ordered disclosure was not made in time.
        OrderedDisclosureNotMade = "2", "未在工商行政管理部门依照《企业信息公示暂行条例》第十条规定责令的期限内公示有关企业信息",
            "Disclosure ordered under Article 10 not made in time",
            aliases ["未在登记机关依照《企业信息公示暂行条例》第十条规定责令的期限内公示有关企业信息", "未按规定公示企业信息", "未在责令的期限内公示有关企业信息"],
            basis "SAIC Order 68 (2014), Art. 4(2)";
        /// Disclosed information conceals the truth or is false.
        ConcealmentOrFalsehood = "3", "公示企业信息隐瞒真实情况、弄虚作假", "Disclosed information conceals the truth or is false",
            aliases ["公示信息隐瞒真实情况、弄虚作假", "隐瞒真实情况、弄虚作假", "弄虚作假"],
            basis "SAIC Order 68 (2014), Art. 4(3)";
        /// The enterprise cannot be reached at its registered address.
        UnreachableAtRegisteredAddress = "4", "通过登记的住所或者经营场所无法联系",
            "Unreachable at the registered address or place of business",
            aliases ["通过登记的住所或者经营场所无法与企业取得联系", "通过登记的住所或经营场所无法联系", "通过登记的住所(经营场所)无法联系", "通过登记的住所或者经营场所无法取得联系",
                "无法联系"],
            basis "SAIC Order 68 (2014), Art. 4(4)";
    }
}

code_list! {
    /// Why an enterprise is removed from the abnormal list (移出经营异常名录原因).
    AbnormalRemovalReason, "移出经营异常名录原因", "Reason for removal from the abnormal list" {
        /// The missing annual reports were filed.
        AnnualReportFiled = "1", "列入经营异常名录3年内且依照《经营异常名录管理办法》第六条规定被列入经营异常名录的企业，可以在补报未报年份的年度报告并公示后，申请移出",
            "The missing annual reports were filed and published",
            aliases ["已补报年度报告", "补报未报年份的年度报告并公示", "补报年报", "已补报未报年份的年度报告并公示"],
            basis "SAIC Order 68 (2014)";
        /// The ordered disclosure was made.
        DisclosureMade = "2", "履行公示义务后申请移出", "The ordered disclosure was made",
            aliases ["已履行公示义务", "依照《经营异常名录管理办法》第七条规定被列入经营异常名录的企业履行公示义务后，申请移出", "已公示有关企业信息"],
            basis "SAIC Order 68 (2014)";
        /// The falsehood was corrected.
        Corrected = "3", "更正其公示的信息后申请移出", "The published information was corrected",
            aliases ["已更正公示信息", "更正公示信息", "依照《经营异常名录管理办法》第八条规定被列入经营异常名录的企业更正其公示的信息后，申请移出"],
            basis "SAIC Order 68 (2014)";
        /// The address was changed, or the enterprise was reached again.
        AddressRestored = "4", "依法办理住所或者经营场所变更登记，或者提出通过登记的住所或者经营场所可以重新取得联系",
            "The address was changed or the enterprise can be reached again",
            aliases ["可以重新取得联系", "通过登记的住所或者经营场所可以重新取得联系", "依法办理住所或者经营场所变更登记", "已办理住所变更登记", "已变更住所"],
            basis "SAIC Order 68 (2014)";
        /// The listing itself was found wrong.
        ListedInError = "5", "列入经营异常名录决定有误，予以撤销", "The listing was found to be wrong and was revoked",
            aliases ["列入有误", "列入决定有误", "撤销列入决定"];
        /// Three years passed, and the enterprise was moved to the list of serious violations.
        MovedToSeriousList = "6", "列入经营异常名录届满3年，转入严重违法失信企业名单",
            "Moved to the list of serious violations after three years",
            aliases ["转入严重违法失信企业名单", "届满三年转入严重违法企业名单"],
            basis "SAIC Order 83 (2015), Art. 8";
        /// Any other reason, such as deregistration.
        Other = "9", "其他", "Other",
            aliases ["其他原因", "其它"];
    }
}

code_list! {
    /// Why an enterprise is listed for serious violations (列入严重违法失信企业名单原因).
    SeriousReason, "列入严重违法失信企业名单原因", "Reason for listing as serious violation" {
        /// Three years on the abnormal list without meeting the obligation.
        ThreeYearsAbnormal = "1", "被列入经营异常名录届满3年仍未履行相关义务",
            "Three years on the abnormal list without meeting the obligation",
            aliases ["被列入经营异常名录届满三年仍未履行相关义务", "被列入经营异常名录届满3年公告提醒后仍未履行相关义务", "异常名录满三年，仍未履行"],
            basis "SAIC Order 83 (2015), Art. 5(1)";
        /// False material in a change or deregistration that was later revoked.
        FalseMaterial = "2", "提交虚假材料或者采取其他欺诈手段隐瞒重要事实，取得公司变更或者注销登记，被撤销登记",
            "Change or deregistration obtained by false material and later revoked",
            aliases ["提交虚假材料取得公司变更或者注销登记，被撤销登记", "提交虚假材料"],
            basis "SAIC Order 83 (2015), Art. 5(2)";
        /// Pyramid selling (传销).
        PyramidSelling = "3", "组织策划传销，或者因为传销行为提供便利条件两年内受到三次以上行政处罚",
            "Organised pyramid selling, or aided it and was penalised three times in two years",
            aliases ["组织策划传销的，或者因为传销行为提供便利条件两年内受到三次以上行政处罚", "组织策划传销", "传销"],
            basis "SAIC Order 83 (2015), Art. 5(3)";
        /// Unlawful direct selling, three penalties in two years.
        DirectSelling = "4", "因直销违法行为两年内受到三次以上行政处罚", "Penalised for unlawful direct selling three times in two years",
            aliases ["直销违法行为", "因直销违法行为2年内受到3次以上行政处罚"],
            basis "SAIC Order 83 (2015), Art. 5(4)";
        /// Unfair competition, three penalties in two years.
        UnfairCompetition = "5", "因不正当竞争行为两年内受到三次以上行政处罚", "Penalised for unfair competition three times in two years",
            aliases ["不正当竞争行为", "因不正当竞争行为2年内受到3次以上行政处罚"],
            basis "SAIC Order 83 (2015), Art. 5(5)";
        /// Unsafe goods or services, three penalties in two years.
        UnsafeGoods = "6", "因提供的商品或者服务不符合保障人身、财产安全要求，造成人身伤害等严重侵害消费者权益的违法行为，两年内受到三次以上行政处罚",
            "Penalised for unsafe goods or services three times in two years",
            aliases ["提供的商品或者服务不符合保障人身、财产安全要求"],
            basis "SAIC Order 83 (2015), Art. 5(6)";
        /// False advertising, three penalties in two years, or harm to life or health.
        FalseAdvertising = "7", "因发布虚假广告两年内受到三次以上行政处罚，或者发布关系消费者生命健康的商品或者服务的虚假广告，造成人身伤害的或者其他严重社会不良影响",
            "Penalised for false advertising three times in two years, or harmed health by it",
            aliases ["因发布虚假广告两年内受到三次以上行政处罚的，或者发布关系消费者生命健康的商品或者服务的虚假广告，造成人身伤害的或者其他严重社会不良影响",
                "因发布虚假广告两年内受到三次以上行政处罚", "发布虚假广告"],
            basis "SAIC Order 83 (2015), Art. 5(7)";
        /// Trademark infringement, two penalties in five years.
        TrademarkInfringement = "8", "因商标侵权行为五年内受到两次以上行政处罚",
            "Penalised for trademark infringement twice in five years",
            aliases ["因商标侵权行为5年内受到2次以上行政处罚", "商标侵权行为"],
            basis "SAIC Order 83 (2015), Art. 5(8)";
        /// Barred from trademark agency.
        TrademarkAgencyBarred = "9", "被决定停止受理商标代理业务", "Barred from trademark agency",
            aliases ["停止受理商标代理业务"],
            basis "SAIC Order 83 (2015), Art. 5(9)";
        /// Any other serious violation that the SAIC names, and the mixed count of the second paragraph.
        Other = "10", "国家工商行政管理总局规定的其他违反工商行政管理法律、行政法规且情节严重", "Other serious violation that the SAIC names",
            aliases ["其他", "其它", "其他严重违法行为", "企业违反工商行政管理法律、行政法规，有第2项至第8项行为之一，两年内累计受到三次以上行政处罚"],
            basis "SAIC Order 83 (2015), Art. 5(10) and 5 second paragraph";
    }
}

code_list! {
    /// Why an enterprise is removed from the list of serious violations (移出严重违法失信企业名单原因).
    SeriousRemovalReason, "移出严重违法失信企业名单原因", "Reason for removal from the list of serious violations" {
        /// Five years passed without recurrence.
        FiveYearsWithoutRecurrence = "1", "自被列入严重违法失信企业名单之日起满5年未再发生第五条规定情形", "Five years without recurrence",
            aliases ["列入严重违法失信企业名单满五年", "满5年未再发生", "满五年未再发生第五条规定情形"],
            basis "SAIC Order 83 (2015), Art. 9";
        /// The obligation behind the three years on the abnormal list was met.
        ObligationMet = "2", "依照第五条第一款第(一)项规定被列入的企业履行相关义务后申请移出", "The obligation behind the three years was met",
            aliases ["已履行相关义务", "履行相关义务后申请移出"],
            basis "SAIC Order 83 (2015), Art. 10";
        /// The decision on which the listing rests was revoked.
        BasisRevoked = "3", "列入所依据的行政处罚决定或者行政决定被撤销", "The decision on which the listing rests was revoked",
            aliases ["行政处罚决定被撤销", "列入依据被撤销"];
        /// The listing itself was found wrong.
        ListedInError = "4", "列入严重违法失信企业名单决定有误，予以撤销", "The listing was found to be wrong and was revoked",
            aliases ["列入有误", "列入决定有误", "撤销列入决定"];
        /// Any other reason.
        Other = "9", "其他", "Other",
            aliases ["其他原因", "其它"];
    }
}
