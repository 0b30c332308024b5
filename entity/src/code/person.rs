//! Who holds an enterprise and who runs it.
//!
//! The codes are ours. A certificate is named by its type alone: no digit of a natural person's number is ever kept.

code_list! {
    /// What a shareholder is (股东类型).
    ///
    /// Every natural person, of whatever nationality, is [`ShareholderKind::NaturalPerson`]: the protection of personal
    /// data hangs on it.
    ShareholderKind, "股东类型", "Kind of shareholder" {
        /// Natural person.
        NaturalPerson = "1", "自然人", "Natural person",
            aliases ["自然人股东", "个人", "境内自然人", "境内中国公民", "中国公民", "外籍自然人", "外国自然人", "境外自然人", "港澳台自然人"];
        /// Enterprise legal person.
        EnterpriseLegalPerson = "2", "企业法人", "Enterprise legal person",
            aliases ["法人股东", "企业", "内资企业法人", "境内企业法人", "外商投资企业", "法人"];
        /// Public institution.
        PublicInstitution = "3", "事业法人", "Public institution",
            aliases ["事业单位", "事业单位法人"];
        /// Social organisation.
        SocialOrganisation = "4", "社团法人", "Social organisation",
            aliases ["社会团体", "社会团体法人", "社会组织", "民办非企业单位", "基金会"];
        /// State body.
        StateBody = "5", "国家机关", "State body",
            aliases ["机关法人", "机关", "政府部门", "国家授权投资的机构或者国家授权的部门", "国有资产监督管理机构"];
        /// Foreign enterprise or organisation.
        Foreign = "6", "外国(地区)企业", "Foreign enterprise or organisation",
            aliases ["境外企业", "外国企业", "外商", "境外法人", "港澳台企业", "外国(地区)投资者", "境外机构"];
        /// Partnership.
        Partnership = "7", "合伙企业", "Partnership",
            aliases ["有限合伙企业", "普通合伙企业", "非法人企业"];
        /// Other.
        Other = "9", "其他", "Other",
            aliases ["其它", "其他投资者"];
    }
}

code_list! {
    /// The type of the certificate that identifies a shareholder or a pledgee (证照类型); never its number.
    CertificateKind, "证照类型", "Kind of certificate" {
        /// Resident identity card.
        ResidentIdentityCard = "1", "居民身份证", "Resident identity card",
            aliases ["身份证", "中华人民共和国居民身份证", "二代身份证"];
        /// Passport.
        Passport = "2", "护照", "Passport",
            aliases ["外国护照", "中国护照", "外国(地区)护照"];
        /// Mainland travel permit for Hong Kong and Macao residents.
        HongKongMacaoPermit = "3", "港澳居民来往内地通行证", "Mainland travel permit for Hong Kong and Macao residents",
            aliases ["港澳通行证", "回乡证", "香港身份证", "澳门身份证", "港澳居民身份证"];
        /// Mainland travel permit for Taiwan residents.
        TaiwanPermit = "4", "台湾居民来往大陆通行证", "Mainland travel permit for Taiwan residents",
            aliases ["台胞证", "台湾通行证", "台湾身份证"];
        /// Military officer's card.
        MilitaryCard = "5", "军官证", "Military officer's card",
            aliases ["军人证", "士兵证", "军官离退休证"];
        /// Business licence.
        BusinessLicence = "6", "营业执照", "Business licence",
            aliases ["企业法人营业执照", "企业法人营业执照(公司)", "企业法人营业执照(非公司)", "合伙企业营业执照", "公司营业执照", "统一社会信用代码证"];
        /// Certificate of a public institution.
        PublicInstitutionCertificate = "7", "事业单位法人证书", "Certificate of a public institution",
            aliases ["事业法人登记证", "事业单位法人登记证"];
        /// Certificate of a social organisation.
        SocialOrganisationCertificate = "8", "社会团体法人登记证书", "Certificate of a social organisation",
            aliases ["社团法人登记证", "社会团体法人登记证", "民办非企业单位登记证书"];
        /// Foreign certificate of registration.
        ForeignRegistration = "9", "境外注册证书", "Foreign certificate of registration",
            aliases ["境外企业登记证", "外国(地区)企业证明文件", "商业登记证", "境外主体资格证明"];
        /// Organisation code certificate.
        OrganisationCodeCertificate = "10", "组织机构代码证", "Organisation code certificate",
            aliases ["组织机构代码"];
        /// The source withholds it.
        NotPublished = "11", "非公示项", "Not published",
            aliases ["(非公示项)", "不公示", "不公开"];
        /// Other.
        Other = "99", "其他", "Other",
            aliases ["其它", "其他有效证件", "其他证件"];
    }
}

