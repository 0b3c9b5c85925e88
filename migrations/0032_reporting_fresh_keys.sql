-- reporting: what freshens a case after the key of its organisation changed: a secret that who left never had. New items are under a key that follows from the key of the case and
-- the newest of these. Why like this: docs/decisions/056-what-is-new-is-under-a-fresh-key.md.

-- For the organisation the secret is kept as every other, under the name of the case with the number behind it.
create table reporting_freshening (
  case_id text not null references reporting_case on delete cascade,
  -- The key of the organisation that it came with.
  number integer not null check (number between 2 and 9999999),
  wrapped_for_reporter bytea not null check (organisations_is_wrapped(wrapped_for_reporter, 'to-key')),
  primary key (case_id, number)
);

-- Whether it came with a key that was declared lost: who has the key of before cannot open what follows from it, and nothing new goes under it.
create function reporting_is_lost(of_case text, of_number integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from public.reporting_case c join public.organisations_key k on k.organisation = c.organisation
    where c.id = of_case and k.number = of_number and k.state = 'lost'
  )
$$;

-- The newest one of a case that counts; 0: it is under the keys that it began with.
create function reporting_freshness_of(wanted text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(max(f.number), 0) from public.reporting_freshening f
  where f.case_id = wanted and not public.reporting_is_lost(f.case_id, f.number)
$$;

-- Cases of the hat's organisation that were there before its key began to change and have no secret of the new key yet, those after `after`.
create function reporting_to_freshen(after text, many integer) returns table (id text, reporter_key bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  before integer := public.organisations_changing_key(here);
  fresh integer := public.organisations_current_key(here);
begin
  perform public.organisations_refuse_unless_may('key.change', here, null, null, public.organisations_key_state(here));
  return query
    select c.id, c.reporter_key
    from public.organisations_kept_secret k join public.reporting_case c on c.id = k.subject and c.organisation = here
    where k.organisation = here and k.key_number = before and k.subject > after
      and not exists (select from public.reporting_freshening f where f.case_id = c.id and f.number = fresh)
    order by k.subject limit many;
end
$$;

-- Keeps secrets of the new key, each for a case and for its reporter; the first one of a case stays. What was wrapped for a reporter's code that is another by now is left out, and comes
-- again. Gives how many came.
create function reporting_freshen(as_number integer, secrets jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  came integer;
begin
  perform pg_advisory_xact_lock(20201233, hashtext(here));
  perform public.organisations_refuse_unless_may('key.change', here, null, null, public.organisations_key_state(here));
  if public.organisations_current_key(here) is distinct from as_number or public.organisations_changing_key(here) is null
    or not public.organisations_has_key(as_number) then
    raise exception using errcode = 'insufficient_privilege', message = 'who freshens cases has the new key';
  end if;
  -- Whoever changes a code or writes in a case waits, or is seen here.
  perform from public.reporting_case c
  where c.organisation = here and c.id in (select g."caseId" from jsonb_to_recordset(secrets) g ("caseId" text)) order by c.id for update;
  with given as (
    select g."caseId" as id, decode(g.wrapped, 'hex') as wrapped, decode(g."forReporter", 'hex') as for_reporter
    from jsonb_to_recordset(secrets) g ("caseId" text, wrapped text, "forReporter" text, "reporterKey" text)
    join public.reporting_case c on c.id = g."caseId" and c.organisation = here and c.reporter_key = decode(g."reporterKey", 'hex')
  ), made as (
    insert into public.reporting_freshening (case_id, number, wrapped_for_reporter)
    select g.id, as_number, g.for_reporter from given g
    on conflict (case_id, number) do nothing
    returning case_id
  )
  insert into public.organisations_kept_secret (organisation, subject, key_number, wrapped)
  select here, g.id || '-' || as_number, as_number, g.wrapped from given g join made m on m.case_id = g.id;
  get diagnostics came = row_count;
  return came;
end
$$;

-- What freshens the case of a code, for who has the code.
create function reporting_thread_fresh(lookup bytea) returns table (number integer, wrapped bytea, is_lost boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select f.number, f.wrapped_for_reporter, public.reporting_is_lost(f.case_id, f.number)
  from public.reporting_case c join public.reporting_freshening f on f.case_id = c.id
  where c.lookup_hash = lookup order by f.number
$$;

-- The same secrets for another code: all that there are, or nothing. False: there is another one by now.
create function reporting_rewrap_fresh(of_case text, secrets jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  changed integer;
begin
  update public.reporting_freshening f set wrapped_for_reporter = decode(g.wrapped, 'hex')
  from jsonb_to_recordset(secrets) g (number integer, wrapped text)
  where f.case_id = of_case and f.number = g.number;
  get diagnostics changed = row_count;
  return changed = (select count(*) from public.reporting_freshening f where f.case_id = of_case);
end
$$;

-- Nothing that a colleague writes is under a key that somebody who left may have.
alter table reporting_item add column fresh integer not null default 0;
create function reporting_guard_fresh() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- A report comes before anything could freshen it; what waited as a file was sealed with its message.
  if new.kind in ('report', 'identity', 'file') then
    return new;
  end if;
  if new.fresh is distinct from public.reporting_freshness_of(new.case_id) then
    raise exception using errcode = 'BK001', message = 'the key of this case was freshened: seal it again';
  end if;
  return new;
end
$$;
create trigger reporting_item_fresh before insert on reporting_item for each row execute function reporting_guard_fresh();

alter table reporting_freshening enable row level security;
create policy reporting_seen on reporting_freshening for select to baken_application using (case_id in (select c.id from reporting_case c));

revoke all on reporting_freshening from public, baken_application, baken_public;
grant select (case_id, number) on reporting_freshening to baken_application;
grant insert (fresh) on reporting_item to baken_application;

revoke all on function
  reporting_is_lost, reporting_freshness_of, reporting_to_freshen, reporting_freshen, reporting_thread_fresh, reporting_rewrap_fresh, reporting_guard_fresh
  from public, baken_application, baken_public;
grant execute on function reporting_to_freshen, reporting_freshen to baken_application;
grant execute on function reporting_thread_fresh to baken_public;
