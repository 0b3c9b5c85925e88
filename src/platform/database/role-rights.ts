import { type Kysely, sql } from 'kysely'
import type { DatabaseRole } from './connect.ts'

/**
 * What a connection may do beyond its role, as ends of a sentence that begins with its user: "is a superuser", "may truncate platform_audit". Empty
 * when it may do what the role may and nothing else. Always beyond it, whoever gave it: owning a table, or being able to become who does;
 * making anything, also temporary tables; emptying a table; changing the audit; whatever the roles of PostgreSQL itself allow.
 *
 * @param db a connection as it will be used
 */
export async function rightsBeyond<Tables>(db: Kysely<Tables>, role: DatabaseRole): Promise<string[]> {
  const general = await asUser(db, role)
  // Who is one may do all the rest as well.
  if (general.includes(superuser)) return [superuser]
  return [...general, ...(await onTables(db, role))]
}

/** True when the rights of the role are those of this connection. */
export async function hasRole<Tables>(db: Kysely<Tables>, role: DatabaseRole): Promise<boolean> {
  const found = await sql<{ has: boolean }>`select pg_has_role(current_user, ${role}, 'usage') as has`.execute(db)
  return found.rows[0]?.has === true
}

const superuser = 'is a superuser'

async function asUser<Tables>(db: Kysely<Tables>, role: DatabaseRole): Promise<string[]> {
  const found = await sql<{ what: string }>`
    with me as (select * from pg_roles where rolname = current_user)
    select ${superuser} as what from me where rolsuper
    union all select distinct 'has the tables of ' || owner.rolname from pg_class, pg_roles owner
      where relnamespace = 'public'::regnamespace and owner.oid = relowner and pg_has_role(relowner, 'member')
    union all select 'may make roles' from me where rolcreaterole
    union all select 'may make databases' from me where rolcreatedb
    union all select 'may pass over the rules of single rows' from me where rolbypassrls
    union all select 'may copy the whole cluster' from me where rolreplication
    union all select 'may make tables in the schema public' where has_schema_privilege('public', 'create')
    union all select 'may make schemas' where has_database_privilege(current_database(), 'create')
    union all select 'may make temporary tables' where has_database_privilege(current_database(), 'temporary')
    union all select 'may become ' || other.rolname from pg_roles other
      where pg_has_role(other.oid, 'member') and other.rolname <> current_user and (
        starts_with(other.rolname, 'pg_') or other.rolsuper
        or (other.rolname in ('baken_application', 'baken_sign_in') and other.rolname <> ${role}::text)
      )`.execute(db)
  return found.rows.map(({ what }) => what)
}

async function onTables<Tables>(db: Kysely<Tables>, role: DatabaseRole): Promise<string[]> {
  const found = await sql<{ what: string }>`
    with ours as (select oid, relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')),
    -- What both are asked for, and what neither may have.
    asked (verb, by_column, never) as (
      values ('select', true, false), ('insert', true, false), ('update', true, false), ('delete', false, false), ('truncate', false, true),
        ('references', true, true), ('trigger', false, true)
    ),
    found as (
      select ours.oid, relname, verb, by_column, never,
        case when by_column then has_any_column_privilege(ours.oid, verb) else has_table_privilege(ours.oid, verb) end as mine,
        case when by_column
          then has_any_column_privilege(${role}, ours.oid, verb) else has_table_privilege(${role}, ours.oid, verb) end as of_role,
        has_table_privilege(ours.oid, verb) and not has_table_privilege(${role}, ours.oid, verb) as wider
      from ours, asked
    )
    select format('may %s %s', verb, relname) as what from found
    where (mine and (never or not of_role)) or wider or (mine and starts_with(relname, 'platform_audit') and verb <> 'select')
    union all
    -- A column more than the role has.
    select format('may %s %s of %s', verb, attname, relname) from found, pg_attribute
    where attrelid = found.oid and attnum > 0 and not attisdropped and of_role and not wider and by_column
      and has_column_privilege(found.oid, attnum, verb) and not has_column_privilege(${role}, found.oid, attnum, verb)
    union all
    select format('may run %s', proname) from pg_proc
    where pronamespace = 'public'::regnamespace
      and has_function_privilege(oid, 'execute') and not has_function_privilege(${role}, oid, 'execute')
    order by what`.execute(db)
  return found.rows.map(({ what }) => what)
}
