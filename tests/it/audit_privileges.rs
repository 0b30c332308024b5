//! On PostgreSQL nobody has the privilege to change the audit log: not the role that owns it, not one that had been granted
//! it, and not the gateway where it runs as a role of its own by the lines of `docs/operations.md`.

use std::path::Path;

use entity::code::OrganisationKind;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use serde_json::json;
use tests::{
    database::Backend,
    draft::enterprise,
    gateway::{Gateway, new_client},
    services,
};

/// The migrations before the one that takes the privileges away.
const BEFORE: u32 = 27;
const CHANGES: [&str; 3] = [
    "UPDATE audit_entry SET action = 'nothing' WHERE id = 1",
    "DELETE FROM audit_entry WHERE id = 1",
    "TRUNCATE audit_entry",
];

/// The address of this database for this role.
fn address(role: &str, database: &str) -> String {
    let (_, place) = services::postgres().split_once('@').unwrap();
    let (server, _) = place.rsplit_once('/').unwrap();
    format!("postgres://{role}@{server}/{database}")
}

async fn connect(address: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(address);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

/// Makes roles that are no superusers, and a database that the first of them owns; an open connection of the owner.
async fn owned_database(database: &str, roles: &[&str]) -> DatabaseConnection {
    let server = connect(services::postgres()).await;
    for role in roles {
        server.execute_unprepared(&format!("CREATE ROLE {role} LOGIN NOSUPERUSER")).await.unwrap();
    }
    server.execute_unprepared(&format!("CREATE DATABASE {database} OWNER {}", roles[0])).await.unwrap();
    connect(&address(roles[0], database)).await
}

/// Which privileges a role has on the audit log, `PUBLIC`'s included.
async fn privileges(database: &DatabaseConnection, role: &str) -> Vec<&'static str> {
    let mut held = Vec::new();
    for privilege in ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"] {
        let statement = format!("SELECT has_table_privilege('{role}', 'audit_entry', '{privilege}')");
        let row =
            database.query_one_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, statement)).await;
        if row.unwrap().unwrap().try_get_by_index::<bool>(0).unwrap() {
            held.push(privilege);
        }
    }
    held
}

/// Why a statement that must fail did.
async fn refusal(database: &DatabaseConnection, statement: &str) -> String {
    database.execute_unprepared(statement).await.expect_err(statement).to_string()
}

async fn add_entry(database: &DatabaseConnection) {
    let insert = "INSERT INTO audit_entry (at, actor, action, target) VALUES (now(), 'gateway', 'tier.set', 'tier:x')";
    database.execute_unprepared(insert).await.unwrap();
}

#[tokio::test]
async fn the_owner_has_no_privilege_to_change_it_and_the_triggers_stand_behind() {
    let owner = owned_database("owned", &["plain_owner"]).await;
    Migrator::up(&owner, None).await.unwrap();
    add_entry(&owner).await;
    assert_eq!(privileges(&owner, "plain_owner").await, ["SELECT", "INSERT"]);
    for statement in CHANGES {
        let said = refusal(&owner, statement).await;
        assert!(said.contains("permission denied for table audit_entry"), "{statement}: {said}");
    }
    // An owner may give it back to itself; then the triggers refuse.
    owner.execute_unprepared("GRANT UPDATE, DELETE, TRUNCATE ON audit_entry TO plain_owner").await.unwrap();
    for statement in CHANGES {
        let said = refusal(&owner, statement).await;
        assert!(said.contains("audit_entry is append-only"), "{statement}: {said}");
    }
    add_entry(&owner).await;
}

