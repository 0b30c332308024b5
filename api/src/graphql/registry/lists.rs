//! The lists, one line a kind: each makes a connection under `Enterprise` and one at the root.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};

use crate::{
    domain::reading::{plan::NodePlan, row::Row},
    error::ClientError,
    graphql::{
        as_of::AsOf,
        connection::Connection,
        cost::directive::{LIST_AS_OF, Paged, Weight},
        disclosure::{
            abnormal_operation::AbnormalOperation, annual_report::AnnualReport, chattel_mortgage::ChattelMortgage,
            complaint::Complaint, equity_pledge::EquityPledge, honour::Honour, inspection::Inspection,
            intellectual_property_pledge::IntellectualPropertyPledge, licence::Licence, penalty::Penalty,
            serious_violation::SeriousViolation, supervision_record::SupervisionRecord,
        },
        plan::{Listed, Planner},
        record::page_below,
        registry::{alteration::Alteration, branch::Branch, key_person::KeyPerson, shareholder::Shareholder},
        render::Now,
        root::root_page,
        selection::Selected,
    },
};

/// Makes both connections of each kind. The arguments of a nested connection are read by the plan of the root field,
/// before the resolver runs; the resolver only takes the page that was read.
macro_rules! lists {
    ($( $(#[doc = $doc:literal])+ $field:ident, $name:literal: $kind:ident );+ $(;)?) => {
        /// The lists of records below an enterprise.
        pub struct EnterpriseLists {
            row: Arc<Row>,
        }

        impl EnterpriseLists {
            /// The lists below the enterprise of this row.
            pub fn new(row: Arc<Row>) -> Self {
                Self { row }
            }

            /// Plans a selected list; says whether the field is one.
            ///
            /// # Errors
            /// A [`ClientError`] for arguments that are wrong here or below.
            pub fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError> {
                match field.name() {
                    $($name => planner.page_below::<$kind>(node, field, "enterprise_id")?,)+
                    _ => return Ok(false),
                }
                Ok(true)
            }
        }

        #[Object]
        impl EnterpriseLists {
            $(
                $(#[doc = $doc])+
                #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the plan has read them")]
                #[graphql(name = $name, directive = Paged::apply())]
                async fn $field(
                    &self,
                    context: &Context<'_>,
                    #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")] _first: Option<i32>,
                    #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
                    #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<i32>,
                    #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
                    #[graphql(name = "filter", desc = "Which rows.")] _filter: Option<<$kind as Listed>::Filter>,
                    #[graphql(name = "orderBy", desc = "In which order. When nothing is said: by the date of the record, latest first; records without a date in the order of entry.")] _order_by: Option<<$kind as Listed>::Order>,
                ) -> Result<Now<Connection<$kind>>> {
                    page_below(context, &self.row)
                }
            )+
        }

        /// The lists of records over all enterprises.
        #[derive(Debug, Default)]
        pub struct ListQueries;

        #[Object]
        impl ListQueries {
            $(
                $(#[doc = $doc])+
                #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the plan reads them")]
                #[graphql(name = $name, directive = Paged::apply())]
                async fn $field(
                    &self,
                    context: &Context<'_>,
                    #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")] _first: Option<i32>,
                    #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
                    #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<i32>,
                    #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
                    #[graphql(name = "filter", desc = "Which rows.")] _filter: Option<<$kind as Listed>::Filter>,
                    #[graphql(name = "orderBy", desc = "In which order. When nothing is said: by the date of the record, latest first; records without a date in the order of entry.")] _order_by: Option<<$kind as Listed>::Order>,
                    #[graphql(desc = "As of when (时点); as of now when nothing is said.", directive = Weight::apply(LIST_AS_OF))] as_of: Option<AsOf>,
                ) -> Result<Now<Connection<$kind>>> {
                    root_page::<$kind>(context, as_of).await
                }
            )+
        }
    };
}

lists! {
    /// Registered changes of the particulars (变更信息).
    alterations, "alterations": Alteration;
    /// Shareholders and their contributions (股东及出资).
    shareholders, "shareholders": Shareholder;
    /// Directors, supervisors, managers and other key persons (主要人员).
    key_persons, "keyPersons": KeyPerson;
    /// Branches (分支机构).
    branches, "branches": Branch;
    /// Administrative licences (行政许可), the lapsed ones included.
    licences, "licences": Licence;
    /// Administrative penalties (行政处罚).
    penalties, "penalties": Penalty;
    /// Registered chattel mortgages (动产抵押登记), the cancelled ones included.
    chattel_mortgages, "chattelMortgages": ChattelMortgage;
    /// Registered pledges of equity (股权出质登记), the cancelled ones included.
    equity_pledges, "equityPledges": EquityPledge;
    /// Registered pledges of intellectual property (知识产权出质登记).
    intellectual_property_pledges, "intellectualPropertyPledges": IntellectualPropertyPledge;
    /// Annual reports (年度报告).
    annual_reports, "annualReports": AnnualReport;
    /// Entries in the list of enterprises with abnormal operations (经营异常名录), the removed ones included.
    abnormal_operations, "abnormalOperations": AbnormalOperation;
    /// Entries in the list of enterprises with serious violations (严重违法失信企业名单), the removed ones included.
    serious_violations, "seriousViolations": SeriousViolation;
    /// Spot checks and their results (抽查检查结果).
    inspections, "inspections": Inspection;
    /// Consumer complaints and how they ended (消费投诉公示).
    complaints, "complaints": Complaint;
    /// Honours awarded by industry associations (荣誉评定).
    honours, "honours": Honour;
    /// What industry associations did in supervising their members (行业监督管理).
    supervision_records, "supervisionRecords": SupervisionRecord;
}
