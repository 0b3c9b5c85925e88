import { ask } from '../../testing/embedded-folder.ts'

/** Everybody who may sign in or is a role, but superusers and PostgreSQL's own. */
const roles = `select oid, rolname from pg_roles where not rolsuper and not starts_with(rolname, 'pg_')`

/** What each role really may do to each table, view and sequence of the schema, through whatever it has it. In the words of `expected-rights.ts`. */
export async function storedTableRights(url: string): Promise<Record<string, Record<string, string>>> {
  const rows = await ask<{ relname: string; rolname: string; rights: string }>(
    url,
    `with role as (${roles}),
    thing as (select oid, relname, relkind from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S')),
    verb (number, name, by_column) as (
      values (1, 'select', true), (2, 'insert', true), (3, 'update', true), (4, 'delete', false), (5, 'truncate', false),
        (6, 'references', true), (7, 'trigger', false), (8, 'maintain', false)
    ),
    held as (
      select thing.oid, relname, rolname, role.oid as role, name, number, by_column, case when relkind = 'S'
        then name in ('select', 'update') and has_sequence_privilege(role.oid, thing.oid, case when name in ('select', 'update') then name else 'usage' end)
          or name = 'insert' and has_sequence_privilege(role.oid, thing.oid, 'usage')
        else has_table_privilege(role.oid, thing.oid, name) end as whole, relkind
      from thing, role, verb
    )
    select relname, rolname, trim(concat_ws(' ', string_agg(name, ' ' order by number) filter (where whole), string_agg(parts, ' ' order by number))) as rights
    from held left join lateral (
      select name || '(' || string_agg(attname, ' ' order by attnum) || ')' as parts from pg_attribute
      where attrelid = held.oid and attnum > 0 and not attisdropped and by_column and not whole and relkind <> 'S'
        and has_column_privilege(held.role, held.oid, attnum, name)
      having count(*) > 0
    ) columns on true
    group by relname, rolname order by relname, rolname`,
  )
  const found: Record<string, Record<string, string>> = {}
  for (const { relname, rolname, rights } of rows) {
    found[relname] = { ...found[relname], ...(rights === '' ? {} : { [rolname]: rights }) }
  }
  return found
}

/** Who may run each function of the schema. */
export async function storedFunctionRights(url: string): Promise<Record<string, string[]>> {
  const rows = await ask<{ proname: string; who: string[] | null }>(
    url,
    `select proname, (select array_agg(rolname::text order by rolname) from (${roles}) role where has_function_privilege(role.oid, p.oid, 'execute')) as who
    from pg_proc p where pronamespace = 'public'::regnamespace order by proname`,
  )
  return Object.fromEntries(rows.map(({ proname, who }) => [proname, who ?? []]))
}

export async function storedRoles(url: string): Promise<string[]> {
  return (await ask<{ rolname: string }>(url, `${roles} order by rolname`)).map(({ rolname }) => rolname)
}