#[tokio::test]
async fn whoever_had_been_granted_it_loses_it_and_the_migration_can_be_undone() {
    let owner = owned_database("granted", &["granting_owner", "granted_role"]).await;
    Migrator::up(&owner, Some(BEFORE)).await.unwrap();
    for grant in [
        "GRANT ALL ON audit_entry TO granted_role WITH GRANT OPTION",
        "GRANT UPDATE (action, target) ON audit_entry TO granted_role",
        "GRANT SELECT, DELETE, TRUNCATE ON audit_entry TO PUBLIC",
        "GRANT UPDATE (before) ON audit_entry TO PUBLIC",
    ] {
        owner.execute_unprepared(grant).await.unwrap();
    }
    let granted = connect(&address("granted_role", "granted")).await;
    granted.execute_unprepared("GRANT UPDATE, TRUNCATE ON audit_entry TO PUBLIC").await.unwrap();
    assert_eq!(privileges(&owner, "granted_role").await.len(), 5);
    Migrator::up(&owner, None).await.unwrap();
    assert_eq!(privileges(&owner, "granting_owner").await, ["SELECT", "INSERT"]);
    assert_eq!(privileges(&owner, "granted_role").await, ["SELECT", "INSERT"]);
    for statement in
        CHANGES.into_iter().chain(["UPDATE audit_entry SET target = 'x'", "UPDATE audit_entry SET before = 'x'"])
    {
        let said = refusal(&granted, statement).await;
        assert!(said.contains("permission denied for table audit_entry"), "{statement}: {said}");
    }
    let later = u32::try_from(Migrator::migrations().len()).unwrap() - BEFORE;
    Migrator::down(&owner, Some(later)).await.unwrap();
    assert_eq!(privileges(&owner, "granting_owner").await.len(), 5);
}

/// The lines of SQL of the section about a role that owns nothing.
fn grants_of_the_docs() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/operations.md");
    let docs = std::fs::read_to_string(path).unwrap();
    let (_, section) = docs.split_once("### A role that owns nothing").unwrap();
    let (_, block) = section.split_once("```sql\n").unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gateway_runs_as_a_role_that_owns_nothing_by_the_lines_of_the_docs() {
    let owner = owned_database("separate", &["mingjing_owner", "mingjing_gateway"]).await;
    Migrator::up(&owner, None).await.unwrap();
    let grants = grants_of_the_docs();
    assert!(grants.contains("mingjing_gateway"), "{grants}");
    owner.execute_unprepared(&grants).await.unwrap();
    assert_eq!(privileges(&owner, "mingjing_gateway").await, ["SELECT", "INSERT"]);

    let url = address("mingjing_gateway", "separate");
    let gateway = Gateway::start_over(Backend::Postgres, tempfile::tempdir().unwrap(), &url, &[]).await;
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    gateway
        .write(
            "enterprise",
            &[enterprise(1, &[("address", mingjing::domain::disclosure::cell::Cell::text("张江路1号"))])],
        )
        .await;
    let answer = gateway.data("{ enterprises { nodes { address revision } } }").await;
    assert_eq!(answer["enterprises"]["nodes"], json!([{"address": "张江路1号", "revision": 2}]));
    gateway
        .app
        .access
        .create_client(new_client("市餐饮协会", OrganisationKind::Association, "association"))
        .await
        .unwrap();
    gateway.app.store.optimise().await.unwrap();
    let before = gateway.data("{ auditLog { totalCount nodes { before after } } }").await;
    assert!(before["auditLog"]["totalCount"].as_i64().unwrap() > 5, "{before}");

    let taken_over = connect(&url).await;
    for (statement, complaint) in CHANGES.map(|statement| (statement, "permission denied")).into_iter().chain([
        ("DROP TRIGGER audit_entry_refuses_change ON audit_entry", "must be owner"),
        ("ALTER TABLE audit_entry DISABLE TRIGGER ALL", "must be owner"),
        ("DROP TABLE audit_entry", "must be owner"),
        ("CREATE TABLE other (id bigint)", "permission denied"),
        ("DELETE FROM seaql_migrations", "permission denied"),
        ("SET ROLE mingjing_owner", "permission denied"),
    ]) {
        let said = refusal(&taken_over, statement).await;
        assert!(said.contains(complaint), "{statement}: {said}");
    }
    // Granting what one does not have does nothing.
    let _ = taken_over.execute_unprepared("GRANT UPDATE ON audit_entry TO mingjing_gateway").await;
    assert_eq!(privileges(&owner, "mingjing_gateway").await, ["SELECT", "INSERT"]);
    assert_eq!(gateway.data("{ auditLog { totalCount nodes { before after } } }").await, before);
}
