//! What kind of enterprise it is: DOMAIN.md §4.
//!
//! The codes are those of the market entity registers (市场主体类型代码). Theirs that say only 其他 inside a group
//! (5190, 5290, 6190, …) are left out: alone their names say nothing.

code_list! {
    /// The legal form of an enterprise (市场主体类型).
    ///
    /// "Regional" stands for investors from Hong Kong, Macao and Taiwan (港澳台).
    EntityType, "类型", "Entity type" {
        /// Limited liability company.
        Limited = "1100", "有限责任公司", "Limited liability company",
            aliases ["有限公司", "有限责任"];
        /// Limited liability company, wholly state-owned.
        LimitedStateSole = "1110", "有限责任公司(国有独资)", "Limited liability company, wholly state-owned",
            aliases ["国有独资", "国有独资公司"];
        /// Limited liability company, invested in by a foreign-funded enterprise.
        LimitedForeignFunded = "1120", "有限责任公司(外商投资企业投资)",
            "Limited liability company, invested in by a foreign-funded enterprise";
        /// Limited liability company, joint venture of foreign-funded enterprises.
        LimitedForeignFundedJoint = "1121", "有限责任公司(外商投资企业合资)",
            "Limited liability company, joint venture of foreign-funded enterprises";
        /// Limited liability company, joint venture of foreign-funded and domestic investors.
        LimitedForeignFundedDomesticJoint = "1122", "有限责任公司(外商投资企业与内资合资)",
            "Limited liability company, joint venture of foreign-funded and domestic investors";
        /// Limited liability company, wholly owned by a foreign-funded enterprise.
        LimitedForeignFundedSole = "1123", "有限责任公司(外商投资企业法人独资)",
            "Limited liability company, wholly owned by a foreign-funded enterprise";
        /// Limited liability company, held or controlled by natural persons.
        LimitedNaturalPerson = "1130", "有限责任公司(自然人投资或控股)",
            "Limited liability company, held or controlled by natural persons",
            aliases ["自然人投资或控股", "有限责任公司(国内合资)"];
        /// Limited liability company, state-controlled.
        LimitedStateControlled = "1140", "有限责任公司(国有控股)", "Limited liability company, state-controlled";
        /// One-person limited liability company.
        OnePersonLimited = "1150", "一人有限责任公司", "One-person limited liability company",
            aliases ["一人有限公司"];
        /// Limited liability company, wholly owned by a natural person.
        LimitedNaturalPersonSole = "1151", "有限责任公司(自然人独资)",
            "Limited liability company, wholly owned by a natural person",
            aliases ["自然人独资"];
        /// Limited liability company, wholly owned by a legal person that natural persons hold or control.
        LimitedNaturalPersonLegalPersonSole = "1152", "有限责任公司(自然人投资或控股的法人独资)",
            "Limited liability company, wholly owned by a legal person that natural persons hold or control";
        /// Limited liability company, wholly owned by another legal person.
        LimitedLegalPersonSole = "1153", "有限责任公司(非自然人投资或控股的法人独资)",
            "Limited liability company, wholly owned by another legal person",
            aliases ["有限责任公司(法人独资)", "法人独资"];
        /// Other limited liability company.
        LimitedOther = "1190", "其他有限责任公司", "Other limited liability company";
        /// Joint-stock company.
        JointStock = "1200", "股份有限公司", "Joint-stock company",
            aliases ["股份公司"];
        /// Joint-stock company, listed.
        JointStockListed = "1210", "股份有限公司(上市)", "Joint-stock company, listed";
        /// Joint-stock company, listed, invested in by a foreign-funded enterprise.
        JointStockListedForeignFunded = "1211", "股份有限公司(上市、外商投资企业投资)",
            "Joint-stock company, listed, invested in by a foreign-funded enterprise";
        /// Joint-stock company, listed, held or controlled by natural persons.
        JointStockListedNaturalPerson = "1212", "股份有限公司(上市、自然人投资或控股)",
            "Joint-stock company, listed, held or controlled by natural persons";
        /// Joint-stock company, listed, state-controlled.
        JointStockListedStateControlled = "1213", "股份有限公司(上市、国有控股)", "Joint-stock company, listed, state-controlled";
        /// Other joint-stock company, listed.
        JointStockListedOther = "1219", "其他股份有限公司(上市)", "Other joint-stock company, listed";
        /// Joint-stock company, unlisted.
        JointStockUnlisted = "1220", "股份有限公司(非上市)", "Joint-stock company, unlisted",
            aliases ["股份有限公司(未上市)"];
        /// Joint-stock company, unlisted, invested in by a foreign-funded enterprise.
        JointStockUnlistedForeignFunded = "1221", "股份有限公司(非上市、外商投资企业投资)",
            "Joint-stock company, unlisted, invested in by a foreign-funded enterprise";
        /// Joint-stock company, unlisted, held or controlled by natural persons.
        JointStockUnlistedNaturalPerson = "1222", "股份有限公司(非上市、自然人投资或控股)",
            "Joint-stock company, unlisted, held or controlled by natural persons";
        /// Joint-stock company, unlisted, state-controlled.
        JointStockUnlistedStateControlled = "1223", "股份有限公司(非上市、国有控股)",
            "Joint-stock company, unlisted, state-controlled";
        /// Other joint-stock company, unlisted.
        JointStockUnlistedOther = "1229", "其他股份有限公司(非上市)", "Other joint-stock company, unlisted";
        /// Branch of a limited liability company.
        BranchOfLimited = "2100", "有限责任公司分公司", "Branch of a limited liability company",
            aliases ["有限公司分公司"];
        /// Branch of a wholly state-owned limited liability company.
        BranchOfLimitedStateSole = "2110", "有限责任公司分公司(国有独资)",
            "Branch of a wholly state-owned limited liability company";
        /// Branch of a limited liability company that a foreign-funded enterprise invests in.
        BranchOfLimitedForeignFunded = "2120", "有限责任公司分公司(外商投资企业投资)",
            "Branch of a limited liability company that a foreign-funded enterprise invests in";
        /// Branch of a joint venture of foreign-funded enterprises.
        BranchOfLimitedForeignFundedJoint = "2121", "有限责任公司分公司(外商投资企业合资)",
            "Branch of a joint venture of foreign-funded enterprises";
        /// Branch of a joint venture of foreign-funded and domestic investors.
        BranchOfLimitedForeignFundedDomesticJoint = "2122", "有限责任公司分公司(外商投资企业与内资合资)",
            "Branch of a joint venture of foreign-funded and domestic investors";
        /// Branch of a limited liability company wholly owned by a foreign-funded enterprise.
        BranchOfLimitedForeignFundedSole = "2123", "有限责任公司分公司(外商投资企业法人独资)",
            "Branch of a limited liability company wholly owned by a foreign-funded enterprise";
        /// Branch of a limited liability company held or controlled by natural persons.
        BranchOfLimitedNaturalPerson = "2130", "有限责任公司分公司(自然人投资或控股)",
            "Branch of a limited liability company held or controlled by natural persons";
        /// Branch of a state-controlled limited liability company.
        BranchOfLimitedStateControlled = "2140", "有限责任公司分公司(国有控股)",
            "Branch of a state-controlled limited liability company";
        /// Branch of a one-person limited liability company.
        BranchOfOnePersonLimited = "2150", "一人有限责任公司分公司", "Branch of a one-person limited liability company";
        /// Branch of a limited liability company wholly owned by a natural person.
        BranchOfLimitedNaturalPersonSole = "2151", "有限责任公司分公司(自然人独资)",
            "Branch of a limited liability company wholly owned by a natural person";
        /// Branch of a limited liability company wholly owned by a legal person that natural persons hold or control.
        BranchOfLimitedNaturalPersonLegalPersonSole = "2152", "有限责任公司分公司(自然人投资或控股的法人独资)",
            "Branch of a limited liability company wholly owned by a legal person that natural persons hold or control";
        /// Branch of a limited liability company wholly owned by another legal person.
        BranchOfLimitedLegalPersonSole = "2153", "有限责任公司分公司(非自然人投资或控股的法人独资)",
            "Branch of a limited liability company wholly owned by another legal person",
            aliases ["有限责任公司分公司(法人独资)"];
        /// Branch of another limited liability company.
        BranchOfLimitedOther = "2190", "其他有限责任公司分公司", "Branch of another limited liability company",
            aliases ["其他有限责任公司(分公司)"];
        /// Branch of a joint-stock company.
        BranchOfJointStock = "2200", "股份有限公司分公司", "Branch of a joint-stock company",
            aliases ["股份公司分公司"];
        /// Branch of a joint-stock company, listed.
        BranchOfJointStockListed = "2210", "股份有限公司分公司(上市)", "Branch of a joint-stock company, listed";
        /// Branch of a joint-stock company, listed, invested in by a foreign-funded enterprise.
        BranchOfJointStockListedForeignFunded = "2211", "股份有限公司分公司(上市、外商投资企业投资)",
            "Branch of a joint-stock company, listed, invested in by a foreign-funded enterprise";
        /// Branch of a joint-stock company, listed, held or controlled by natural persons.
        BranchOfJointStockListedNaturalPerson = "2212", "股份有限公司分公司(上市、自然人投资或控股)",
            "Branch of a joint-stock company, listed, held or controlled by natural persons";
        /// Branch of a joint-stock company, listed, state-controlled.
        BranchOfJointStockListedStateControlled = "2213", "股份有限公司分公司(上市、国有控股)",
            "Branch of a joint-stock company, listed, state-controlled";
        /// Branch of another joint-stock company, listed.
        BranchOfJointStockListedOther = "2219", "其他股份有限公司分公司(上市)", "Branch of another joint-stock company, listed";
        /// Branch of a joint-stock company, unlisted.
        BranchOfJointStockUnlisted = "2220", "股份有限公司分公司(非上市)", "Branch of a joint-stock company, unlisted";
        /// Branch of a joint-stock company, unlisted, invested in by a foreign-funded enterprise.
        BranchOfJointStockUnlistedForeignFunded = "2221", "股份有限公司分公司(非上市、外商投资企业投资)",
            "Branch of a joint-stock company, unlisted, invested in by a foreign-funded enterprise";
        /// Branch of a joint-stock company, unlisted, held or controlled by natural persons.
        BranchOfJointStockUnlistedNaturalPerson = "2222", "股份有限公司分公司(非上市、自然人投资或控股)",
            "Branch of a joint-stock company, unlisted, held or controlled by natural persons";
        /// Branch of a joint-stock company, unlisted, state-controlled.
        BranchOfJointStockUnlistedStateControlled = "2223", "股份有限公司分公司(非上市、国有控股)",
            "Branch of a joint-stock company, unlisted, state-controlled";
        /// Branch of another joint-stock company, unlisted.
        BranchOfJointStockUnlistedOther = "2229", "其他股份有限公司分公司(非上市)",
            "Branch of another joint-stock company, unlisted";
        /// Enterprise owned by the whole people.
        StateOwned = "3100", "全民所有制", "Enterprise owned by the whole people",
            aliases ["全民所有制企业", "国有企业"];
        /// Collectively owned enterprise.
        Collective = "3200", "集体所有制", "Collectively owned enterprise",
            aliases ["集体所有制企业", "集体企业"];
        /// Joint-stock cooperative enterprise.
        JointStockCooperative = "3400", "股份合作制", "Joint-stock cooperative enterprise",
            aliases ["股份合作制企业", "股份合作企业"];
        /// Jointly operated enterprise.
        JointOperation = "3500", "联营", "Jointly operated enterprise",
            aliases ["联营企业"];
        /// Branch of an enterprise owned by the whole people.
        StateOwnedBranch = "4310", "全民所有制分支机构(非法人)", "Branch of an enterprise owned by the whole people",
            aliases ["全民所有制分支机构"];
        /// Branch of a collectively owned enterprise.
        CollectiveBranch = "4320", "集体分支机构(非法人)", "Branch of a collectively owned enterprise",
            aliases ["集体所有制分支机构", "集体分支机构"];
        /// Branch of a joint-stock cooperative enterprise.
        JointStockCooperativeBranch = "4340", "股份合作制分支机构", "Branch of a joint-stock cooperative enterprise";
        /// Partnership.
        Partnership = "4530", "合伙企业", "Partnership";
        /// General partnership.
        GeneralPartnership = "4531", "普通合伙企业", "General partnership",
            aliases ["普通合伙", "合伙企业(普通合伙)"];
        /// Special general partnership.
        SpecialGeneralPartnership = "4532", "特殊普通合伙企业", "Special general partnership",
            aliases ["特殊的普通合伙企业", "特殊普通合伙"];
        /// Limited partnership.
        LimitedPartnership = "4533", "有限合伙企业", "Limited partnership",
            aliases ["有限合伙", "合伙企业(有限合伙)"];
        /// Sole proprietorship.
        SoleProprietorship = "4540", "个人独资企业", "Sole proprietorship",
            aliases ["个人独资"];
        /// Branch of a partnership.
        PartnershipBranch = "4550", "合伙企业分支机构", "Branch of a partnership";
        /// Branch of a general partnership.
        GeneralPartnershipBranch = "4551", "普通合伙企业分支机构", "Branch of a general partnership";
        /// Branch of a special general partnership.
        SpecialGeneralPartnershipBranch = "4552", "特殊普通合伙企业分支机构", "Branch of a special general partnership";
        /// Branch of a limited partnership.
        LimitedPartnershipBranch = "4553", "有限合伙企业分支机构", "Branch of a limited partnership";
        /// Branch of a sole proprietorship.
        SoleProprietorshipBranch = "4560", "个人独资企业分支机构", "Branch of a sole proprietorship";
        /// Limited liability company, Sino-foreign equity joint venture.
        ForeignEquityJointVenture = "5110", "有限责任公司(中外合资)",
            "Limited liability company, Sino-foreign equity joint venture",
            aliases ["中外合资", "中外合资企业"];
        /// Limited liability company, Sino-foreign cooperative joint venture.
        ForeignCooperativeJointVenture = "5120", "有限责任公司(中外合作)",
            "Limited liability company, Sino-foreign cooperative joint venture",
            aliases ["中外合作", "中外合作企业"];
        /// Limited liability company, owned by several foreign investors.
        ForeignJointOwned = "5130", "有限责任公司(外商合资)", "Limited liability company, owned by several foreign investors",
            aliases ["外商合资"];
        /// Limited liability company, wholly owned by a foreign natural person.
        ForeignNaturalPersonSole = "5140", "有限责任公司(外国自然人独资)",
            "Limited liability company, wholly owned by a foreign natural person",
            aliases ["外国自然人独资"];
        /// Limited liability company, wholly owned by a foreign legal person.
        ForeignLegalPersonSole = "5150", "有限责任公司(外国法人独资)",
            "Limited liability company, wholly owned by a foreign legal person",
            aliases ["外国法人独资", "外商独资"];
        /// Limited liability company, wholly owned by a foreign organisation without legal personality.
        ForeignOrganisationSole = "5160", "有限责任公司(外国非法人经济组织独资)",
            "Limited liability company, wholly owned by a foreign organisation without legal personality";
        /// Joint-stock company, Sino-foreign, unlisted.
        ForeignJointStockUnlisted = "5210", "股份有限公司(中外合资、未上市)", "Joint-stock company, Sino-foreign, unlisted";
        /// Joint-stock company, Sino-foreign, listed.
        ForeignJointStockListed = "5220", "股份有限公司(中外合资、上市)", "Joint-stock company, Sino-foreign, listed";
        /// Joint-stock company, owned by foreign investors, unlisted.
        ForeignOwnedJointStockUnlisted = "5230", "股份有限公司(外商合资、未上市)",
            "Joint-stock company, owned by foreign investors, unlisted";
        /// Joint-stock company, owned by foreign investors, listed.
        ForeignOwnedJointStockListed = "5240", "股份有限公司(外商合资、上市)",
            "Joint-stock company, owned by foreign investors, listed";
        /// Unincorporated Sino-foreign cooperative enterprise.
        ForeignCooperativeUnincorporated = "5310", "非公司外商投资企业(中外合作)",
            "Unincorporated Sino-foreign cooperative enterprise",
            aliases ["非公司外商投资企业"];
        /// Foreign-funded partnership.
        ForeignPartnership = "5400", "外商投资合伙企业", "Foreign-funded partnership";
        /// Foreign-funded general partnership.
        ForeignGeneralPartnership = "5410", "外商投资普通合伙企业", "Foreign-funded general partnership";
        /// Foreign-funded special general partnership.
        ForeignSpecialGeneralPartnership = "5420", "外商投资特殊普通合伙企业", "Foreign-funded special general partnership";
        /// Foreign-funded limited partnership.
        ForeignLimitedPartnership = "5430", "外商投资有限合伙企业", "Foreign-funded limited partnership";
        /// Branch of a foreign-funded enterprise.
        ForeignFundedBranch = "5800", "外商投资企业分支机构", "Branch of a foreign-funded enterprise",
            aliases ["外商投资企业分公司", "外商投资企业办事处"];
        /// Limited liability company, joint venture of Hong Kong, Macao or Taiwan and mainland investors.
        RegionalEquityJointVenture = "6110", "有限责任公司(台港澳与境内合资)",
            "Limited liability company, joint venture of Hong Kong, Macao or Taiwan and mainland investors",
            aliases ["有限责任公司(港澳台与境内合资)"];
        /// Limited liability company, cooperative venture of Hong Kong, Macao or Taiwan and mainland investors.
        RegionalCooperativeJointVenture = "6120", "有限责任公司(台港澳与境内合作)",
            "Limited liability company, cooperative venture of Hong Kong, Macao or Taiwan and mainland investors",
            aliases ["有限责任公司(港澳台与境内合作)"];
        /// Limited liability company, owned by several Hong Kong, Macao or Taiwan investors.
        RegionalJointOwned = "6130", "有限责任公司(台港澳合资)",
            "Limited liability company, owned by several Hong Kong, Macao or Taiwan investors",
            aliases ["有限责任公司(港澳台合资)"];
        /// Limited liability company, wholly owned by a natural person of Hong Kong, Macao or Taiwan.
        RegionalNaturalPersonSole = "6140", "有限责任公司(台港澳自然人独资)",
            "Limited liability company, wholly owned by a natural person of Hong Kong, Macao or Taiwan",
            aliases ["有限责任公司(港澳台自然人独资)"];
        /// Limited liability company, wholly owned by a legal person of Hong Kong, Macao or Taiwan.
        RegionalLegalPersonSole = "6150", "有限责任公司(台港澳法人独资)",
            "Limited liability company, wholly owned by a legal person of Hong Kong, Macao or Taiwan",
            aliases ["有限责任公司(港澳台法人独资)"];
        /// Limited liability company, wholly owned by a Hong Kong, Macao or Taiwan organisation without legal personality.
        RegionalOrganisationSole = "6160", "有限责任公司(台港澳非法人经济组织独资)",
            "Limited liability company, wholly owned by a Hong Kong, Macao or Taiwan organisation without legal personality",
            aliases ["有限责任公司(港澳台非法人经济组织独资)"];
        /// Limited liability company, joint venture of Hong Kong, Macao or Taiwan and foreign investors.
        RegionalForeignJointVenture = "6170", "有限责任公司(台港澳与外国投资者合资)",
            "Limited liability company, joint venture of Hong Kong, Macao or Taiwan and foreign investors",
            aliases ["有限责任公司(港澳台与外国投资者合资)"];
        /// Joint-stock company, Hong Kong, Macao or Taiwan and mainland investors, unlisted.
        RegionalJointStockUnlisted = "6210", "股份有限公司(台港澳与境内合资、未上市)",
            "Joint-stock company, Hong Kong, Macao or Taiwan and mainland investors, unlisted",
            aliases ["股份有限公司(港澳台与境内合资、未上市)"];
        /// Joint-stock company, Hong Kong, Macao or Taiwan and mainland investors, listed.
        RegionalJointStockListed = "6220", "股份有限公司(台港澳与境内合资、上市)",
            "Joint-stock company, Hong Kong, Macao or Taiwan and mainland investors, listed",
            aliases ["股份有限公司(港澳台与境内合资、上市)"];
        /// Partnership funded from Hong Kong, Macao or Taiwan.
        RegionalPartnership = "6400", "港、澳、台投资合伙企业", "Partnership funded from Hong Kong, Macao or Taiwan",
            aliases ["港澳台投资合伙企业"];
        /// Branch of an enterprise funded from Hong Kong, Macao or Taiwan.
        RegionalFundedBranch = "6800", "港、澳、台投资企业分支机构",
            "Branch of an enterprise funded from Hong Kong, Macao or Taiwan",
            aliases ["港澳台投资企业分支机构", "台港澳投资企业分公司"];
        /// Branch of a foreign company.
        ForeignCompanyBranch = "7100", "外国(地区)公司分支机构", "Branch of a foreign company",
            aliases ["外国公司分支机构"];
        /// Resident representative office of a foreign enterprise.
        RepresentativeOffice = "7200", "外国(地区)企业常驻代表机构", "Resident representative office of a foreign enterprise",
            aliases ["外国企业常驻代表机构", "外国(地区)企业代表机构", "代表机构", "常驻代表机构"];
        /// Foreign enterprise doing business in China.
        ForeignEnterpriseOperating = "7300", "外国(地区)企业在中国境内从事经营活动", "Foreign enterprise doing business in China";
        /// Farmers' specialised cooperative.
        Cooperative = "9100", "农民专业合作社", "Farmers' specialised cooperative",
            aliases ["合作社", "农民专业合作经济组织"];
        /// Branch of a farmers' specialised cooperative.
        CooperativeBranch = "9200", "农民专业合作社分支机构", "Branch of a farmers' specialised cooperative";
        /// Individual business. The code is ours: the official list does not number it, and 95xx is free there.
        IndividualBusiness = "9500", "个体工商户", "Individual business",
            aliases ["个体", "个体户", "个体工商", "个体(内地)"];
        /// Other.
        Other = "9900", "其他", "Other",
            aliases ["其它"];
    }
}
