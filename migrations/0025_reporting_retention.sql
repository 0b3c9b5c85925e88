-- reporting: the steps of a case as rows, until when a case is kept, and how it is deleted with every copy.
-- Why like this: docs/decisions/050-when-a-case-goes.md.

-- The typed table of steps (docs/state-machines/case.md), loaded at start as the table of permissions is.
create table reporting_edge (
  step text not null,
  from_state text not null,
  to_state text not null,
  done_by text not null check (done_by in ('key-holder', 'reporter', 'clock')),
  permission text check ((permission is not null) = (done_by = 'key-holder')),
  must text[] not null,
  renews boolean not null,
  primary key (step, from_state)
);
create table reporting_need (
  need text primary key,
  field text not null,
  standing boolean not null,
  one_of text[],
  some_of text[],
  matches text,
  check (num_nonnulls(one_of, some_of, matches) = 1)
);

-- How long what is kept: data/reporting/retention.yaml, loaded at start. Periods are half-open.
create table reporting_clock (
  outcome text not null,
  -- Null: of everybody who has none of their own.
  organisation text,
  days integer not null check (days between 7 and 7300),
  from_day date not null,
  until_day date check (until_day > from_day),
  basis text not null,
  unique nulls not distinct (outcome, organisation, from_day)
);

-- What decides, beside the case itself, until when it is kept. No row: nothing happened yet that does.
create table reporting_kept (
  case_id text primary key references reporting_case on delete cascade,
  -- When somebody last read it for the first time or took it up again, or its reporter wrote.
  renewed_on date not null,
  hold_reason text check (hold_reason ~ '^[a-z][a-z-]{1,39}$'),
  held_by text references organisations_person,
  held_on date,
  -- The first day on which it is held no longer.
  held_until date check (held_until >= held_on),
  -- Its reporter took it away while it was held: it goes as soon as it is not.
  taken_away_on date,
  check (num_nulls(hold_reason, held_on, held_until) in (0, 3)),
  check (held_by is null or hold_reason is not null)
);

-- What was deleted: nothing about anybody. Of a restored backup it says what has to go again.
create table reporting_ledger (
  -- SHA-256 of the id, which is 128 random bits: nobody gets back from one to the other.
  case_hash bytea primary key check (octet_length(case_hash) = 32),
  organisation text not null references organisations_organisation,
  deleted_on date not null,
  outcome text check (outcome ~ '^[a-z][a-z-]{1,39}$'),
  why text not null check (why in (
    'outcome', 'never-closed', 'longest', 'by-reporter', 'withdrawn', 'asked-by-person', 'kept-by-mistake', 'not-lawful'
  ))
);

create function reporting_hash_of(wanted text) returns bytea
language sql immutable
return sha256(convert_to(wanted, 'UTF8'));

