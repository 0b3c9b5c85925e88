-- policy, programme: what an organisation says on screen of its own documents and of its own row of the hand-over, and notes to parliament that two
-- people release. Why like this: docs/decisions/041-an-organisation-speaks-for-itself.md.

-- The municipality that an organisation is; null when it is something else.
create function programme_municipality_of(wanted text) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select o.place_code from public.organisations_organisation o
  where o.id = wanted and o.kind = 'municipality' and o.place_kind = 'municipality'
$$;

create table policy_document_revision (
  id bigint generated always as identity primary key,
  -- The municipality and the id of the document: nobody can speak of a document of another municipality.
  subject text not null check (subject ~ '^GM[0-9]{4}/[a-z0-9][a-z0-9-]{0,59}$'),
  version integer not null check (version >= 1),
  organisation text not null references organisations_organisation,
  made_by text not null references organisations_person,
  made_at timestamptz not null default now(),
  act text not null check (act in ('add', 'change', 'confirm', 'undo')),
  -- { "document": … , "about": "…" }; document null: what was added is taken back.
  body jsonb not null check (
    jsonb_typeof(body -> 'document') in ('object', 'null') and length(body::text) <= 8000
    and (
      body -> 'document' = 'null'
      or body -> 'document' ->> 'municipality' = split_part(subject, '/', 1)
      and body -> 'document' ->> 'id' = split_part(subject, '/', 2)
    )
  ),
  state text not null check (state in ('waiting', 'in-effect', 'refused', 'withdrawn')),
  decided_by text references organisations_person,
  decided_at timestamptz,
  unique (subject, version)
);
create unique index policy_document_waiting on policy_document_revision (subject) where state = 'waiting';

create table programme_hand_over_revision (
  id bigint generated always as identity primary key,
  subject text not null check (subject ~ '^GM[0-9]{4}$'),
  version integer not null check (version >= 1),
  organisation text not null references organisations_organisation,
  made_by text not null references organisations_person,
  made_at timestamptz not null default now(),
  act text not null check (act in ('change', 'undo')),
  -- { "steps": { "received": { "answer": "yes", "when": "2026-11" } | null, … } }
  body jsonb not null check (jsonb_typeof(body -> 'steps') = 'object' and length(body::text) <= 2000),
  state text not null check (state in ('waiting', 'in-effect', 'refused', 'withdrawn')),
  decided_by text references organisations_person,
  decided_at timestamptz,
  unique (subject, version)
);
create unique index programme_hand_over_waiting on programme_hand_over_revision (subject) where state = 'waiting';

-- A note to parliament. What it says while it is a draft stands in its revisions; from the moment it is offered its files are fixed.
create table programme_note (
  id text primary key check (id ~ '^[a-z2-7]{16}$'),
  organisation text not null references organisations_organisation,
  state text not null check (state in ('draft', 'awaiting-release', 'released')),
  made_by text not null references organisations_person,
  made_at timestamptz not null default now(),
  -- What the list of released notes tells of it; null in a draft.
  told jsonb check (length(told::text) <= 4000),
  submitted_by text references organisations_person,
  submitted_at timestamptz,
  released_by text references organisations_person,
  released_at timestamptz,
  check ((state = 'draft') = (submitted_by is null)),
  check ((submitted_by is null) = (submitted_at is null) and (submitted_by is null) = (told is null)),
  check ((state = 'released') = (released_by is not null) and (released_by is null) = (released_at is null)),
  check (released_by <> submitted_by)
);

create table programme_note_revision (
  id bigint generated always as identity primary key,
  subject text not null references programme_note,
  version integer not null check (version >= 1),
  organisation text not null references organisations_organisation,
  made_by text not null references organisations_person,
  made_at timestamptz not null default now(),
  act text not null check (act in ('change', 'undo')),
  body jsonb not null check (length(body::text) <= 40000),
  state text not null check (state in ('waiting', 'in-effect', 'refused', 'withdrawn')),
  decided_by text references organisations_person,
  decided_at timestamptz,
  unique (subject, version)
);
create unique index programme_note_waiting on programme_note_revision (subject) where state = 'waiting';

-- The very file that was offered, read and released.
create table programme_note_file (
  note text not null references programme_note,
  format text not null check (format in ('docx', 'pdf')),
  hash bytea not null check (hash = sha256(bytes)),
  bytes bytea not null check (octet_length(bytes) <= 20000000),
  primary key (note, format)
);
create index programme_note_file_hash on programme_note_file (hash);

create function programme_note_state(wanted text) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$ select n.state from public.programme_note n where n.id = wanted $$;

-- From draft to waiting, back, or on to released; and each only by who may. What is released stays as it is.
create function programme_guard_note() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  step text := old.state || ' ' || new.state;
begin
  if step = 'draft awaiting-release' then
    perform public.organisations_refuse_unless_may('note.submit', old.organisation, null, null, old.state);
    if new.submitted_by is distinct from public.organisations_me() or new.submitted_at is distinct from now() then
      raise exception using errcode = 'insufficient_privilege', message = 'who offers a note is who offers it';
    end if;
    if (select count(*) from public.programme_note_file f where f.note = old.id) < 2 then
      raise exception using errcode = 'insufficient_privilege', message = 'a note is offered with its files';
    end if;
  elsif step = 'awaiting-release draft' then
    perform public.organisations_refuse_unless_may('note.take-back', old.organisation, null, null, old.state);
    if exists (select from public.programme_note_file f where f.note = old.id) then
      raise exception using errcode = 'insufficient_privilege', message = 'a draft has no files';
    end if;
  elsif step = 'awaiting-release released' then
    perform public.organisations_refuse_unless_may('note.release', old.organisation, null, old.submitted_by, old.state);
    if new.released_by is distinct from public.organisations_me() or new.released_at is distinct from now()
      or (new.submitted_by, new.submitted_at, new.told) is distinct from (old.submitted_by, old.submitted_at, old.told)
    then
      raise exception using errcode = 'insufficient_privilege', message = 'who releases a note is who releases it, and nothing else changes';
    end if;
    if new.released_by = (
      select r.made_by from public.programme_note_revision r where r.subject = old.id order by r.version desc limit 1
    ) then
      raise exception using errcode = 'insufficient_privilege', message = 'who wrote a note last does not release it';
    end if;
    if (select count(*) from public.programme_note_file f where f.note = old.id) < 2 then
      raise exception using errcode = 'insufficient_privilege', message = 'a note is released with its files';
    end if;
  else
    raise exception using errcode = 'insufficient_privilege', message = format('a note does not go from %s to %s', old.state, new.state);
  end if;
  return new;
