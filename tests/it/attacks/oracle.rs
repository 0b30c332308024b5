//! Oracles: two gateways with the same records, but for values that callers without a scope may not see, or that an
//! enterprise withholds. Whatever such a caller asks, of lists, filters, orders, counts, searches, prices and by way of
//! errors, both answer with the same bytes.

use entity::code::OrganisationKind;
use mingjing::domain::disclosure::{cell::Cell, write::Outcome};
use reqwest::Client;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use tests::{
    draft::{credit_code, draft, enterprise},
    gateway::Gateway,
    schema::Schema,
    target::{PATIENCE, Target, UNLIMITED},
};

/// What is hidden, in one of two versions. The second comes before the first in every order of texts and numbers.
struct Hidden {
    phone: &'static str,
    email: &'static str,
    address: &'static str,
    old_phone: &'static str,
    /// In fen.
    revenue: &'static str,
    employees: &'static str,
}

const ONE: Hidden = Hidden {
    phone: "13955550100",
    email: "zhao@one.example",
    address: "上海市黄浦区星火路7号",
    old_phone: "13955550101",
    revenue: "987654321",
    employees: "4096",
};

const OTHER: Hidden = Hidden {
    phone: "021-1",
    email: "a@b.example",
    address: "上海市崇明区甲路22弄1号101室",
    old_phone: "",
    revenue: "5",
    employees: "3",
};

/// Two reports of two enterprises, of which the first has what is hidden.
async fn fill(gateway: &Gateway, hidden: &Hidden) {
    gateway.write("enterprise", &[enterprise(1, &[]), enterprise(2, &[])]).await;
    let amendment = |item: &str, before: &str| {
        let after = ("after".into(), Cell::text("-"));
        let day = ("amended_on".into(), Cell::text("2017-06-01"));
        Cell::Item(vec![("item".into(), Cell::text(item)), ("before".into(), Cell::text(before)), after, day])
    };
    let before = if hidden.old_phone.is_empty() { "-" } else { hidden.old_phone };
    let report = |enterprise: u32, hidden: &Hidden| {
        let values = [
            ("year", Cell::Number(2016)),
            ("submitted_on", Cell::text("2017-03-01")),
            ("authority", Cell::text("上海市浦东新区市场监督管理局")),
            ("contact_phone", Cell::text(hidden.phone)),
            ("contact_email", Cell::text(hidden.email)),
            ("postal_address", Cell::text(hidden.address)),
            ("employees_disclosed", Cell::Flag(false)),
            (
                "amendments",
                Cell::List(vec![amendment("企业联系电话", before), amendment("营业总收入", hidden.revenue)]),
            ),
        ];
        draft("annual_report", enterprise, &values)
    };
    let shown = Hidden { phone: "021-5", email: "m@m.example", address: "上海市静安区中路5号", ..ONE };
    let outcomes = gateway.write("annual_report", &[report(1, hidden), report(2, &shown)]).await;
    let Outcome::Created { id } = &outcomes[0] else { panic!("{outcomes:?}") };
    // The write path refuses figures that are not disclosed; should they ever be there, they are not shown.
    let Hidden { revenue, employees, .. } = hidden;
    let figures = format!("[{{\"figure\":\"3\",\"amount\":{revenue},\"disclosed\":false}}]");
    let sql = format!("UPDATE annual_report SET employees = {employees}, figures = '{figures}' WHERE id = {id}");
    let updated = gateway.app.store.writer().execute_unprepared(&sql).await.unwrap();
    assert_eq!(updated.rows_affected(), 1);
}

async fn start(hidden: &'static Hidden) -> Target {
    let secrets = [
        ("security.cursor_secret", "the same cursors in both gateways"),
        ("tiers.anonymous.query_cost_max", "50000"),
        ("tiers.institution.query_cost_max", "50000"),
    ];
    Target::start(&[UNLIMITED, &secrets].concat(), async |gateway| fill(gateway, hidden).await).await
}

/// Everything that can be selected of a type without going to other records.
fn everything(schema: &Schema, type_name: &str) -> String {
    let fields = schema.fields(type_name).into_iter().filter_map(|field| {
        if !field.has_fields {
            return Some(field.name);
        }
        let stays = !field.type_name.ends_with("Connection") && field.name != "enterprise";
        stays.then(|| field.name + &everything(schema, &field.type_name))
    });
    format!("{{__typename {}}}", fields.collect::<Vec<_>>().join(" "))
}

/// The ways to the reports, and everything of them.
fn ways(schema: &Schema, report: &str) -> Vec<String> {
    let all = everything(schema, "AnnualReport");
    let page = format!("{{totalCount pageInfo{{startCursor endCursor}} edges{{cursor node{all}}}}}");
    let code = credit_code(1);
    let mut ways = vec![
        format!("{{enterprise(creditCode:\"{code}\"){{annualReports{page}}}}}"),
        format!("{{enterprises(first:2){{totalCount edges{{cursor node{{name annualReports(first:5){page}}}}}}}}}"),
        format!(
            "{{enterprises(first:2){{nodes{{disclosures(first:5){{totalCount edges{{cursor node{{__typename id occurredOn ...on AnnualReport{all}}}}}}}}}}}}}"
        ),
        format!("{{node(id:\"{report}\"){{...on AnnualReport{all}}}}}"),
        format!("{{nodes(ids:[\"{report}\"]){{...on AnnualReport{all}}}}}"),
    ];
    for field in ["SUBMITTED_ON", "PUBLISHED_AT"] {
        for direction in ["ASC", "DESC"] {
            for size in ["first:1", "last:1", "first:30"] {
                ways.push(format!("{{annualReports({size},orderBy:{{field:{field},direction:{direction}}}){page}}}"));
            }
        }
    }
    ways
}