-- Whether a need is met by coded facts: `isMet`, written again.
create function reporting_is_met(wanted text, facts jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce((
    select case
      when n.some_of is not null then case
        when jsonb_typeof(facts -> n.field) = 'array' then
          jsonb_array_length(facts -> n.field) > 0 and not exists (
            select from jsonb_array_elements(facts -> n.field) one
            where jsonb_typeof(one) <> 'string' or not ((one #>> '{}') = any (n.some_of))
          )
        else false
      end
      when jsonb_typeof(facts -> n.field) is distinct from 'string' then false
      when n.one_of is not null then (facts ->> n.field) = any (n.one_of)
      else (facts ->> n.field) ~ n.matches
    end
    from public.reporting_need n where n.need = wanted
  ), false)
$$;

-- What is not filled in yet for a step of a key holder from one state to another: of what stands with the case and what is given with the step.
-- Null: there is no such step.
create function reporting_lacks(from_here text, to_there text, coded jsonb, given jsonb) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select array(
    select need from unnest(e.must) need
    where not public.reporting_is_met(need, (
      select coalesce(jsonb_object_agg(stood.key, stood.value), '{}')
      from jsonb_each(coded) stood
      where stood.key in (select n.field from public.reporting_need n where n.standing)
    ) || given)
  )
  from public.reporting_edge e
  where e.from_state = from_here and e.to_state = to_there and e.done_by = 'key-holder'
$$;

-- A line of the history of a case begins where the last one ended, goes where a step goes, and has everything that the step asks for. The case is there, or
-- is moved there in the same transaction.
create function reporting_guard_step() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  last public.reporting_step;
  one public.reporting_case;
  lacking text[];
begin
  if public.organisations_is_trusted() then
    return new;
  end if;
  select * into one from public.reporting_case c where c.id = new.case_id;
  select * into last from public.reporting_step s where s.case_id = new.case_id order by s.number desc limit 1;
  lacking := public.reporting_lacks(new.from_state, new.to_state, one.coded, new.coded);
  if lacking is null or new.from_state is distinct from last.to_state or new.number is distinct from last.number + 1
    or one.state not in (new.from_state, new.to_state) then
    raise exception using errcode = 'insufficient_privilege', message = format('no case goes from %s to %s this way', last.to_state, new.to_state);
  end if;
  if lacking <> '{}' then
    raise exception using errcode = 'check_violation', message = format('this step asks for more: %s', array_to_string(lacking, ', '));
  end if;
  return new;
end
$$;
create trigger reporting_step_guarded before insert on reporting_step
  for each row execute function reporting_guard_step();

-- The days that count for what happened on a day: `daysKept`, written again. In PL/pgSQL, which plans it once for a connection: every case asks for it.
create function reporting_days_kept(of_organisation text, for_outcome text, on_day date) returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select k.days from public.reporting_clock k
    where k.outcome = for_outcome and (k.organisation is null or k.organisation = of_organisation)
      and k.from_day <= on_day and (k.until_day is null or on_day < k.until_day)
    order by k.organisation is null limit 1
  );
end
$$;

-- When a case is deleted, why, and on which day it would have been without a hold: `deletionOf`, written again. No row: there is no clock.
create function reporting_deletion_of(one reporting_case) returns table (on_day date, because text, instead_of date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  kept public.reporting_kept;
  start date;
  at_most date;
  own date;
begin
  select * into kept from public.reporting_kept k where k.case_id = one.id;
  if kept.taken_away_on is not null then
    own := kept.taken_away_on;
    because := 'by-reporter';
  else
    start := coalesce(one.closed_on, kept.renewed_on, one.received_on);
    own := start + public.reporting_days_kept(one.organisation, coalesce(one.outcome, 'open'), start);
    at_most := one.received_on + public.reporting_days_kept(one.organisation, 'longest', one.received_on);
    if own is null or at_most is null then
      return;
    end if;
    because := case when own > at_most then 'longest' when one.closed_on is null then 'never-closed' else 'outcome' end;
    own := least(own, at_most);
  end if;
  on_day := greatest(own, kept.held_until);
  instead_of := case when kept.held_until > own then own end;
  return next;
end
$$;

-- A case takes the steps of the table and no others, never more than one ahead of its history; and nobody writes down another day than the one on which
-- it goes.
create function reporting_guard_case() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  wanted text;
  told text;
begin
  if tg_op = 'INSERT' then
    if exists (select from public.reporting_ledger l where l.case_hash = public.reporting_hash_of(new.id)) then
      raise exception using errcode = 'unique_violation', message = 'what was deleted does not come back';
    end if;
    -- The term of weighing: src/modules/reporting/domain/casework/terms.ts.
    new.step_due := new.received_on + 14;
  elsif not public.organisations_is_trusted() then
    if new.state <> old.state then
      select e.permission into wanted from public.reporting_edge e
      where e.from_state = old.state and e.to_state = new.state and e.done_by = 'key-holder';
      select s.to_state into told from public.reporting_step s where s.case_id = new.id order by s.number desc limit 1;
      if wanted is null or told not in (old.state, new.state) then
        raise exception using errcode = 'insufficient_privilege', message = format('no case goes from %s to %s this way', old.state, new.state);
      end if;
      perform public.organisations_refuse_unless_may(
        wanted, new.organisation, null, null, case old.state when 'closed' then 'closed' else 'open' end
      );
      if new.outcome in ('handed-over', 'criminal-case') and public.reporting_all_taken_back(new.id) then
        raise exception using errcode = 'check_violation', message = 'what was taken back was not handed over';
      end if;
    elsif (new.outcome, new.closed_on) is distinct from (old.outcome, old.closed_on) then
      raise exception using errcode = 'insufficient_privilege', message = 'how a case ended stays as it was closed';
    end if;
  end if;
  new.delete_on := (select d.on_day from public.reporting_deletion_of(new) d);
  return new;
end
$$;
create trigger reporting_case_guarded before insert or update on reporting_case
  for each row execute function reporting_guard_case();

-- The day that the time of a case nobody closed is counted from moves for a step that renews, and for what its reporter writes; for nothing else.
create function reporting_renew() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Within each other: PostgreSQL looks up the columns of the row before it weighs an "and".
  if tg_table_name = 'reporting_step' then
    if not exists (
      select from public.reporting_edge e where e.from_state = new.from_state and e.to_state = new.to_state and e.renews
    ) then
      return null;
    end if;
  end if;
  insert into public.reporting_kept as k (case_id, renewed_on) values (new.case_id, new.on_day)
  on conflict (case_id) do update set renewed_on = excluded.renewed_on where k.renewed_on < excluded.renewed_on;
  return null;
end
$$;
create trigger reporting_step_renews after insert on reporting_step
  for each row execute function reporting_renew();
create trigger reporting_item_renews after insert on reporting_item
  for each row when (new.sender = 'reporter' and new.kind = 'message') execute function reporting_renew();

create function reporting_reckon() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- The guard of the case works out the day.
  update public.reporting_case c set delete_on = null where c.id = new.case_id;
  return null;
end
$$;
create trigger reporting_kept_reckoned after insert or update on reporting_kept
  for each row execute function reporting_reckon();

-- organisations: destroys every secret of a thing, under every key it is wrapped to: its own name, and that with a word behind it.
create function organisations_forget_secrets_of(for_organisation text, of_subject text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Whoever moves one of them to another key is waited for: only then it is seen what there is.
  perform from public.organisations_kept_secret s
  where s.organisation = for_organisation and (s.subject = of_subject or starts_with(s.subject, of_subject || '-'))
  order by s.subject for update;
  delete from public.organisations_kept_secret s
  where s.organisation = for_organisation and (s.subject = of_subject or starts_with(s.subject, of_subject || '-'));
end
$$;

-- Destroys a case with every copy, writes it into the ledger and into the audit: all of it or nothing. False: it is not there.
create function reporting_erase(wanted text, because text, who text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  one public.reporting_case;
begin
  select * into one from public.reporting_case c where c.id = wanted for update;
  if not found then
    return false;
  end if;
  -- A file that is just coming in is waited for, and goes too.
  perform pg_advisory_xact_lock(20201240, hashtext(wanted));
  insert into public.reporting_ledger (case_hash, organisation, deleted_on, outcome, why)
  values (public.reporting_hash_of(wanted), one.organisation, public.organisations_today(), one.outcome, because)
  on conflict (case_hash) do nothing;
  perform public.organisations_forget_secrets_of(one.organisation, wanted);
  delete from public.reporting_upload u where u.case_id = wanted;
  -- With it every row that refers to it.
  delete from public.reporting_case c where c.id = wanted;
  perform public.platform_audit_append(
    who, one.organisation, 'case.delete', 'case:' || wanted,
    format('{"why":%s,"outcome":%s}', to_json(because), coalesce(to_json(one.outcome)::text, 'null'))
  );
  return true;
end
$$;

-- Of a case that was handed over and taken back before anybody read it.
create function reporting_erase(wanted text) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$ select public.reporting_erase(wanted, 'withdrawn', coalesce(public.organisations_me(), 'operator')) $$;

-- Deletes one case whose day has come. Gives its id; null: there is none. It asks for the day of the database and for nothing of who calls it, so that
-- nobody can make it delete what is not due.
create function reporting_delete_next_due() returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  due_id text;
  reason text;
begin
  select c.id, d.because into due_id, reason
  from public.reporting_case c cross join lateral public.reporting_deletion_of(c) d
  where c.delete_on <= public.organisations_today() and d.on_day <= public.organisations_today()
  order by c.delete_on limit 1 for update of c skip locked;
  if due_id is not null then
    perform public.reporting_erase(due_id, reason, 'clock');
  end if;
  return due_id;
end
$$;

alter table reporting_kept enable row level security;
alter table reporting_ledger enable row level security;
create policy reporting_seen on reporting_kept for select to baken_application
  using (case_id in (select c.id from reporting_case c));
create policy reporting_seen on reporting_ledger for select to baken_application
  using (organisation = (select organisations_here()) and (select organisations_may('case.see', organisations_here(), null, null, 'open')));

revoke all on reporting_edge, reporting_need, reporting_clock, reporting_kept, reporting_ledger from public, baken_application, baken_public;
grant select on reporting_edge, reporting_need, reporting_clock, reporting_kept, reporting_ledger to baken_application;

revoke all on function
  reporting_hash_of, reporting_is_met, reporting_lacks, reporting_guard_step, reporting_days_kept, reporting_deletion_of, reporting_guard_case,
  reporting_renew, reporting_reckon, organisations_forget_secrets_of, reporting_erase(text), reporting_erase(text, text, text), reporting_delete_next_due
  from public, baken_application, baken_public;
grant execute on function
  reporting_hash_of, reporting_is_met, reporting_lacks, reporting_days_kept, reporting_deletion_of, reporting_delete_next_due
  to baken_application;