code_list! {
    /// The position of a key person (职务).
    Position, "职务", "Position" {
        /// Chairman of the board.
        Chairman = "1", "董事长", "Chairman of the board",
            aliases ["董事会主席"];
        /// Vice-chairman of the board.
        ViceChairman = "2", "副董事长", "Vice-chairman of the board";
        /// Executive director.
        ExecutiveDirector = "3", "执行董事", "Executive director";
        /// Director.
        Director = "4", "董事", "Director",
            aliases ["董事会成员"];
        /// Independent director.
        IndependentDirector = "5", "独立董事", "Independent director";
        /// Chairman of the supervisory board.
        SupervisoryChairman = "6", "监事会主席", "Chairman of the supervisory board",
            aliases ["监事长"];
        /// Supervisor.
        Supervisor = "7", "监事", "Supervisor",
            aliases ["职工监事", "监事会成员"];
        /// General manager.
        GeneralManager = "8", "总经理", "General manager",
            aliases ["总裁", "首席执行官"];
        /// Deputy general manager.
        DeputyGeneralManager = "9", "副总经理", "Deputy general manager",
            aliases ["副总裁"];
        /// Manager.
        Manager = "10", "经理", "Manager";
        /// Chairman and general manager.
        ChairmanAndGeneralManager = "11", "董事长兼总经理", "Chairman and general manager",
            aliases ["董事长兼经理", "董事长,总经理"];
        /// Executive director and general manager.
        ExecutiveDirectorAndManager = "12", "执行董事兼总经理", "Executive director and general manager",
            aliases ["执行董事兼经理", "执行董事,总经理"];
        /// Person in charge.
        PersonInCharge = "13", "负责人", "Person in charge",
            aliases ["机构负责人", "分公司负责人"];
        /// Operator of an individual business.
        Operator = "14", "经营者", "Operator of an individual business",
            aliases ["业主"];
        /// Investor of a sole proprietorship.
        Investor = "15", "投资人", "Investor of a sole proprietorship",
            aliases ["投资者"];
        /// Managing partner.
        ManagingPartner = "16", "执行事务合伙人", "Managing partner",
            aliases ["执行事务合伙人(委派代表)", "执行合伙人"];
        /// Partner.
        Partner = "17", "合伙人", "Partner",
            aliases ["普通合伙人", "有限合伙人"];
        /// Legal representative.
        LegalRepresentative = "18", "法定代表人", "Legal representative",
            aliases ["法人代表"];
        /// Chief representative.
        ChiefRepresentative = "19", "首席代表", "Chief representative";
        /// Representative.
        Representative = "20", "代表", "Representative",
            aliases ["一般代表"];
        /// Chief financial officer.
        ChiefFinancialOfficer = "21", "财务负责人", "Chief financial officer",
            aliases ["财务总监", "首席财务官"];
        /// Secretary of the board.
        BoardSecretary = "22", "董事会秘书", "Secretary of the board",
            aliases ["董秘"];
        /// Chairman of a cooperative's council.
        CouncilChairman = "23", "理事长", "Chairman of a cooperative's council";
        /// Council member of a cooperative.
        CouncilMember = "24", "理事", "Council member of a cooperative",
            aliases ["合作社理事"];
        /// Factory director.
        FactoryDirector = "25", "厂长", "Factory director";
        /// Other.
        Other = "99", "其他", "Other",
            aliases ["其它", "其他人员", "高级管理人员"];
    }
}
