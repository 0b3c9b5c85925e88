-- reporting: cases, what is in them, and who would read them. Nothing here can be read without a key that the server does not hold. What stands in clear, and why: docs/decisions/044-what-of-a-case-stands-in-clear.md.

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

create table reporting_case (
  -- Made by who began it, before the first try to send it.
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  organisation text not null references organisations_organisation,
  door text not null check (door in ('sealed', 'seen-once')),
  -- The server had its words open: it sealed them, or opened them later for a reporter without JavaScript.
  seen_by_server boolean not null default false,
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
  -- Since when something that came in was not looked at; and how often something did since the report: who looked at a page saw what had come by then, and no more.
  news_since date,
  news integer not null default 0,
  outcome text check (outcome ~ '^[a-z][a-z-]{1,39}$'),
  closed_on date,
  delete_on date,
  check ((state = 'closed') = (closed_on is not null and outcome is not null)),
  check (seen_by_server or door = 'sealed')
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

-- Files that came before what they belong to; taken by it, or gone after a day – what goes along with something that is passed on: after an hour in which no more of it came. Of when one came stands the end of that hour: nobody's minute is kept.
create table reporting_upload (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  case_id text not null check (case_id ~ '^[0-9a-f]{32}$'),
  sender text not null check (sender in ('reporter', 'organisation')),
  sequence integer not null check (sequence >= 0),
  came_by timestamptz not null default date_trunc('hour', now() + interval '1 hour'),
  is_along boolean not null default false,
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

-- Who reads for others, for who runs the server.
create function reporting_readers_set() returns table (municipality text, organisation text, name text, is_read boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select r.municipality, r.organisation, o.name, public.organisations_can_be_read(r.organisation)
  from public.reporting_reader r join public.organisations_organisation o on o.id = r.organisation order by r.municipality
$$;

-- The key of an organisation that may be read now: for who sends again after it changed.
create function reporting_reader_key(wanted text) returns table (key_number integer, public_key bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select k.number, k.public_key from public.organisations_key k
  where k.organisation = wanted and k.number = public.organisations_current_key(wanted) and public.organisations_can_be_read(wanted)
$$;

-- Something came in that a colleague should look at.
create function reporting_has_news(of_case text, day date) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$ update public.reporting_case c set news_since = coalesce(c.news_since, day), news = c.news + 1 where c.id = of_case $$;

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
  organisations_keep_told_secret, reporting_key_of, reporting_has_size, reporting_reader_for, reporting_reader_key,
  reporting_readers_set, reporting_has_news
  from public, baken_application, baken_public;
grant execute on function reporting_reader_for, reporting_reader_key to baken_public;
-- The last three are asked by checks of rows.
grant execute on function
  reporting_reader_for, reporting_reader_key, reporting_key_of, reporting_has_size, organisations_is_wrapped
  to baken_application;
