//! Administration by mutations and by the command line, the audit log of it, and how soon other replicas know.

use chrono::TimeDelta;
use entity::code::OrganisationKind;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::{
    gateway::Gateway,
    on_both,
    program::{Ended, finish, program},
};

const REGISTER: &str = "mutation($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
    organisation { id name kind { value } division industrySections { value } } userErrors { path code message } } }";
const CREATE: &str = "mutation($input: CreateClientInput!) { createClient(input: $input) {
    client { id clientId name tier scopes { value } organisation { id name } keys { keyId revokedAt } } key userErrors { path code message } } }";
const UPDATE: &str = "mutation($input: UpdateClientInput!) { updateClient(input: $input) {
    client { id tier scopes { value } suspendedAt } userErrors { path code message } } }";
const ISSUE: &str = "mutation($input: IssueKeyInput!) { issueKey(input: $input) {
    client { keys { keyId } } key userErrors { path code message } } }";
const REVOKE: &str =
    "mutation($input: RevokeKeyInput!) { revokeKey(input: $input) { keyId userErrors { path code message } } }";
const SET_TIER: &str = "mutation($input: SetTierInput!) { setTier(input: $input) {
    tier { name limits { burst pageSizeMax } scopes { code } setBy } userErrors { path code message } } }";
const WHO: &str = "{ viewer { tier { name burst } scopes { code } } }";
const LIMITS: &str = "{ viewer { tier { limits { burst queryCostMax } documents } } }";
const LOG: &str = "query($first: Int, $after: String, $filter: AuditFilter) {
    auditLog(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } nodes {
        action { code } target actor { code } clientId organisationId keyId requestId address before after } } }";

/// Does one mutation and answers with its payload.
async fn mutate(gateway: &Gateway, mutation: &str, input: Value) -> Value {
    let data = gateway.data_with(mutation, json!({"input": input})).await;
    let (_, payload) = data.as_object().unwrap().iter().next().unwrap();
    payload.clone()
}

/// The path and the code of the only error of a payload.
fn refusal(payload: &Value) -> (String, &str) {
    let errors = payload["userErrors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{payload}");
    let path: Vec<&str> = errors[0]["path"].as_array().unwrap().iter().map(|step| step.as_str().unwrap()).collect();
    (path.join("."), errors[0]["code"].as_str().unwrap())
}

fn accepted(payload: &Value) {
    assert_eq!(payload["userErrors"], json!([]), "{payload}");
}

/// An organisation and a client of it: the client's id, and its key.
async fn new_client(gateway: &Gateway, name: &str) -> (String, String) {
    let registered = mutate(gateway, REGISTER, json!({"name": name, "kind": "DEVELOPER"})).await;
    accepted(&registered);
    let input = json!({"organisationId": registered["organisation"]["id"], "name": "查询应用", "tier": "developer"});
    let created = mutate(gateway, CREATE, input).await;
    accepted(&created);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&created["client"]["id"]), text(&created["key"]))
}

