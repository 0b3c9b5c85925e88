-- reporting: cases, what is in them, and the functions by which somebody without a sign-in begins one, comes back, writes and takes it away. Nothing here can be read
-- without a key that the server does not hold. What stands in clear, and why: docs/decisions/044-what-of-a-case-stands-in-clear.md.

-- organisations: a secret that came from outside, kept under the key that is in use. Only for functions of the database.
-- 'kept' · 'old-key': that key is not in use, or is just changing · 'taken': there is another one of this name.
create function organisations_keep_told_secret(for_organisation text, with_subject text, to_number integer, fresh bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- A change that begins at this moment waits, or is seen here.
  perform from public.organisations_key k
  where k.organisation = for_organisation and k.number = to_number and k.state in ('in-use', 'change-ordered', 'recovery-ordered') for share;
  if not found then
    return 'old-key';
  end if;
  if exists (
    select from public.organisations_kept_secret s where s.organisation = for_organisation and s.subject = with_subject
  ) then
    return 'taken';
  end if;
  insert into public.organisations_kept_secret (organisation, subject, key_number, wrapped)
  values (for_organisation, with_subject, to_number, fresh)
  on conflict (organisation, key_number, subject) do nothing;
  return case when found then 'kept' else 'taken' end;
end
$$;

-- organisations: destroys a secret, under every key it is wrapped to. What was sealed with it opens no more.
create function organisations_forget_secret(for_organisation text, with_subject text) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$ delete from public.organisations_kept_secret s where s.organisation = for_organisation and s.subject = with_subject $$;

create table reporting_case (
  -- Made by who began it, before the first try to send it.
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  organisation text not null references organisations_organisation,
  door text not null check (door in ('sealed', 'seen-once')),
  state text not null default 'new'
    check (state in ('new', 'read', 'weighed', 'in-consultation', 'forwarded', 'answered', 'closed')),
  received_on date not null,
  -- The reporter's: what the code of the receipt leads to, and what it opens.
  lookup_hash bytea not null unique check (octet_length(lookup_hash) = 32),
  reporter_key bytea not null check (octet_length(reporter_key) = 32),
  wrapped_for_reporter bytea not null check (organisations_is_wrapped(wrapped_for_reporter, 'to-key')),
  commitment bytea not null check (octet_length(commitment) = 32),
  -- Somebody else saw the code: it counts until it is used once, for choosing another.
  code_state text not null default 'own' check (code_state in ('own', 'to-be-changed')),
  -- Set by who works on the case; never by a reporter.
  coded jsonb not null default '{}' check (jsonb_typeof(coded) = 'object' and octet_length(coded::text) <= 4096),
  danger text check (danger in ('none', 'possible', 'serious', 'acute')),
  assigned_to text references organisations_person,
  -- When the reporter has to have heard something; null: heard.
  answer_due date,
  step_due date,
  -- Since when something of the reporter was not looked at.
  news_since date,
  outcome text check (outcome ~ '^[a-z][a-z-]{1,39}$'),
  closed_on date,
  delete_on date,
  check ((state = 'closed') = (closed_on is not null and outcome is not null))
);
create index reporting_case_listed on reporting_case (organisation, received_on desc, id);
create index reporting_case_by_state on reporting_case (organisation, state, received_on desc, id);
create index reporting_case_due on reporting_case (delete_on) where delete_on is not null;

-- Which key of a case an item is under: `itemKinds`, written again.
create function reporting_key_of(kind text) returns text
language sql immutable
return case
  when kind in ('report', 'message', 'file') then 'case'
  when kind in ('note', 'facts', 'task', 'draft', 'forward') then 'own'
  when kind = 'identity' then 'vault'
end;

-- The lengths that an envelope can have: src/platform/sealing/padding.ts.
create function reporting_has_size(envelope bytea, kind text) returns boolean
language sql immutable
return octet_length(envelope) - 50 = any (case
  when kind = 'file' then array[65536, 131072, 262144, 524288, 1048576, 2097152, 4194304, 8388608, 16777216]
  else array[4096, 16384, 65536]
end);

create table reporting_item (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  case_id text not null references reporting_case on delete cascade,
  sender text not null check (sender in ('reporter', 'organisation')),
  kind text not null check (kind in ('report', 'message', 'file', 'identity', 'note', 'facts', 'task', 'draft', 'forward')),
  -- Under which key; numbers count for each sender and key by themselves.
  under text not null generated always as (reporting_key_of(kind)) stored,
  sequence integer not null check (sequence >= 0),
  on_day date not null,
  -- The colleague; null: the reporter.
  written_by text references organisations_person,
  envelope bytea not null,
  unique (case_id, sender, under, sequence),
  check (reporting_has_size(envelope, kind)),
  check (sender = 'organisation' or kind in ('report', 'message', 'file', 'identity')),
  check (sender = 'reporter' or kind not in ('report', 'identity'))
);
-- It is encrypted: pressing it together costs time and wins nothing.
alter table reporting_item alter column envelope set storage external;

-- Files that came before what they belong to; taken by it, or gone after a day.
create table reporting_upload (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  case_id text not null check (case_id ~ '^[0-9a-f]{32}$'),
  sender text not null check (sender in ('reporter', 'organisation')),
  sequence integer not null check (sequence >= 0),
  came_at timestamptz not null default now(),
  envelope bytea not null check (reporting_has_size(envelope, 'file'))
);
alter table reporting_upload alter column envelope set storage external;
create index reporting_upload_of on reporting_upload (case_id);

-- What happened to a case, one line for each step.
create table reporting_step (
  case_id text not null references reporting_case on delete cascade,
  number integer not null check (number >= 1),
  from_state text,
  to_state text not null,
  on_day date not null,
  by_person text references organisations_person,
  coded jsonb not null default '{}' check (jsonb_typeof(coded) = 'object' and octet_length(coded::text) <= 4096),
  primary key (case_id, number)
);

-- Who reads for a municipality that nobody reads for; '*': for every other one, and where somebody does not know.
create table reporting_reader (
  municipality text primary key check (municipality = '*' or municipality ~ '^GM[0-9]{4}$'),
  organisation text not null references organisations_organisation
);

-- Who would read what is told about this place (null: not known): at most one row, and only of an organisation in which two people can open it now.
create function reporting_reader_for(place text)
returns table (organisation text, name text, is_own boolean, key_number integer, public_key bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with possible as (
    select o.id, o.name, true as is_own, 1 as rank
    from public.organisations_organisation o
    where o.kind = 'municipality' and o.place_code = place
    union all
    select o.id, o.name, false, case r.municipality when '*' then 3 else 2 end
    from public.reporting_reader r join public.organisations_organisation o on o.id = r.organisation
    where r.municipality in (place, '*')
  )
  select p.id, p.name, p.is_own, k.number, k.public_key
  from possible p
  join public.organisations_key k on k.organisation = p.id and k.number = public.organisations_current_key(p.id)
  where public.organisations_can_be_read(p.id)
  order by p.rank, p.id limit 1
$$;

-- The key of an organisation that may be read now: for who sends again after it changed.
create function reporting_reader_key(wanted text) returns table (key_number integer, public_key bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select k.number, k.public_key from public.organisations_key k
  where k.organisation = wanted and k.number = public.organisations_current_key(wanted) and public.organisations_can_be_read(wanted)
$$;

-- Moves files from where they waited into the case. False: one of them is not there.
create function reporting_claim_files(for_case text, by_sender text, files text[], day date, who text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  moved integer;
begin
  with gone as (
    delete from public.reporting_upload u where u.id = any (files) and u.case_id = for_case and u.sender = by_sender returning u.*
  )
  insert into public.reporting_item (id, case_id, sender, kind, sequence, on_day, written_by, envelope)
  select g.id, g.case_id, g.sender, 'file', g.sequence, day, who, g.envelope from gone g;
  get diagnostics moved = row_count;
  return moved = cardinality(files);
end
$$;

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
    id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, code_state, answer_due, step_due, news_since
  ) values (
    with_id, for_organisation, by_door, day, lookup, key_of_reporter, for_reporter, committed, with_code_state, day + 7, day + 7, day
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

-- For somebody without a sign-in.
create function reporting_submit(
  with_id text, for_organisation text, to_number integer, by_door text, day date,
  wrapped_for_organisation bytea, for_reporter bytea, lookup bytea, key_of_reporter bytea, committed bytea,
  report bytea, identity_id text, identity_wrapped bytea, identity bytea, files text[]
) returns text
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  select public.reporting_keep_case(
    with_id, for_organisation, to_number, by_door, 'own', day, wrapped_for_organisation, for_reporter, lookup, key_of_reporter, committed,
    report, identity_id, identity_wrapped, identity, files
  )
$$;

-- For a colleague who writes down what somebody told by telephone or at the desk: to their own organisation, and with a code that has to be changed.
create function reporting_file(
  with_id text, to_number integer, day date,
  wrapped_for_organisation bytea, for_reporter bytea, lookup bytea, key_of_reporter bytea, committed bytea,
  report bytea, identity_id text, identity_wrapped bytea, identity bytea, files text[]
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may('case.file', public.organisations_here(), null, null, 'open');
  return public.reporting_keep_case(
    with_id, public.organisations_here(), to_number, 'sealed', 'to-be-changed', day, wrapped_for_organisation, for_reporter, lookup, key_of_reporter,
    committed, report, identity_id, identity_wrapped, identity, files
  );
end
$$;

-- A file that comes before what it belongs to. 'kept' · 'taken' · 'full': as many wait for this case as one message may have.
create function reporting_put_upload(with_id text, for_case text, by_sender text, at_sequence integer, sealed bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(20201240, hashtext(for_case));
  if exists (
    select from public.reporting_upload u where u.id = with_id
    union all
    select from public.reporting_item i where i.id = with_id
  ) then
    return case when exists (
      select from public.reporting_upload u where u.id = with_id and u.case_id = for_case and u.sequence = at_sequence and u.envelope = sealed
      union all
      select from public.reporting_item i where i.id = with_id and i.case_id = for_case and i.sequence = at_sequence and i.envelope = sealed
    ) then 'kept' else 'taken' end;
  end if;
  if (select count(*) from public.reporting_upload u where u.case_id = for_case and u.sender = by_sender) >= 10 then
    return 'full';
  end if;
  insert into public.reporting_upload (id, case_id, sender, sequence, envelope) values (with_id, for_case, by_sender, at_sequence, sealed);
  return 'kept';
end
$$;

create function reporting_keep_upload(with_id text, for_case text, at_sequence integer, sealed bytea) returns text
language sql security definer set search_path = pg_catalog, pg_temp
as $$ select public.reporting_put_upload(with_id, for_case, 'reporter', at_sequence, sealed) $$;

create function reporting_refuse_unless_ours(wanted text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may('case.work', public.organisations_here(), null, null, 'open');
  if not exists (select from public.reporting_case c where c.id = wanted and c.organisation = public.organisations_here()) then
    raise exception using errcode = 'insufficient_privilege', message = 'this is no case of the organisation of the hat';
  end if;
end
$$;

-- Of a colleague: for a case of their own organisation.
create function reporting_keep_own_upload(with_id text, for_case text, at_sequence integer, sealed bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.reporting_refuse_unless_ours(for_case);
  return public.reporting_put_upload(with_id, for_case, 'organisation', at_sequence, sealed);
end
$$;

create function reporting_claim_own_files(for_case text, files text[], day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.reporting_refuse_unless_ours(for_case);
  return public.reporting_claim_files(for_case, 'organisation', files, day, public.organisations_me());
end
$$;

-- Files that nothing took within a day.
create function reporting_forget_uploads() returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from public.reporting_upload u where u.came_at < now() - interval '1 day' returning 1) select count(*) from gone
$$;

-- The case that a code leads to; no row: none.
create function reporting_thread(lookup bytea)
returns table (id text, organisation text, name text, door text, state text, received_on date, wrapped_for_reporter bytea, code_state text, commitment bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select c.id, c.organisation, o.name, c.door, c.state, c.received_on, c.wrapped_for_reporter, c.code_state, c.commitment
  from public.reporting_case c join public.organisations_organisation o on o.id = c.organisation
  where c.lookup_hash = lookup
$$;

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
-- 'kept' · 'unknown': no such case, or its code has to be changed first · 'changed-meanwhile': the number is used · 'taken' · 'no-file' · 'full': there are 500 already.
create function reporting_say(lookup bytea, with_id text, at_sequence integer, day date, sealed bytea, files text[]) returns text
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
  ) then
    return 'changed-meanwhile';
  end if;
  if (select count(*) from public.reporting_item i where i.case_id = found_id and i.sender = 'reporter') >= 500 then
    return 'full';
  end if;
  insert into public.reporting_item (id, case_id, sender, kind, sequence, on_day, envelope)
  values (with_id, found_id, 'reporter', 'message', at_sequence, day, sealed);
  if not public.reporting_claim_files(found_id, 'reporter', files, day, null) then
    raise exception using errcode = 'no_data_found', message = 'a file of this message is not there';
  end if;
  update public.reporting_case c
  set news_since = coalesce(c.news_since, day), answer_due = coalesce(c.answer_due, day + 7)
  where c.id = found_id;
  return 'kept';
end
$$;

-- A code of one's own in the place of one that somebody else saw, or of one's old one. What was wrapped to the old one is gone.
create function reporting_change_code(lookup bytea, new_lookup bytea, new_key bytea, new_wrapped bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from public.reporting_case c where c.lookup_hash = new_lookup) then
    -- The answer to the first try was lost.
    return case when exists (
      select from public.reporting_case c where c.lookup_hash = new_lookup and c.wrapped_for_reporter = new_wrapped
    ) then 'changed' else 'taken' end;
  end if;
  update public.reporting_case c
  set lookup_hash = new_lookup, reporter_key = new_key, wrapped_for_reporter = new_wrapped, code_state = 'own'
  where c.lookup_hash = lookup;
  return case when found then 'changed' else 'unknown' end;
end
$$;

-- Destroys a case: its keys first, then everything sealed under them.
create function reporting_erase(wanted text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  of_organisation text;
  suffix text;
begin
  select c.organisation into of_organisation from public.reporting_case c where c.id = wanted for update;
  if not found then
    return;
  end if;
  foreach suffix in array array['', '-own', '-who'] loop
    perform public.organisations_forget_secret(of_organisation, wanted || suffix);
  end loop;
  delete from public.reporting_upload u where u.case_id = wanted;
  delete from public.reporting_case c where c.id = wanted;
end
$$;

-- A reporter takes their own case away. 'deleted' · 'unknown'.
create function reporting_delete_own(lookup bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_id text;
begin
  select c.id into found_id from public.reporting_case c where c.lookup_hash = lookup and c.code_state = 'own' for update;
  if found_id is null then
    return 'unknown';
  end if;
  perform public.reporting_erase(found_id);
  return 'deleted';
end
$$;

alter table reporting_case enable row level security;
alter table reporting_item enable row level security;
alter table reporting_upload enable row level security;
alter table reporting_step enable row level security;
alter table reporting_reader enable row level security;

-- Whether the hat may is asked once a statement and not once a row: there may be a hundred thousand.
create policy reporting_seen on reporting_case for select to baken_application
  using (organisation = (select organisations_here()) and (select organisations_may('case.see', organisations_here(), null, null, 'open')));
create policy reporting_worked_on on reporting_case for update to baken_application
  using (organisation = (select organisations_here()) and (select organisations_may('case.work', organisations_here(), null, null, 'open')))
  with check (organisation = (select organisations_here()));

-- Who somebody is, is in no row that a hat sees: it takes two.
create policy reporting_seen on reporting_item for select to baken_application
  using (kind <> 'identity' and case_id in (select c.id from reporting_case c));
create policy reporting_written on reporting_item for insert to baken_application
  with check (
    sender = 'organisation' and written_by = (select organisations_me())
    and (select organisations_may('case.work', organisations_here(), null, null, 'open'))
    and case_id in (select c.id from reporting_case c)
  );
-- A draft that is sent or thrown away, and what was written wrong, is deleted by who wrote it; what the reporter may have read stays.
create policy reporting_thrown_away on reporting_item for delete to baken_application
  using (kind in ('draft', 'task') and written_by = (select organisations_me()));

create policy reporting_seen on reporting_step for select to baken_application
  using (case_id in (select c.id from reporting_case c));
create policy reporting_written on reporting_step for insert to baken_application
  with check (
    by_person = (select organisations_me()) and (select organisations_may('case.work', organisations_here(), null, null, 'open'))
    and case_id in (select c.id from reporting_case c)
  );
create policy reporting_seen on reporting_reader for select to baken_application using (true);

revoke all on reporting_case, reporting_item, reporting_upload, reporting_step, reporting_reader from public, baken_application, baken_public;
grant select on reporting_case, reporting_item, reporting_step, reporting_reader to baken_application;
grant update (state, coded, danger, assigned_to, answer_due, step_due, news_since, outcome, closed_on, delete_on) on reporting_case to baken_application;
grant insert (id, case_id, sender, kind, sequence, on_day, written_by, envelope), delete on reporting_item to baken_application;
grant insert on reporting_step to baken_application;

revoke all on function
  organisations_keep_told_secret, organisations_forget_secret, reporting_key_of, reporting_has_size, reporting_reader_for, reporting_reader_key,
  reporting_claim_files, reporting_keep_case, reporting_submit, reporting_file, reporting_put_upload, reporting_keep_upload, reporting_refuse_unless_ours,
  reporting_keep_own_upload, reporting_claim_own_files, reporting_forget_uploads, reporting_thread,
  reporting_thread_items, reporting_thread_file, reporting_say, reporting_change_code, reporting_erase, reporting_delete_own
  from public, baken_application, baken_public;
grant execute on function
  reporting_reader_for, reporting_reader_key, reporting_submit, reporting_keep_upload, reporting_forget_uploads, reporting_thread, reporting_thread_items,
  reporting_thread_file, reporting_say, reporting_change_code, reporting_delete_own
  to baken_public;
grant execute on function
  reporting_reader_for, reporting_reader_key, reporting_file, reporting_keep_own_upload, reporting_claim_own_files, reporting_key_of,
  reporting_has_size, organisations_is_wrapped
  to baken_application;
