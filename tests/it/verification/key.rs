//! The keys that enterprises are looked up by: those of what was stored before there were any.

use mingjing::domain::{disclosure::cell::Cell, registry::key};
use sea_orm::ConnectionTrait;
use serde_json::json;
use tests::{
    draft::{credit_code, enterprise},
    on_both,
};

use super::verify;

const ENTERPRISES: u32 = 2_100;

on_both! {
    async fn what_was_stored_without_keys_gets_them_once_also_the_names_that_enterprises_had(gateway: Gateway with [("search.enabled", "false")]) {
        let drafts: Vec<_> = (1..=ENTERPRISES).map(|number| enterprise(number, &[])).collect();
        gateway.write("enterprise", &drafts).await;
        gateway.write("enterprise", &[enterprise(7, &[("name", Cell::text("上海改名有限公司"))])]).await;
        let writer = gateway.app.store.writer();
        writer.execute_unprepared("DELETE FROM enterprise_key").await.unwrap();
        let subjects = json!([
            {"creditCode": credit_code(1)}, {"name": format!("上海测试{ENTERPRISES}有限公司")}, {"name": "上海改名有限公司"},
        ]);
        let before = verify(&gateway, json!({"subjects": subjects})).await;
        assert_eq!(before["counts"]["notFound"], 3, "{before}");
        // They are all there as far as is known; what has an older version gets them anew.
        assert_eq!(key::fill(&gateway.app.store).await.unwrap(), 0);
        writer.execute_unprepared("UPDATE enterprise_key_fill SET version=0, after_id=0").await.unwrap();
        assert_eq!(key::fill(&gateway.app.store).await.unwrap(), u64::from(ENTERPRISES));
        assert_eq!(key::fill(&gateway.app.store).await.unwrap(), 0);
        let after = verify(&gateway, json!({"subjects": subjects})).await;
        assert_eq!(after["counts"]["found"], 3, "{after}");
        // The name is its no more; as of the first change but one it was.
        let old = json!([{"name": "上海测试7有限公司"}]);
        assert_eq!(verify(&gateway, json!({"subjects": old})).await["counts"]["notFound"], 1);
        let then = json!({"subjects": old, "asOf": {"sequence": ENTERPRISES.to_string()}});
        assert_eq!(verify(&gateway, then).await["counts"]["found"], 1);
    }
}
