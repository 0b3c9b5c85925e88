-- programme: what organisations say of the register on screen. Why like this: docs/decisions/040-an-owner-adds-and-rewrites-nothing.md.

-- What the database has to know of an item of the files to judge who may write about it; loaded by the owner at start.
create table programme_item (
  id text primary key check (length(id) <= 120),
  type text not null,
  settled boolean not null
);
-- Where an organisation sits that keeps the item.
create table programme_keeper (
  item text not null references programme_item on delete cascade,
  kind text not null check (kind in ('province', 'municipality', 'region')),
  code text check ((kind = 'province') = (code is null)),
  scheme text check ((kind = 'region') = (scheme is not null)),
  unique nulls not distinct (item, kind, code, scheme)
);

-- The whole of what was said of an item, after each thing that was said.
create table programme_item_revision (
  id bigint generated always as identity primary key,
  subject text not null check (length(subject) <= 120),
  version integer not null check (version >= 1),
  organisation text not null references organisations_organisation,
  made_by text not null references organisations_person,
  made_at timestamptz not null default now(),
  act text not null check (act in ('say', 'find', 'term', 'propose', 'withdraw', 'settle', 'reopen')),
  body jsonb not null,
  state text not null check (state in ('waiting', 'in-effect', 'refused', 'withdrawn')),
  decided_by text references organisations_person,
  decided_at timestamptz,
  unique (subject, version)
);

-- An agreement as it is worded, after each change of the wording.
create table programme_agreement_revision (
  id bigint generated always as identity primary key,
  subject text not null check (subject ~ '^A-[a-z0-9][a-z0-9-]*-[0-9]+$'),
  version integer not null check (version >= 1),
  organisation text not null references organisations_organisation,
  made_by text not null references organisations_person,
  made_at timestamptz not null default now(),
  act text not null check (act in ('make', 'change', 'undo')),
  body jsonb not null,
  state text not null check (state in ('waiting', 'in-effect', 'refused', 'withdrawn')),
  decided_by text references organisations_person,
  decided_at timestamptz,
  unique (subject, version)
);