/// The status and the answer to a query with this key.
async fn ask(gateway: &Gateway, key: &str, query: &str) -> (u16, Value) {
    let response = gateway.post().header("x-api-key", key).json(&json!({"query": query})).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn log(gateway: &Gateway, filter: Value) -> Vec<Value> {
    let data = gateway.data_with(LOG, json!({"first": 100, "filter": filter})).await;
    data["auditLog"]["nodes"].as_array().unwrap().clone()
}

fn codes(entries: &[Value]) -> Vec<&str> {
    entries.iter().map(|entry| entry["action"]["code"].as_str().unwrap()).collect()
}

async fn command(gateway: &Gateway, arguments: &[&str]) -> Ended {
    finish(gateway.program(arguments), None).await
}

on_both! {
    async fn an_administrator_registers_an_organisation_and_its_client_and_the_key_works(gateway: Gateway) {
        let input = json!({"name": " 市餐饮协会 ", "kind": "ASSOCIATION", "division": "310115", "industrySections": ["HOTELS_AND_CATERING"]});
        let registered = mutate(&gateway, REGISTER, input).await;
        accepted(&registered);
        let organisation = &registered["organisation"];
        assert_eq!((&organisation["name"], &organisation["division"]), (&json!("市餐饮协会"), &json!("310115")));
        let input = json!({"organisationId": organisation["id"], "name": "录入", "tier": "association", "scopes": ["PERSON_READ"]});
        let created = mutate(&gateway, CREATE, input).await;
        accepted(&created);
        assert_eq!(created["client"]["organisation"], json!({"id": organisation["id"], "name": "市餐饮协会"}));
        let key = created["key"].as_str().unwrap();
        let (_, answer) = ask(&gateway, key, "{ viewer { client { clientId keyId } scopes { code } } }").await;
        let viewer = &answer["data"]["viewer"];
        assert_eq!(viewer["client"]["clientId"], created["client"]["clientId"]);
        assert_eq!(viewer["client"]["keyId"], created["client"]["keys"][0]["keyId"]);
        assert!(viewer["scopes"].as_array().unwrap().contains(&json!({"code": "person:read"})), "{answer}");
        // The key is shown this once.
        let listed = gateway.answer("{ clients { nodes { keys { keyId } } } auditLog { nodes { before after } } }", json!({})).await;
        let secret = key.rsplit('_').next().unwrap();
        assert!(listed.get("errors").is_none() && !listed.to_string().contains(secret), "{listed}");
    }

    async fn what_is_to_be_expected_is_told_in_the_payload_and_changes_nothing(gateway: Gateway) {
        let (client, key) = new_client(&gateway, "星火数据").await;
        let own = gateway.data("{ clients(first: 1) { nodes { id organisation { id } } } }").await;
        let (own, organisation) = (&own["clients"]["nodes"][0]["id"], &own["clients"]["nodes"][0]["organisation"]["id"]);
        let key_id = key.split('_').nth(2).unwrap();
        accepted(&mutate(&gateway, ISSUE, json!({"clientId": client})).await);
        let before = gateway.data("{ auditLog { totalCount } }").await;
        for (mutation, input, path, code) in [
            (REGISTER, json!({"name": "星火数据", "kind": "DEVELOPER"}), "name", "CONFLICT"),
            (REGISTER, json!({"name": "", "kind": "DEVELOPER"}), "name", "INVALID"),
            (REGISTER, json!({"name": "甲", "kind": "DISTRICT", "division": "999999"}), "division", "NOT_FOUND"),
            (CREATE, json!({"organisationId": organisation, "name": "乙", "tier": "gold"}), "tier", "NOT_FOUND"),
            (CREATE, json!({"organisationId": organisation, "name": "\n", "tier": "developer"}), "name", "INVALID"),
            (CREATE, json!({"organisationId": client, "name": "乙", "tier": "developer"}), "organisationId", "NOT_FOUND"),
            (CREATE, json!({"organisationId": organisation, "name": "乙", "tier": "developer", "keyExpiresAt": "2001-01-01T00:00:00Z"}), "keyExpiresAt", "INVALID"),
            (UPDATE, json!({"clientId": "nonsense", "suspended": true}), "clientId", "NOT_FOUND"),
            (UPDATE, json!({"clientId": mingjing::graphql::id::encode("client", 404).to_string(), "suspended": true}), "clientId", "NOT_FOUND"),
            (UPDATE, json!({"clientId": client, "tier": "gold"}), "tier", "NOT_FOUND"),
            (UPDATE, json!({"clientId": own, "suspended": true}), "clientId", "NOT_ALLOWED"),
            (ISSUE, json!({"clientId": client}), "clientId", "LIMIT_REACHED"),
            (ISSUE, json!({"clientId": client, "expiresAt": "2001-01-01T00:00:00Z"}), "expiresAt", "INVALID"),
            (REVOKE, json!({"keyId": "abcdefghijkl"}), "keyId", "NOT_FOUND"),
            (REVOKE, json!({"keyId": key}), "keyId", "INVALID"),
            (SET_TIER, json!({"name": "developer", "limits": {"pageSizeMax": 101}}), "limits", "INVALID"),
            (SET_TIER, json!({"name": "press", "limits": {"burst": 7}}), "limits", "NOT_FOUND"),
            (SET_TIER, json!({"name": "Gold"}), "name", "INVALID"),
        ] {
            let payload = mutate(&gateway, mutation, input.clone()).await;
            assert_eq!(refusal(&payload), (path.to_owned(), code), "{input}: {payload}");
            let others = payload.as_object().unwrap().iter().filter(|(name, _)| *name != "userErrors");
            assert!(others.into_iter().all(|(_, value)| value.is_null()), "{payload}");
        }
        assert_eq!(gateway.data("{ auditLog { totalCount } }").await, before);
        assert_eq!(ask(&gateway, &key, WHO).await.0, 200);
        assert_eq!(key_id.len(), 12);
    }

    async fn mutations_are_done_by_post_and_by_administrators_only(gateway: Gateway) {
        let mutation = "mutation { setTier(input: { name: \"developer\", limits: { burst: 7 } }) { tier { name } } }";
        let url = gateway.url();
        let by_get = gateway.http().get(url).query(&[("query", mutation)]).header("x-api-key", &gateway.key)
            .header("accept", "application/json").send().await.unwrap();
        assert_eq!((by_get.status().as_u16(), by_get.headers()["allow"].to_str().unwrap()), (405, "POST"));
        let (_, key) = new_client(&gateway, "星火数据").await;
        let (status, answer) = ask(&gateway, &key, mutation).await;
        assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (403, &json!("FORBIDDEN")), "{answer}");
        let tiers = gateway.data("{ tiers { name setBy } }").await;
        assert!(tiers["tiers"].as_array().unwrap().iter().all(|tier| tier["setBy"] == "CONFIGURATION"), "{tiers}");
    }

    async fn every_act_is_in_the_audit_log_with_who_when_and_from_where(gateway: Gateway) {
        let at = gateway.app.clock.now();
        let (client, key) = new_client(&gateway, "星火数据").await;
        gateway.app.clock.advance(TimeDelta::minutes(1));
        let key_id = key.split('_').nth(2).unwrap().to_owned();
        let body = json!({"query": UPDATE, "variables": {"input": {"clientId": client, "tier": "institution", "scopes": ["ADMIN"]}}});
        gateway.post().header("x-api-key", &gateway.key).header("x-request-id", "req-7").json(&body).send().await.unwrap();
        mutate(&gateway, UPDATE, json!({"clientId": client, "suspended": true})).await;
        // What changes nothing is no act.
        mutate(&gateway, UPDATE, json!({"clientId": client, "suspended": true})).await;
        mutate(&gateway, REVOKE, json!({"keyId": key_id})).await;
        mutate(&gateway, REVOKE, json!({"keyId": key_id})).await;
        mutate(&gateway, SET_TIER, json!({"name": "developer", "limits": {"burst": 7}})).await;
        let entries = log(&gateway, json!({"actor": ["CLIENT"]})).await;
        assert_eq!(codes(&entries), ["tier.set", "key.revoked", "client.updated", "client.updated", "key.issued",
            "client.created", "organisation.registered"]);
        let own = gateway.data("{ viewer { client { keyId } } clients(first: 1) { nodes { id organisation { id } } } }").await;
        for entry in &entries {
            assert_eq!(entry["actor"]["code"], "client");
            assert_eq!(entry["keyId"], own["viewer"]["client"]["keyId"]);
            assert_eq!(entry["clientId"], own["clients"]["nodes"][0]["id"]);
            assert_eq!(entry["organisationId"], own["clients"]["nodes"][0]["organisation"]["id"]);
            assert_eq!(entry["address"], "127.0.0.1");
            assert!(!entry["requestId"].as_str().unwrap().is_empty());
        }
        let json_of = |value: &Value| -> Value { serde_json::from_str(value.as_str().unwrap()).unwrap() };
        let moved = &entries[3];
        assert_eq!(moved["requestId"], "req-7");
        let (before, after) = (json_of(&moved["before"]), json_of(&moved["after"]));
        assert_eq!((&before["tier"], &after["tier"]), (&json!("developer"), &json!("institution")));
        assert_eq!((&before["scopes"], &after["scopes"]), (&json!([]), &json!(["admin"])));
        assert_eq!(json_of(&entries[0]["after"])["burst"], 7);
        assert_eq!(json_of(&entries[0]["before"])["burst"], 60);
        assert_eq!(entries[5]["before"], Value::Null);

        for (filter, expected) in [
            (json!({"action": ["KEY_REVOKED", "TIER_SET"], "actor": ["CLIENT"]}), vec!["tier.set", "key.revoked"]),
            (json!({"target": format!("api_key:{key_id}")}), vec!["key.revoked", "key.issued"]),
            (json!({"requestId": "req-7"}), vec!["client.updated"]),
            (json!({"clientId": client}), vec![]),
            (json!({"actor": ["CLIENT"], "at": {"to": at}}), vec!["key.issued", "client.created", "organisation.registered"]),
        ] {
            assert_eq!(codes(&log(&gateway, filter.clone()).await), expected, "{filter}");
        }
        // Page by page it is the same list.
        let (mut after, mut paged) = (Value::Null, Vec::new());
        loop {
            let data = gateway.data_with(LOG, json!({"first": 3, "after": after, "filter": {"actor": ["CLIENT"]}})).await;
            assert_eq!(data["auditLog"]["totalCount"], 7);
            paged.extend(data["auditLog"]["nodes"].as_array().unwrap().clone());
            after = data["auditLog"]["pageInfo"]["endCursor"].clone();
            if data["auditLog"]["pageInfo"]["hasNextPage"] == false { break; }
        }
        assert_eq!(paged, entries);
    }

    async fn the_database_lets_nobody_change_or_remove_an_entry(gateway: Gateway) {
        new_client(&gateway, "星火数据").await;
        let before = gateway.data_with(LOG, json!({"first": 100})).await;
        let database = gateway.app.store.writer();
        for statement in [
            "UPDATE audit_entry SET action = 'nothing'",
            "UPDATE audit_entry SET client_id = NULL WHERE id = 1",
            "DELETE FROM audit_entry",
            "DELETE FROM audit_entry WHERE id = 1",
            "TRUNCATE audit_entry",
            "INSERT OR REPLACE INTO audit_entry (id, at, actor, action, target) VALUES (1, '2001-01-01', 'x', 'x', 'x')",
        ] {
            assert!(database.execute_unprepared(statement).await.is_err(), "{statement}");
        }
        assert_eq!(gateway.data_with(LOG, json!({"first": 100})).await, before);
        new_client(&gateway, "燎原数据").await;
    }

    async fn an_act_that_cannot_be_written_down_is_not_done(gateway: Gateway) {
        let (client, key) = new_client(&gateway, "星火数据").await;
        gateway.app.store.writer().execute_unprepared("ALTER TABLE audit_entry RENAME TO audit_entry_away").await.unwrap();
        for (mutation, input) in [
            (REGISTER, json!({"name": "甲", "kind": "DEVELOPER"})),
            (UPDATE, json!({"clientId": client, "suspended": true})),
            (ISSUE, json!({"clientId": client})),
            (REVOKE, json!({"keyId": key.split('_').nth(2).unwrap()})),
            (SET_TIER, json!({"name": "developer", "limits": {"burst": 7}})),
        ] {
            let answer = gateway.answer(mutation, json!({"input": input})).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "INTERNAL", "{answer}");
        }
        let state = gateway.data("{ organisations { nodes { name } } clients { nodes { suspendedAt keys { revokedAt } } } tiers { setBy } }").await;
        assert!(!state.to_string().contains("甲") && !state.to_string().contains("ADMINISTRATOR"), "{state}");
        let clients = state["clients"]["nodes"].as_array().unwrap();
        assert!(clients.iter().all(|client| client["suspendedAt"].is_null() && client["keys"] == json!([{"revokedAt": null}])), "{state}");
    }

    async fn another_replica_sees_each_change_within_five_seconds(gateway: Gateway) {
        let other = gateway.start_replica(&[]).await;
        let (client, key) = new_client(&gateway, "星火数据").await;
        let five_seconds = || gateway.app.clock.advance(TimeDelta::seconds(5));
        let viewer = async || ask(&other, &key, WHO).await.1["data"]["viewer"].clone();
        // The other replica remembers what it has seen, so that each change has something to overcome.
        assert_eq!(viewer().await["tier"], json!({"name": "developer", "burst": 60}));

        mutate(&gateway, SET_TIER, json!({"name": "developer", "limits": {"burst": 61}})).await;
        five_seconds();
        assert_eq!(viewer().await["tier"]["burst"], 61);
        let limits = ask(&other, &key, LIMITS).await.1;
        let expected = json!({"limits": {"burst": 61, "queryCostMax": 5000}, "documents": "AUTOMATIC"});
        assert_eq!(limits["data"]["viewer"]["tier"], expected);

        mutate(&gateway, UPDATE, json!({"clientId": client, "tier": "institution", "scopes": ["PERSON_READ"]})).await;
        five_seconds();
        let seen = viewer().await;
        assert_eq!(seen["tier"]["name"], "institution");
        assert!(seen["scopes"].as_array().unwrap().contains(&json!({"code": "person:read"})), "{seen}");

        mutate(&gateway, UPDATE, json!({"clientId": client, "suspended": true})).await;
        five_seconds();
        let (status, answer) = ask(&other, &key, WHO).await;
        assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (403, &json!("FORBIDDEN")), "{answer}");
        mutate(&gateway, UPDATE, json!({"clientId": client, "suspended": false})).await;
        five_seconds();
        assert_eq!(ask(&other, &key, WHO).await.0, 200);

        let expires_at = gateway.app.clock.now() + TimeDelta::minutes(1);
        let second = mutate(&gateway, ISSUE, json!({"clientId": client, "expiresAt": expires_at})).await;
        let second = second["key"].as_str().unwrap();
        assert_eq!(ask(&other, second, WHO).await.0, 200, "a new key is known at once");
        gateway.app.clock.advance(TimeDelta::minutes(1));
        assert_eq!(ask(&other, second, WHO).await.0, 401, "an expired one at its moment");

        mutate(&gateway, REVOKE, json!({"keyId": key.split('_').nth(2).unwrap()})).await;
        five_seconds();
        assert_eq!(ask(&other, &key, WHO).await.0, 401);
    }

    async fn a_tier_that_an_administrator_set_survives_a_restart(gateway: Gateway) {
        mutate(&gateway, SET_TIER, json!({"name": "developer", "limits": {"burst": 61}})).await;
        // A replica starts as the gateway itself does after a stop, here with another configuration too.
        let restarted = gateway.start_replica(&[("tiers.developer.burst", "99"), ("tiers.institution.burst", "301")]).await;
        let tiers = restarted.data("{ tiers { name limits { burst } setBy } }").await;
        let tier = |name: &str| tiers["tiers"].as_array().unwrap().iter().find(|tier| tier["name"] == name).unwrap().clone();
        assert_eq!(tier("developer"), json!({"name": "developer", "limits": {"burst": 61}, "setBy": "ADMINISTRATOR"}));
        assert_eq!(tier("institution"), json!({"name": "institution", "limits": {"burst": 301}, "setBy": "CONFIGURATION"}));
        command(&gateway, &["tier", "reset", "developer"]).await.printed();
        let tiers = gateway.data("{ tiers { name limits { burst } setBy } }").await;
        assert!(tiers["tiers"].as_array().unwrap().contains(&json!({"name": "developer", "limits": {"burst": 60}, "setBy": "CONFIGURATION"})));
    }

    async fn the_command_line_does_the_same_and_is_written_down_too(gateway: Gateway) {
        let (_, key) = new_client(&gateway, "星火数据").await;
        let status = async || {
            gateway.app.clock.advance(TimeDelta::seconds(5));
            ask(&gateway, &key, WHO).await.0
        };
        command(&gateway, &["client", "suspend", "2"]).await.printed();
        assert_eq!(status().await, 403);
        command(&gateway, &["client", "resume", "2"]).await.printed();
        assert_eq!(status().await, 200);
        command(&gateway, &["client", "set-tier", "2", "institution"]).await.printed();
        command(&gateway, &["client", "set-scopes", "2", "person:read"]).await.printed();
        let set = command(&gateway, &["tier", "set", "institution", "burst=77", "--scope", "disclosure:read"]).await;
        assert!(set.printed().contains("tier institution, set by the administrator") && set.printed().contains("burst=77"), "{set:?}");
        gateway.app.clock.advance(TimeDelta::seconds(5));
        let (_, answer) = ask(&gateway, &key, WHO).await;
        assert_eq!(answer["data"]["viewer"], json!({"tier": {"name": "institution", "burst": 77},
            "scopes": [{"code": "disclosure:read"}, {"code": "person:read"}]}));
        assert_eq!(codes(&log(&gateway, json!({"actor": ["COMMAND_LINE"], "target": "client:2"})).await), ["client.updated"; 4]);
        command(&gateway, &["signing-key", "rotate"]).await.printed();
        assert_eq!(codes(&log(&gateway, json!({"action": ["SIGNING_KEY_ROTATED"]})).await), ["signing-key.rotated"]);

        let organisations = command(&gateway, &["organisation", "list", "--format", "json"]).await;
        let organisations: Value = serde_json::from_str(organisations.printed()).unwrap();
        let names: Vec<&Value> = organisations.as_array().unwrap().iter().map(|organisation| &organisation["name"]).collect();
        assert_eq!(names, [&json!("测试市工商局"), &json!("星火数据")]);
        for (arguments, complaint) in [
            (vec!["client", "suspend", "404"], "there is no client 404"),
            (vec!["client", "set-tier", "2", "gold"], "there is no tier \"gold\"; the tiers are anonymous, "),
            (vec!["tier", "set", "developer", "burst"], "\"burst\" is no limit"),
            (vec!["tier", "set", "developer", "speed=1"], "there is no limit speed; the limits are "),
            (vec!["tier", "set", "press", "burst=1"], "there is no such tier yet; a new one needs requests_per_second, "),
            (vec!["tier", "reset", "press"], "the configuration has no such tier"),
        ] {
            let ended = command(&gateway, &arguments).await;
            assert!(ended.complaint().contains(complaint), "{ended:?}");
        }
    }

    async fn lists_of_administrators_are_paged_both_ways(gateway: Gateway) {
        for number in 0..5 {
            gateway.new_key(&format!("机构{number}"), OrganisationKind::Developer, "developer").await;
        }
        let query = "query($first: Int, $after: String, $last: Int, $before: String) {
            clients(first: $first, after: $after, last: $last, before: $before) {
                totalCount edges { cursor node { clientId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
        let page = async |variables: Value| -> (Vec<String>, Value) {
            let list = gateway.data_with(query, variables).await["clients"].clone();
            assert_eq!(list["totalCount"], 6);
            let edges = list["edges"].as_array().unwrap();
            (edges.iter().map(|edge| edge["node"]["clientId"].as_str().unwrap().to_owned()).collect(), list["pageInfo"].clone())
        };
        let (first, info) = page(json!({"first": 4})).await;
        assert_eq!((first, &info["hasNextPage"], &info["hasPreviousPage"]), (["1", "2", "3", "4"].map(str::to_owned).to_vec(), &json!(true), &json!(false)));
        let (rest, after) = page(json!({"first": 4, "after": info["endCursor"]})).await;
        assert_eq!((rest, &after["hasNextPage"], &after["hasPreviousPage"]), (["5", "6"].map(str::to_owned).to_vec(), &json!(false), &json!(true)));
        let (last, before) = page(json!({"last": 2, "before": after["startCursor"]})).await;
        assert_eq!((last, &before["hasNextPage"], &before["hasPreviousPage"]), (["3", "4"].map(str::to_owned).to_vec(), &json!(true), &json!(true)));
        // A cursor of one list is none of another's.
        let foreign = gateway.answer("query($after: String) { organisations(after: $after) { totalCount } }", json!({"after": info["endCursor"]})).await;
        assert_eq!(foreign["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{foreign}");
        let of = gateway.data("{ organisations(last: 1) { totalCount nodes { id name } } }").await;
        assert_eq!((&of["organisations"]["totalCount"], &of["organisations"]["nodes"][0]["name"]), (&json!(6), &json!("机构4")));
        let own = gateway.data_with("query($id: ID) { clients(organisation: $id) { totalCount nodes { organisation { name } } } }",
            json!({"id": of["organisations"]["nodes"][0]["id"]})).await;
        assert_eq!(own["clients"], json!({"totalCount": 1, "nodes": [{"organisation": {"name": "机构4"}}]}));
    }
}

#[tokio::test]
async fn who_administers_a_folder_without_a_data_set_is_told_so_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let there = data.display().to_string();
    for arguments in [
        vec!["signing-key", "rotate", "--compromised"],
        vec!["tier", "set", "developer", "burst=40"],
        vec!["tier", "list"],
        vec!["client", "create", "--organisation", "某银行", "--kind", "institution", "--tier", "institution"],
        vec!["organisation", "list"],
    ] {
        let ended = finish(program(&[arguments.as_slice(), &["--data-dir", &there]].concat()), None).await;
        assert!(ended.complaint().contains("there is no data set in"), "{ended:?}");
        assert!(!data.exists(), "{arguments:?}");
    }
    finish(program(&["migrate", "--data-dir", &there]), None).await.printed();
    finish(program(&["tier", "list", "--data-dir", &there]), None).await.printed();
}
