//! The sections of the classification of economic activities (GB/T 4754): DOMAIN.md §4.

code_list! {
    /// A section of the industrial classification for national economic activities (国民经济行业门类).
    Industry, "行业门类", "Industry section" {
        /// Agriculture, forestry, animal husbandry and fishery.
        Agriculture = "A", "农、林、牧、渔业", "Agriculture, forestry, animal husbandry and fishery",
            aliases ["农林牧渔", "农业"];
        /// Mining.
        Mining = "B", "采矿业", "Mining",
            aliases ["采矿"];
        /// Manufacturing.
        Manufacturing = "C", "制造业", "Manufacturing",
            aliases ["制造"];
        /// Production and supply of electricity, heat, gas and water.
        Utilities = "D", "电力、热力、燃气及水生产和供应业", "Production and supply of electricity, heat, gas and water",
            aliases ["电力热力燃气水", "电力、燃气及水的生产和供应业", "电力、热力、燃气及水的生产和供应业"];
        /// Construction.
        Construction = "E", "建筑业", "Construction",
            aliases ["建筑"];
        /// Wholesale and retail trade.
        Trade = "F", "批发和零售业", "Wholesale and retail trade",
            aliases ["批发零售", "批发零售业", "批发与零售业"];
        /// Transport, storage and post.
        Transport = "G", "交通运输、仓储和邮政业", "Transport, storage and post",
            aliases ["交通仓储邮政", "交通运输业", "交通运输、仓储及邮政业"];
        /// Hotels and catering.
        HotelsAndCatering = "H", "住宿和餐饮业", "Hotels and catering",
            aliases ["住宿餐饮", "住宿餐饮业", "餐饮业"];
        /// Information transmission, software and information technology services.
        Information = "I", "信息传输、软件和信息技术服务业", "Information transmission, software and information technology services",
            aliases ["信息软件", "软件和信息技术服务业", "信息传输、计算机服务和软件业"];
        /// Finance.
        Finance = "J", "金融业", "Finance",
            aliases ["金融"];
        /// Real estate.
        RealEstate = "K", "房地产业", "Real estate",
            aliases ["房地产"];
        /// Leasing and business services.
        BusinessServices = "L", "租赁和商务服务业", "Leasing and business services",
            aliases ["租赁商务", "商务服务业", "租赁和商务"];
        /// Scientific research and technical services.
        Research = "M", "科学研究和技术服务业", "Scientific research and technical services",
            aliases ["科研技术", "科学研究、技术服务和地质勘查业", "科技服务业"];
        /// Water conservancy, environment and public facilities.
        Environment = "N", "水利、环境和公共设施管理业", "Water conservancy, environment and public facilities",
            aliases ["水利环境"];
        /// Services to households, repair and other services.
        ResidentServices = "O", "居民服务、修理和其他服务业", "Services to households, repair and other services",
            aliases ["居民服务", "居民服务业", "居民服务和其他服务业"];
        /// Education.
        Education = "P", "教育", "Education",
            aliases ["教育业"];
        /// Health and social work.
        Health = "Q", "卫生和社会工作", "Health and social work",
            aliases ["卫生社会工作", "卫生、社会保障和社会福利业"];
        /// Culture, sports and entertainment.
        Culture = "R", "文化、体育和娱乐业", "Culture, sports and entertainment",
            aliases ["文体娱乐", "文化体育和娱乐业"];
        /// Public administration, social security and social organisations.
        PublicAdministration = "S", "公共管理、社会保障和社会组织",
            "Public administration, social security and social organisations",
            aliases ["公共管理", "公共管理和社会组织"];
        /// International organisations.
        InternationalOrganisations = "T", "国际组织", "International organisations";
    }
}
