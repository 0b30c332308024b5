//! The write path: what becomes of drafts.

use entity::code::OrganisationKind;
use mingjing::domain::disclosure::{
    cell::Cell,
    draft::{Draft, Subject},
    write::{Batch, Outcome},
};
use serde_json::json;
use tests::{
    draft::{abnormal_operation, enterprise, kind},
    gateway::today,
    on_both,
};

/// A registration number whose check holds.
const NUMBER: &str = "310141000157096";

/// The same draft, naming its enterprise by its registration number.
fn by_number(draft: Draft) -> Draft {
    Draft { subject: Subject::RegistrationNumber(NUMBER.into()), ..draft }
}

on_both! {
    async fn a_batch_may_name_an_enterprise_by_both_of_its_codes(gateway: Gateway) {
        let numbered = ("registration_number", Cell::text(NUMBER));
        gateway.write("enterprise", &[enterprise(1, &[numbered])]).await;
        let stating = |text: &str| abnormal_operation(1, "2016-07-11", &[("document_number", Cell::text(text))]);
        // Enough of them that a batch written in parts would deal them to different parts.
        let drafts: Vec<Draft> = (0..40).map(|turn| {
            let draft = stating(&format!("第{turn}号"));
            if turn % 3 == 0 { by_number(draft) } else { draft }
        }).collect();
        let batch = Batch { kind: kind("abnormal_operation"), publisher: gateway.publisher, drafts: &drafts, now: today(), dry_run: false };
        let outcomes = gateway.app.writer.write_in_parts(&batch).await.unwrap();
        let Outcome::Created { id } = outcomes[0] else { panic!("{outcomes:?}") };
        let revised = (2..=40).map(|revision| Outcome::Revised { id, revision });
        assert_eq!(outcomes[1..], revised.collect::<Vec<_>>());
        let told = gateway.data("{ abnormalOperations { nodes { documentNumber } } }").await;
        assert_eq!(told["abnormalOperations"]["nodes"], json!([{"documentNumber": "第39号"}]));
    }

    async fn a_batch_may_register_an_enterprise_by_one_code_and_then_by_the_other(gateway: Gateway) {
        let named = |name: &str, number: bool, code: bool| {
            let number = if number { Cell::text(NUMBER) } else { Cell::Null };
            let mut draft = enterprise(1, &[("name", Cell::text(name)), ("registration_number", number)]);
            if !code {
                draft = by_number(draft);
                let position = kind("enterprise").fields().iter().position(|field| field.name == "credit_code");
                draft.cells[position.unwrap()] = Cell::Null;
            }
            draft
        };
        let drafts = [named("甲", true, false), named("乙", true, true), named("丙", false, true), named("丁", true, true)];
        let batch = Batch { kind: kind("enterprise"), publisher: gateway.publisher, drafts: &drafts, now: today(), dry_run: false };
        let outcomes = gateway.app.writer.write_in_parts(&batch).await.unwrap();
        let Outcome::Created { id } = outcomes[0] else { panic!("{outcomes:?}") };
        assert_eq!(outcomes[1..], [2, 3, 4].map(|revision| Outcome::Revised { id, revision }));
        let told = gateway.data("{ enterprises { totalCount nodes { name registrationNumber } } }").await;
        assert_eq!(told["enterprises"], json!({"totalCount": 1, "nodes": [{"name": "丁", "registrationNumber": NUMBER}]}));
    }

    async fn a_draft_creates_then_changes_nothing_then_revises(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let open = abnormal_operation(1, "2016-07-11", &[]);
        let removed = abnormal_operation(1, "2016-07-11", &[
            ("removed_on", Cell::text("2017-01-05")),
            ("removal_reason", Cell::text("1")),
        ]);
        let created = gateway.write("abnormal_operation", std::slice::from_ref(&open)).await;
        let Outcome::Created { id } = created[0] else { panic!("{created:?}") };
        let listed = "{ enterprises { nodes { onAbnormalList } } }";
        assert_eq!(gateway.data(listed).await["enterprises"]["nodes"][0]["onAbnormalList"], true);

        assert_eq!(gateway.write("abnormal_operation", &[open]).await, [Outcome::Unchanged { id }]);
        let revised = gateway.write("abnormal_operation", &[removed.clone(), removed]).await;
        assert_eq!(revised, [Outcome::Revised { id, revision: 2 }, Outcome::Unchanged { id }]);
        assert_eq!(gateway.data(listed).await["enterprises"]["nodes"][0]["onAbnormalList"], false);
    }

    async fn who_did_not_enter_a_record_cannot_change_it(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2016-07-11", &[])]).await;
        gateway.new_key("另一行业协会", OrganisationKind::Association, "association").await;
        let write = async |values: &[(&str, Cell)]| {
            let drafts = [abnormal_operation(1, "2016-07-11", values)];
            let batch = Batch { kind: kind("abnormal_operation"), publisher: 2, drafts: &drafts, now: today(), dry_run: false };
            gateway.app.writer.write(&batch).await.unwrap().remove(0)
        };
        assert!(matches!(write(&[]).await, Outcome::Unchanged { .. }));
        let refused = write(&[("document_number", Cell::text("1号"))]).await;
        assert!(matches!(&refused, Outcome::Refused(fault) if fault.field == "publisher"), "{refused:?}");
        let told = gateway.data("{ abnormalOperations { nodes { revision publisher { name } } } }").await;
        assert_eq!(told["abnormalOperations"]["nodes"][0], json!({"revision": 1, "publisher": {"name": "测试市工商局"}}));
    }

    async fn a_record_about_an_unknown_enterprise_is_refused_and_the_rest_is_written(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let drafts = [abnormal_operation(2, "2016-07-11", &[]), abnormal_operation(1, "2016-07-11", &[])];
        let outcomes = gateway.write("abnormal_operation", &drafts).await;
        assert!(matches!(&outcomes[0], Outcome::Refused(fault) if fault.field == "credit_code"), "{outcomes:?}");
        assert!(matches!(outcomes[1], Outcome::Created { .. }), "{outcomes:?}");
    }
}