-- Whose agreement it is: that of who made it.
create function programme_agreement_of(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select r.organisation from public.programme_agreement_revision r where r.subject = wanted and r.version = 1 $$;

-- Whether an organisation keeps an item: `keeps` of the module, written again.
create function programme_keeps(at_organisation text, wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(public.programme_agreement_of(wanted) = at_organisation, false) or exists (
    select from public.programme_keeper k
    join public.organisations_organisation o on o.id = at_organisation
    where k.item = wanted and o.kind = k.kind
      and (k.kind = 'province' or o.place_kind = k.kind and o.place_code = k.code and o.place_scheme is not distinct from k.scheme)
  )
$$;

-- The state that permissions on a promise speak of: as the clerk wrote down last, else as the files had it at start.
create function programme_state_of(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case when coalesce(
    (select (r.body ->> 'settled')::boolean from public.programme_item_revision r
      where r.subject = wanted and r.state = 'in-effect' order by r.version desc limit 1),
    (select i.settled from public.programme_item i where i.id = wanted),
    false
  ) then 'settled' else 'open' end
$$;

-- Whether what is written says exactly one thing more than what stood there, of the kind that the act is, in the name of the organisation.
create function programme_adds_one(wanted text, new_version integer, new_act text, new_body jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with before as (
    select coalesce(r.body -> 'events', '[]') as events, r.body -> 'settled' as settled
    from (select 1) one left join public.programme_item_revision r
      on r.subject = wanted and r.version = new_version - 1 and r.state = 'in-effect'
  ), last as (
    select events, settled, jsonb_array_length(events) as many, new_body -> 'events' -> jsonb_array_length(events) as event from before
  )
  select coalesce(
    (new_version = 1 or exists (
      select from public.programme_item_revision r where r.subject = wanted and r.version = new_version - 1 and r.state = 'in-effect'
    ))
    and jsonb_typeof(new_body -> 'events') = 'array'
    and jsonb_array_length(new_body -> 'events') = many + 1
    and (new_body -> 'events') - many = events
    and event ->> 'id' = 'said-' || (many + 1)
    -- The clock of who writes and that of the database may differ; nobody says anything on a day that is to come, or before what was said already.
    and event ->> 'saidOn' between coalesce(events -> (many - 1) ->> 'saidOn', '2020-01-01') and public.organisations_today()::text
    and event -> 'by' ->> 'organisation' = public.organisations_here()
    and event -> 'by' ->> 'name' = (select o.name from public.organisations_organisation o where o.id = public.organisations_here())
    and event -> 'by' ->> 'kind' = (select o.kind from public.organisations_organisation o where o.id = public.organisations_here())
    and (event -> 'by' ->> 'asParliament')::boolean = (new_act in ('settle', 'reopen'))
    and case new_act
      when 'say' then event ->> 'change' = 'state' and event ->> 'to' <> 'settled-by-parliament'
      when 'find' then event ->> 'change' = 'found'
      when 'term' then event ->> 'change' = 'term'
      when 'propose' then event ->> 'change' = 'proposed'
      when 'withdraw' then event ->> 'change' = 'withdrawn' and exists (
        select from jsonb_array_elements(events) wrong
        where wrong ->> 'id' = event ->> 'event' and wrong ->> 'change' <> 'withdrawn'
          and wrong -> 'by' ->> 'organisation' = public.organisations_here() and not (wrong -> 'by' ->> 'asParliament')::boolean
      )
      when 'settle' then event ->> 'change' = 'state' and event ->> 'to' = 'settled-by-parliament'
        and exists (select from public.programme_item i where i.id = wanted and i.type in ('motion', 'promise'))
      when 'reopen' then event ->> 'change' = 'state' and event ->> 'to' = 'open'
    end
    and new_body -> 'settled' = case new_act
      when 'settle' then 'true'::jsonb when 'reopen' then 'false'::jsonb else coalesce(settled, 'null'::jsonb)
    end,
    false
  )
  from last
$$;

-- The permission that an act needs, asked of the table of permissions.
create function programme_may_say(wanted text, new_act text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
return case
  when new_act in ('settle', 'reopen') then
    public.organisations_may('promise.' || new_act, null, null, null, public.programme_state_of(wanted))
  when not public.programme_keeps(public.organisations_here(), wanted) then false
  when new_act in ('say', 'term', 'propose') then
    public.organisations_may('promise.change', public.organisations_here(), null, null, public.programme_state_of(wanted))
  when new_act = 'find' then public.organisations_may('evidence.add', public.organisations_here(), null, null, 'there')
  when new_act = 'withdraw' then public.organisations_may('evidence.withdraw', public.organisations_here(), null, null, 'there')
  else false
end;

-- Whether a wording is in the name of who writes it, and of an agreement that is theirs; an undo gives back a wording that was there.
create function programme_may_word(wanted text, new_version integer, new_act text, new_body jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    public.organisations_may('agreement.change', public.organisations_here(), null, null, 'there')
    and new_body -> 'by' ->> 'organisation' = public.organisations_here()
    and not (new_body -> 'by' ->> 'asParliament')::boolean
    and new_body ->> 'saidOn' between coalesce((
      select max(r.body ->> 'saidOn') from public.programme_agreement_revision r where r.subject = wanted
    ), '2020-01-01') and public.organisations_today()::text
    and exists (
      select from public.organisations_organisation o
      where o.id = public.organisations_here() and new_body -> 'by' ->> 'name' = o.name and new_body -> 'by' ->> 'kind' = o.kind
    )
    and (new_version = 1 or exists (
      select from public.programme_agreement_revision r where r.subject = wanted and r.version = new_version - 1 and r.state = 'in-effect'
    ))
    and case
      when new_version = 1 then new_act = 'make' and wanted ~ ('^A-' || public.organisations_here() || '-[0-9]+$')
      when new_act = 'undo' then public.programme_agreement_of(wanted) = public.organisations_here() and exists (
        select from public.programme_agreement_revision r
        where r.subject = wanted and r.state = 'in-effect' and r.version < new_version and r.body - array['by', 'saidOn', 'places'] = new_body - array['by', 'saidOn', 'places']
      )
      else new_act = 'change' and public.programme_agreement_of(wanted) = public.organisations_here()
    end,
    false
  )
$$;

alter table programme_item enable row level security;
alter table programme_keeper enable row level security;
alter table programme_item_revision enable row level security;
alter table programme_agreement_revision enable row level security;

create policy programme_seen on programme_item for select to baken_application using (true);
create policy programme_seen on programme_keeper for select to baken_application using (true);

create policy programme_seen on programme_item_revision for select to baken_application
  using (organisations_membership_state(organisations_me(), organisations_here()) in ('active', 'away'));
create policy programme_public on programme_item_revision for select to baken_public using (state = 'in-effect');
create policy programme_said on programme_item_revision for insert to baken_application
  with check (
    made_by = organisations_me() and organisation = organisations_here() and made_at = now()
    and state = 'in-effect' and decided_by is null and decided_at is null
    and programme_may_say(subject, act)
    and programme_adds_one(subject, version, act, body)
  );

create policy programme_seen on programme_agreement_revision for select to baken_application
  using (organisations_membership_state(organisations_me(), organisations_here()) in ('active', 'away'));
create policy programme_public on programme_agreement_revision for select to baken_public using (state = 'in-effect');
create policy programme_worded on programme_agreement_revision for insert to baken_application
  with check (
    made_by = organisations_me() and organisation = organisations_here() and made_at = now()
    and state = 'in-effect' and decided_by is null and decided_at is null
    and programme_may_word(subject, version, act, body)
  );

revoke all on programme_item, programme_keeper, programme_item_revision, programme_agreement_revision from public, baken_application, baken_public;
grant select on programme_item, programme_keeper to baken_application;
-- Nothing is ever changed or taken away: what was wrong is withdrawn, what was worded is worded anew.
grant select, insert on programme_item_revision, programme_agreement_revision to baken_application;
-- Who of the organisation said so is nobody's business outside of it.
grant select (id, subject, version, organisation, made_at, act, body, state) on programme_item_revision, programme_agreement_revision to baken_public;

revoke all on function
  programme_agreement_of, programme_keeps, programme_state_of, programme_adds_one, programme_may_say, programme_may_word
  from public, baken_application, baken_public;
grant execute on function
  programme_agreement_of, programme_keeps, programme_state_of, programme_adds_one, programme_may_say, programme_may_word
  to baken_application;