/// Questions into which a guess is put: what exists, and what somebody may hope for.
fn guesses() -> Vec<String> {
    let mut questions = Vec::new();
    for (filter, value) in [
        ("authority", "[$]"),
        ("documentNumber", "[$]"),
        ("district", "[$]"),
        ("contactPhone", "[$]"),
        ("contactPhone", "$"),
        ("contactEmail", "[$]"),
        ("postalAddress", "[$]"),
        ("employees", "[4096]"),
        ("figures", "{amount:$}"),
        ("amendments", "{before:[$]}"),
        ("submittedOn", "{from:$}"),
        ("state", "[$]"),
        ("year", "[$]"),
    ] {
        let filter = format!("filter:{{{filter}:{value}}}");
        questions.push(format!("{{annualReports({filter}){{totalCount nodes{{id}}}}}}"));
        questions.push(format!("{{enterprises({filter}){{totalCount}}}}"));
        questions.push(format!("{{enterprises{{nodes{{annualReports({filter}){{totalCount}}}}}}}}"));
    }
    for field in ["CONTACT_PHONE", "CONTACT_EMAIL", "POSTAL_ADDRESS", "EMPLOYEES", "contact_phone", "FIGURES"] {
        questions.push(format!("{{annualReports(orderBy:{{field:{field},direction:ASC}}){{nodes{{id}}}}}}"));
    }
    for question in [
        "{searchEnterprises(query:$){totalCount facets{district{count} onAbnormalList} edges{cursor matched highlights{text} node{id}}}}",
        "{autocomplete(prefix:$){text matched}}",
        "{node(id:$){id}}",
        "{enterprise(registrationNumber:$){name}}",
        "{annualReports(after:$){nodes{id}}}",
        "{annualReports{nodes{contactPhone(equals:$)}}}",
        "{costOf(query:\"{annualReports{nodes{contactPhone contactEmail}}}\",variables:$){requested errors{message}}}",
        "{annualReports{nodes{contactPhone @include(if:$)}}}",
    ] {
        questions.push(question.to_owned());
    }
    questions
}

/// The status and the bytes of an answer.
async fn ask(client: &Client, target: &Target, key: Option<&str>, query: &str) -> (u16, String) {
    let request = client.post(target.url()).header("accept", "application/graphql-response+json");
    let request = key.iter().fold(request, |request, key| request.header("x-api-key", *key));
    let response = request.json(&json!({"query": query})).send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_hidden_changes_no_byte_of_any_answer() {
    let (mut one, mut other) = (start(&ONE).await, start(&OTHER).await);
    let client = Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let schema = Schema::of(&one.gateway).await;
    let data = one.gateway.data("{ annualReports { nodes { id contactPhone } } }").await;
    let reports = data["annualReports"]["nodes"].as_array().unwrap();
    let report = reports.iter().find(|report| report["contactPhone"] == ONE.phone).unwrap();
    let mut questions = ways(&schema, report["id"].as_str().unwrap());
    let ways = questions.len();
    for question in guesses() {
        for hidden in [&ONE, &OTHER] {
            for text in [hidden.phone, hidden.email, hidden.address, hidden.employees, hidden.revenue] {
                questions.push(question.replace('$', &json!(text).to_string()));
            }
        }
    }
    let mut keys = vec![(None, None)];
    for (name, kind, tier) in [
        ("星火数据", OrganisationKind::Developer, "developer"),
        ("星火银行", OrganisationKind::Institution, "institution"),
    ] {
        let key = async |target: &Target| target.gateway.new_key(name, kind, tier).await;
        keys.push((Some(key(&one).await), Some(key(&other).await)));
    }
    for (number, question) in questions.iter().enumerate() {
        // Guesses are asked without a key; what there is to see, by everybody.
        for (of_one, of_other) in &keys[..if number < ways { keys.len() } else { 1 }] {
            let told = ask(&client, &one, of_one.as_deref(), question).await;
            assert_eq!(told, ask(&client, &other, of_other.as_deref(), question).await, "{question}");
            let is_answered = told.0 == 200 && !told.1.contains("\"errors\"");
            assert!(is_answered || number >= ways, "{question}: {told:?}");
        }
    }
    // Whoever has the scope sees the contacts, so there was something to see; and no more of the withheld figures.
    let (of_one, of_other) = (one.gateway.key.clone(), other.gateway.key.clone());
    for (query, differs) in [
        ("{annualReports{nodes{contactPhone}}}", true),
        ("{annualReports{nodes{contactEmail}}}", true),
        ("{annualReports{nodes{postalAddress}}}", true),
        ("{annualReports{nodes{amendments{before}}}}", true),
        ("{annualReports{nodes{employees employeesDisclosed figures{amount disclosed figure{value}}}}}", false),
    ] {
        let told = ask(&client, &one, Some(&of_one), query).await;
        assert_eq!(told != ask(&client, &other, Some(&of_other), query).await, differs, "{query}: {told:?}");
        let answer: Value = serde_json::from_str(&told.1).unwrap();
        assert_eq!(answer["data"]["annualReports"]["nodes"].as_array().unwrap().len(), 2);
    }
    one.assert_unharmed();
    other.assert_unharmed();
}
