/** A line as somebody would make it who does not know the function. */
export const newLine = `values (3, now(), 'operator', null, 'a.b', null, '{}', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))`

/** Every way to change what stands in the audit, or what keeps it. */
export const attempts: readonly string[] = [
  `insert into platform_audit ${newLine}`,
  `update platform_audit set actor = 'person-1'`,
  `update platform_audit set actor = 'person-1' where line = 99`,
  'delete from platform_audit',
  'delete from platform_audit where line = 2',
  'truncate platform_audit',
  'truncate platform_audit, platform_audit_head cascade',
  'merge into platform_audit using (select 1) as one on line = 1 when matched then delete',
  'update platform_audit_head set line = 0',
  `update platform_audit_head set hash = decode(repeat('00', 32), 'hex')`,
  'delete from platform_audit_head',
  'truncate platform_audit_head',
]

/** Every way to take away what keeps it. */
export const removals: readonly string[] = [
  'drop table platform_audit',
  'drop table platform_audit_head cascade',
  'drop schema public cascade',
  'alter table platform_audit rename to something_else',
  'alter table platform_audit drop column detail',
  'alter table platform_audit alter column detail type text',
  'alter table platform_audit drop constraint platform_audit_pkey',
  'alter table platform_audit disable trigger all',
  'alter table platform_audit disable trigger platform_audit_kept',
  'alter table platform_audit_head disable trigger user',
  'alter table platform_audit owner to baken_application',
  'drop trigger platform_audit_kept on platform_audit',
  'create trigger mine before insert on platform_audit execute function platform_audit_refuse()',
  'create rule mine as on insert to platform_audit do instead nothing',
  'alter domain platform_audit_detail drop constraint platform_audit_detail_check',
  'drop function platform_audit_append cascade',
  'alter function platform_audit_append security invoker',
  'alter function platform_audit_append set search_path = public',
  'alter function platform_audit_hash rename to mine',
  `create or replace function platform_audit_refuse() returns trigger language plpgsql as 'begin return null; end'`,
  `create or replace function platform_audit_field(bytes bytea) returns bytea language sql as 'select null::bytea'`,
  `create function public.sha256(text) returns bytea language sql as 'select null::bytea'`,
  'set session_replication_role = replica',
  'create role mine superuser',
]