end
$$;
create trigger programme_guard_note before update on programme_note for each row execute function programme_guard_note();

alter table policy_document_revision enable row level security;
alter table programme_hand_over_revision enable row level security;
alter table programme_note enable row level security;
alter table programme_note_revision enable row level security;
alter table programme_note_file enable row level security;

-- A hat sees what its own organisation said; everybody sees what holds, and never who.
create policy policy_seen on policy_document_revision for select to baken_application
  using (
    organisation = organisations_here()
    and organisations_membership_state(organisations_me(), organisations_here()) in ('active', 'away')
  );
create policy policy_published on policy_document_revision for select to baken_public using (state = 'in-effect');
create policy policy_said on policy_document_revision for insert to baken_application
  with check (
    made_by = organisations_me() and made_at = now() and organisation = organisations_here()
    and state = 'in-effect' and decided_by is null and decided_at is null
    and split_part(subject, '/', 1) = programme_municipality_of(organisation)
    and organisations_may(
      case act when 'confirm' then 'policy-document.confirm' else 'policy-document.change' end, organisation, null, null, 'there'
    )
  );

create policy programme_seen on programme_hand_over_revision for select to baken_application
  using (
    organisation = organisations_here()
    and organisations_membership_state(organisations_me(), organisations_here()) in ('active', 'away')
  );
create policy programme_published on programme_hand_over_revision for select to baken_public using (state = 'in-effect');
create policy programme_said on programme_hand_over_revision for insert to baken_application
  with check (
    made_by = organisations_me() and made_at = now() and organisation = organisations_here()
    and state = 'in-effect' and decided_by is null and decided_at is null
    and subject = programme_municipality_of(organisation)
    and organisations_may('hand-over-row.change', organisation, null, null, 'open')
  );

-- Drafts are for those who write notes at the organisation, in whatever state the note is.
create function programme_writes_notes(at_organisation text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
return public.organisations_may('note.write', at_organisation, null, null, 'draft');

create policy programme_seen on programme_note for select to baken_application using (programme_writes_notes(organisation));
create policy programme_released on programme_note for select to baken_public using (state = 'released');
create policy programme_begun on programme_note for insert to baken_application
  with check (
    state = 'draft' and made_by = organisations_me() and made_at = now()
    and organisations_may('note.write', organisation, null, null, 'draft')
    -- A note to the parliament of the province comes from the province.
    and (select o.kind from organisations_organisation o where o.id = organisation) = 'province'
  );
-- Whether it may take this step is for the trigger to say: it sees both rows.
create policy programme_moved on programme_note for update to baken_application
  using (programme_writes_notes(organisation)) with check (true);

create policy programme_seen on programme_note_revision for select to baken_application using (programme_writes_notes(organisation));
create policy programme_written on programme_note_revision for insert to baken_application
  with check (
    made_by = organisations_me() and made_at = now() and state = 'in-effect' and decided_by is null and decided_at is null
    and organisation = (select n.organisation from programme_note n where n.id = subject)
    and organisations_may('note.write', organisation, null, null, programme_note_state(subject))
  );

create policy programme_seen on programme_note_file for select to baken_application
  using (exists (select from programme_note n where n.id = note));
create policy programme_released on programme_note_file for select to baken_public
  using (exists (select from programme_note n where n.id = note));
create policy programme_kept on programme_note_file for insert to baken_application
  with check (
    exists (
      select from programme_note n
      where n.id = note and organisations_may('note.submit', n.organisation, null, null, n.state)
    )
  );
create policy programme_dropped on programme_note_file for delete to baken_application
  using (
    exists (
      select from programme_note n
      where n.id = note and organisations_may('note.take-back', n.organisation, null, null, n.state)
    )
  );

revoke all on
  policy_document_revision, programme_hand_over_revision, programme_note, programme_note_revision, programme_note_file
  from public, baken_application, baken_public;
grant select, insert on policy_document_revision, programme_hand_over_revision, programme_note_revision to baken_application;
grant select (id, subject, version, organisation, made_at, act, body, state)
  on policy_document_revision, programme_hand_over_revision to baken_public;
grant select, insert on programme_note to baken_application;
grant update (state, told, submitted_by, submitted_at, released_by, released_at) on programme_note to baken_application;
grant select (id, organisation, state, told, released_at) on programme_note to baken_public;
grant select, insert, delete on programme_note_file to baken_application;
grant select on programme_note_file to baken_public;

revoke all on function programme_municipality_of, programme_note_state, programme_writes_notes, programme_guard_note
  from public, baken_application, baken_public;
grant execute on function programme_municipality_of, programme_note_state, programme_writes_notes to baken_application;
