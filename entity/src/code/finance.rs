//! Money in the register: currencies, forms of contribution, and the figures of annual reports.

code_list! {
    /// A currency (币种); the code is that of ISO 4217, and its number is recognised.
    ///
    /// Registered capital is stated in 万元 of its currency.
    Currency, "币种", "Currency" {
        /// Chinese yuan.
        CNY = "CNY", "人民币", "Chinese yuan",
            aliases ["156", "RMB", "人民币元", "元", "万元", "元人民币", "万元人民币", "万人民币", "人民币万元", "￥"];
        /// US dollar.
        USD = "USD", "美元", "US dollar",
            aliases ["840", "万美元", "美金", "美元万元"];
        /// Hong Kong dollar.
        HKD = "HKD", "港元", "Hong Kong dollar",
            aliases ["344", "港币", "万港元", "港币万元", "万港币"];
        /// Euro.
        EUR = "EUR", "欧元", "Euro",
            aliases ["978", "万欧元"];
        /// Japanese yen.
        JPY = "JPY", "日元", "Japanese yen",
            aliases ["392", "万日元", "日圆"];
        /// New Taiwan dollar.
        TWD = "TWD", "新台币", "New Taiwan dollar",
            aliases ["901", "台币", "万新台币", "新台币元"];
        /// Pound sterling.
        GBP = "GBP", "英镑", "Pound sterling",
            aliases ["826", "万英镑"];
        /// Singapore dollar.
        SGD = "SGD", "新加坡元", "Singapore dollar",
            aliases ["702", "新元", "万新加坡元", "新加坡币"];
        /// Australian dollar.
        AUD = "AUD", "澳大利亚元", "Australian dollar",
            aliases ["036", "澳元", "万澳元", "万澳大利亚元"];
        /// Canadian dollar.
        CAD = "CAD", "加拿大元", "Canadian dollar",
            aliases ["124", "加元", "万加元", "万加拿大元"];
        /// Swiss franc.
        CHF = "CHF", "瑞士法郎", "Swiss franc",
            aliases ["756", "瑞郎", "万瑞士法郎"];
        /// South Korean won.
        KRW = "KRW", "韩元", "South Korean won",
            aliases ["410", "韩国元", "韩币", "万韩元"];
        /// Macao pataca.
        MOP = "MOP", "澳门元", "Macao pataca",
            aliases ["446", "澳门币", "葡币", "万澳门元"];
        /// Swedish krona.
        SEK = "SEK", "瑞典克朗", "Swedish krona",
            aliases ["752", "万瑞典克朗"];
        /// Danish krone.
        DKK = "DKK", "丹麦克朗", "Danish krone",
            aliases ["208", "万丹麦克朗"];
        /// Norwegian krone.
        NOK = "NOK", "挪威克朗", "Norwegian krone",
            aliases ["578", "万挪威克朗"];
        /// New Zealand dollar.
        NZD = "NZD", "新西兰元", "New Zealand dollar",
            aliases ["554", "纽元", "万新西兰元"];
        /// Malaysian ringgit.
        MYR = "MYR", "马来西亚林吉特", "Malaysian ringgit",
            aliases ["458", "林吉特", "马币"];
        /// Thai baht.
        THB = "THB", "泰铢", "Thai baht",
            aliases ["764", "泰国铢", "万泰铢"];
        /// Russian rouble.
        RUB = "RUB", "俄罗斯卢布", "Russian rouble",
            aliases ["643", "卢布"];
        /// German mark.
        DEM = "DEM", "德国马克", "German mark",
            aliases ["276", "马克", "德国马克(旧)"];
    }
}

code_list! {
    /// In what a shareholder contributes (出资方式). The codes are ours.
    ContributionForm, "出资方式", "Form of contribution" {
        /// Money.
        Money = "1", "货币", "Money",
            aliases ["现金", "货币资金", "货币出资", "人民币"];
        /// In kind.
        InKind = "2", "实物", "In kind",
            aliases ["实物出资"];
        /// Intellectual property.
        IntellectualProperty = "3", "知识产权", "Intellectual property",
            aliases ["知识产权出资", "无形资产", "工业产权"];
        /// Claim.
        Claim = "4", "债权", "Claim",
            aliases ["债权转股权", "债转股"];
        /// High-technology result.
        Technology = "5", "高新技术成果", "High-technology result",
            aliases ["非专利技术", "专有技术"];
        /// Land-use right.
        LandUseRight = "6", "土地使用权", "Land-use right",
            aliases ["土地"];
        /// Equity.
        Equity = "7", "股权", "Equity",
            aliases ["股权出资"];
        /// Labour.
        Labour = "8", "劳务", "Labour",
            aliases ["劳务出资"];
        /// Other.
        Other = "9", "其他", "Other",
            aliases ["其它", "其他方式"];
    }
}

code_list! {
    /// A figure of an annual report (资产状况信息); the enterprise chooses for each whether to disclose it. The codes are ours.
    FinancialFigure, "资产状况信息", "Financial figure" {
        /// Total assets.
        TotalAssets = "1", "资产总额", "Total assets",
            aliases ["总资产", "资产总计"];
        /// Total liabilities.
        TotalLiabilities = "2", "负债总额", "Total liabilities",
            aliases ["总负债", "负债合计"];
        /// Total revenue.
        TotalRevenue = "3", "营业总收入", "Total revenue",
            aliases ["营业收入", "销售总额", "销售(营业)收入"];
        /// Main business revenue.
        MainBusinessRevenue = "4", "主营业务收入", "Main business revenue",
            aliases ["营业总收入中主营业务收入", "其中:主营业务收入"];
        /// Total profit.
        TotalProfit = "5", "利润总额", "Total profit",
            aliases ["总利润"];
        /// Net profit.
        NetProfit = "6", "净利润", "Net profit";
        /// Total tax paid.
        TotalTax = "7", "纳税总额", "Total tax paid",
            aliases ["纳税额"];
        /// Owners' equity.
        OwnersEquity = "8", "所有者权益合计", "Owners' equity",
            aliases ["所有者权益", "净资产", "股东权益合计"];
    }
}
