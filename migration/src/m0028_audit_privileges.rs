//! Nobody is allowed to change the audit log any more, its owner included, and an organisation finds its own acts in it
//! without reading others'.
//!
//! The triggers of `m0021_audit_entry` stay as a second wall. SQLite has no privileges; there they are the only one.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
};

use crate::record::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "audit_entry";
const INDEX: &str = "audit_entry_organisation";

/// Takes the three privileges from everybody: the owner, whose privileges stand nowhere until one is taken away, and
/// whoever was granted one on the table or on a column of it, `PUBLIC` (the grantee 0) included.
const REVOKE: &str = "
DO $$
DECLARE grantee text;
BEGIN
    FOR grantee IN
        SELECT DISTINCT CASE WHEN holder = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(holder)) END
        FROM (
            SELECT relowner AS holder FROM pg_class WHERE oid = 'audit_entry'::regclass
            UNION SELECT 0::oid
            UNION SELECT acl.grantee FROM pg_class, aclexplode(relacl) AS acl WHERE oid = 'audit_entry'::regclass
            UNION SELECT acl.grantee FROM pg_attribute, aclexplode(attacl) AS acl
            WHERE attrelid = 'audit_entry'::regclass
        ) AS holders
    LOOP
        EXECUTE 'REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM ' || grantee || ' CASCADE';
    END LOOP;
END $$;
";

const GRANT: &str = "
DO $$
BEGIN
    EXECUTE (
        SELECT 'GRANT UPDATE, DELETE, TRUNCATE ON audit_entry TO ' || quote_ident(pg_get_userbyid(relowner))
        FROM pg_class WHERE oid = 'audit_entry'::regclass
    );
END $$;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index(TABLE, "organisation", &["organisation_id", "id"])).await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            manager.get_connection().execute_unprepared(REVOKE).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            manager.get_connection().execute_unprepared(GRANT).await?;
        }
        manager.drop_index(Index::drop().name(INDEX).table(TABLE).to_owned()).await
    }
}
