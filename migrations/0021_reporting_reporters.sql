-- reporting: what somebody without a sign-in does – begins a case, comes back, writes, takes it away – and a colleague in their place. Each is one function, all of it or nothing.
-- Why like this: docs/decisions/044-what-of-a-case-stands-in-clear.md. Files: 0027.

-- Keeps a report, all of it or nothing. The same report again is 'kept' again.
-- 'kept' · 'not-read-here': no two people can open it there now · 'old-key' · 'taken': the id is of another one · 'no-file': a file did not come, or is too long ago.
create function reporting_keep_case(
  with_id text, for_organisation text, to_number integer, by_door text, with_code_state text, day date,
  wrapped_for_organisation bytea, for_reporter bytea, lookup bytea, key_of_reporter bytea, committed bytea,
  report bytea, identity_id text, identity_wrapped bytea, identity bytea, files text[]
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  kept text;
begin
  perform pg_advisory_xact_lock(20201240, hashtext(with_id));
  if exists (select from public.reporting_case c where c.id = with_id or c.lookup_hash = lookup) then
    return case when exists (
      select from public.reporting_case c join public.reporting_item i on i.case_id = c.id and i.kind = 'report'
      where c.id = with_id and c.lookup_hash = lookup and c.commitment = committed and c.organisation = for_organisation and i.envelope = report
    ) then 'kept' else 'taken' end;
  end if;
  if not public.organisations_can_be_read(for_organisation) then
    return 'not-read-here';
  end if;
  kept := public.organisations_keep_told_secret(for_organisation, with_id, to_number, wrapped_for_organisation);
  if kept <> 'kept' then
    return kept;
  end if;
  insert into public.reporting_case (
    id, organisation, door, seen_by_server, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, code_state, answer_due, step_due,
    news_since
  ) values (
    with_id, for_organisation, by_door, by_door = 'seen-once', day, lookup, key_of_reporter, for_reporter, committed, with_code_state, day + 7, day + 7, day
  );
  insert into public.reporting_item (id, case_id, sender, kind, sequence, on_day, envelope) values (with_id, with_id, 'reporter', 'report', 0, day, report);
  if identity is not null then
    if public.organisations_keep_told_secret(for_organisation, with_id || '-who', to_number, identity_wrapped) <> 'kept' then
      raise exception using errcode = 'unique_violation', message = 'the key of who somebody is cannot be kept';
    end if;
    insert into public.reporting_item (id, case_id, sender, kind, sequence, on_day, envelope)
    values (identity_id, with_id, 'reporter', 'identity', 0, day, identity);
  end if;
  if not public.reporting_claim_files(with_id, 'reporter', files, day, null) then
    raise exception using errcode = 'no_data_found', message = 'a file of this report is not there';
  end if;
  insert into public.reporting_step (case_id, number, from_state, to_state, on_day) values (with_id, 1, null, 'new', day);
  return 'kept';
end
$$;

-- For somebody without a sign-in. `kept_on`: the day on which it was received, which for a report that is there already is the day of then.
create function reporting_submit(
  with_id text, for_organisation text, to_number integer, by_door text, day date,
  wrapped_for_organisation bytea, for_reporter bytea, lookup bytea, key_of_reporter bytea, committed bytea,
  report bytea, identity_id text, identity_wrapped bytea, identity bytea, files text[],
  out outcome text, out kept_on date
)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  outcome := public.reporting_keep_case(
    with_id, for_organisation, to_number, by_door, 'own', day, wrapped_for_organisation, for_reporter, lookup, key_of_reporter, committed,
    report, identity_id, identity_wrapped, identity, files
  );
  if outcome = 'kept' then
    select c.received_on into kept_on from public.reporting_case c where c.id = with_id;
  end if;
end
$$;

-- For a colleague who writes down what somebody told by telephone or at the desk: to their own organisation, and with a code that has to be changed.
create function reporting_file(
  with_id text, to_number integer, day date,
  wrapped_for_organisation bytea, for_reporter bytea, lookup bytea, key_of_reporter bytea, committed bytea,
  report bytea, identity_id text, identity_wrapped bytea, identity bytea, files text[],
  out outcome text, out kept_on date
)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may('case.file', public.organisations_here(), null, null, 'open');
  outcome := public.reporting_keep_case(
    with_id, public.organisations_here(), to_number, 'sealed', 'to-be-changed', day, wrapped_for_organisation, for_reporter, lookup, key_of_reporter,
    committed, report, identity_id, identity_wrapped, identity, files
  );
  if outcome = 'kept' then
    select c.received_on into kept_on from public.reporting_case c where c.id = with_id;
  end if;
end
$$;

-- The case that a code leads to; no row: none.
create function reporting_thread(lookup bytea)
returns table (
  id text, organisation text, name text, door text, seen_by_server boolean, state text, received_on date, wrapped_for_reporter bytea, code_state text,
  commitment bytea, is_read boolean
)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select c.id, c.organisation, o.name, c.door, c.seen_by_server, c.state, c.received_on, c.wrapped_for_reporter, c.code_state, c.commitment,
    public.organisations_can_be_read(c.organisation)
  from public.reporting_case c join public.organisations_organisation o on o.id = c.organisation
  where c.lookup_hash = lookup
$$;

-- The server opens the case of a code for who has no JavaScript: whoever reads it sees so from now on.
create function reporting_seen_by_server(lookup bytea) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$ update public.reporting_case c set seen_by_server = true where c.lookup_hash = lookup and not c.seen_by_server $$;

-- What both wrote to each other. Nothing while the code has to be changed first. Files come one by one: here only that they are there.
create function reporting_thread_items(lookup bytea)
returns table (id text, sender text, kind text, sequence integer, on_day date, envelope bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select i.id, i.sender, i.kind, i.sequence, i.on_day, case when i.kind = 'file' then null else i.envelope end
  from public.reporting_case c join public.reporting_item i on i.case_id = c.id
  where c.lookup_hash = lookup and c.code_state = 'own' and i.under = 'case'
  order by i.on_day, i.sender desc, i.sequence
$$;

create function reporting_thread_file(lookup bytea, wanted text) returns bytea
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select i.envelope from public.reporting_case c join public.reporting_item i on i.case_id = c.id
  where c.lookup_hash = lookup and c.code_state = 'own' and i.kind = 'file' and i.id = wanted
$$;

-- What a reporter writes, with its files, all or nothing.
-- 'kept' · 'unknown': no such case, or its code has to be changed first · 'changed-meanwhile': the number is used, or the case was freshened · 'taken' · 'no-file' · 'full': there are 500 already.
create function reporting_say(lookup bytea, with_id text, at_sequence integer, with_fresh integer, day date, sealed bytea, files text[]) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_id text;
begin
  select c.id into found_id from public.reporting_case c where c.lookup_hash = lookup and c.code_state = 'own' for update;
  if found_id is null then
    return 'unknown';
  end if;
  if exists (select from public.reporting_item i where i.id = with_id) then
    return case when exists (
      select from public.reporting_item i where i.id = with_id and i.case_id = found_id and i.sequence = at_sequence and i.envelope = sealed
    ) then 'kept' else 'taken' end;
  end if;
  if exists (
    select from public.reporting_item i
    where i.case_id = found_id and i.sender = 'reporter' and i.under = 'case' and i.sequence = at_sequence
  ) or with_fresh is distinct from public.reporting_freshness_of(found_id) then
    return 'changed-meanwhile';
  end if;
  if (select count(*) from public.reporting_item i where i.case_id = found_id and i.sender = 'reporter') >= 500 then
    return 'full';
  end if;
  insert into public.reporting_item (id, case_id, sender, kind, sequence, fresh, on_day, envelope)
  values (with_id, found_id, 'reporter', 'message', at_sequence, with_fresh, day, sealed);
  if not public.reporting_claim_files(found_id, 'reporter', files, day, null) then
    raise exception using errcode = 'no_data_found', message = 'a file of this message is not there';
  end if;
  update public.reporting_case c set answer_due = coalesce(c.answer_due, day + 7) where c.id = found_id;
  perform public.reporting_has_news(found_id, day);
  return 'kept';
end
$$;

-- A code of one's own in the place of one that somebody else saw, or of one's old one. What was wrapped to the old one is gone.
create function reporting_change_code(lookup bytea, new_lookup bytea, new_key bytea, new_wrapped bytea, new_fresh jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_id text;
begin
  if exists (select from public.reporting_case c where c.lookup_hash = new_lookup) then
    -- The answer to the first try was lost.
    return case when exists (
      select from public.reporting_case c where c.lookup_hash = new_lookup and c.wrapped_for_reporter = new_wrapped
    ) then 'changed' else 'taken' end;
  end if;
  update public.reporting_case c
  set lookup_hash = new_lookup, reporter_key = new_key, wrapped_for_reporter = new_wrapped, code_state = 'own'
  where c.lookup_hash = lookup
  returning c.id into found_id;
  if found_id is null then
    return 'unknown';
  end if;
  -- Freshened in this moment: everything is taken back, and the new code made again.
  if not public.reporting_rewrap_fresh(found_id, new_fresh) then
    raise exception using errcode = 'BK001', message = 'the key of this case was freshened';
  end if;
  return 'changed';
end
$$;

revoke all on function
  reporting_keep_case, reporting_submit, reporting_file, reporting_thread, reporting_seen_by_server, reporting_thread_items, reporting_thread_file, reporting_say,
  reporting_change_code
  from public, baken_application, baken_public;
grant execute on function
  reporting_submit, reporting_thread, reporting_seen_by_server, reporting_thread_items, reporting_thread_file, reporting_say, reporting_change_code
  to baken_public;
grant execute on function reporting_file to baken_application;
