-- directory: organisations keep their own rows on screen. Which organisation keeps what, what was changed, and what a hat may do to a row that
-- everybody reads. Why like this: docs/decisions/039-an-organisation-keeps-its-own-rows.md.

-- Who keeps the rows of an organisation of the directory: one organisation that signs in. The platform says so.
create table directory_steward (
  directory_organisation text primary key check (directory_organisation <> ''),
  organisation text not null references organisations_organisation,
  -- Null: the demonstration.
  set_by text references organisations_person,
  set_at timestamptz not null default now()
);

-- Rows that were changed on screen stay when files change and when others import.
alter table directory_row drop constraint directory_row_origin_check;
alter table directory_row add constraint directory_row_origin_check check (origin in ('files', 'import', 'screen'));
alter table directory_edition drop constraint directory_edition_origin_check;
alter table directory_edition add constraint directory_edition_origin_check check (origin in ('files', 'import', 'screen'));
alter table directory_edition drop constraint directory_edition_check;
alter table directory_edition add constraint directory_edition_check check ((fingerprint is null) = (origin <> 'files'));

create table directory_row_revision (
  id bigint generated always as identity primary key,
  -- 'points:help-desk'
  subject text not null,
  version integer not null check (version >= 1),
  organisation text not null references organisations_organisation,
  made_by text not null references organisations_person,
  made_at timestamptz not null default now(),
  act text not null check (act in ('change', 'confirm', 'undo')),
  body jsonb not null,
  state text not null check (state in ('waiting', 'in-effect', 'refused', 'withdrawn')),
  decided_by text references organisations_person,
  decided_at timestamptz,
  -- The row as it was when this was made: what an undo gives back, and what a second change is compared with.
  before jsonb not null,
  -- Why a second person refused it; read by colleagues.
  said text check (said is null or (char_length(said) between 1 and 1000 and state in ('waiting', 'refused'))),
  unique (subject, version)
);
create unique index directory_one_waiting on directory_row_revision (subject) where state = 'waiting';

-- The organisation that keeps a service, a point or a location; null: nobody does. A location is kept by who keeps every point in it.
create function directory_keeper_of(subject text) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with named as (select split_part(subject, ':', 1) as part, split_part(subject, ':', 2) as id),
  services as (
    select r.body ->> 'organisation' as organisation from public.directory_row r, named
    where named.part = 'services' and r.part = 'services' and r.id = named.id
    union all
    select s.body ->> 'organisation' from named
    join public.directory_row p on p.part = 'points'
      and case named.part when 'points' then p.id = named.id when 'locations' then p.body ->> 'location' = named.id else false end
    join public.directory_row s on s.part = 'services' and s.id = p.body ->> 'service'
  )
  select case when count(distinct d.organisation) = 1 and bool_and(d.organisation is not null) then min(d.organisation) end
  from services left join public.directory_steward d on d.directory_organisation = services.organisation
$$;

-- What a row tells, without how we know it: for saying that a confirmation changes nothing else.
create function directory_told(body jsonb) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(jsonb_object_agg(key, case
    when key = 'schedule' and jsonb_typeof(value) = 'object' then value - 'sources' - 'confidence'
    when key in ('languages', 'phones') and jsonb_typeof(value) = 'array' then (
      select coalesce(jsonb_agg(one - 'sources' - 'confidence' order by at), '[]') from jsonb_array_elements(value) with ordinality as listed (one, at)
    )
    else value
  end), '{}')
  from jsonb_each(body)
  where key not in ('sources', 'confidence', 'checkedOn', 'verifiedByPerson', 'expiresOn')
$$;

create function directory_guard_revision() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  select r.body into new.before from public.directory_row r where r.part || ':' || r.id = new.subject;
  if new.before is null then
    raise exception using errcode = 'foreign_key_violation', message = format('there is no row %s', new.subject);
  end if;
  if new.act = 'confirm' and public.directory_told(new.body) <> public.directory_told(new.before) then
    raise exception using errcode = 'insufficient_privilege', message = 'a confirmation says nothing new';
  end if;
  return new;
end
$$;
create trigger guard before insert on directory_row_revision for each row execute function directory_guard_revision();

-- What ties a row to others stays as it is: nobody gives themselves the service of another, or moves a point to another service.
create function directory_guard_row() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if not public.organisations_is_trusted() and (
    new.part <> old.part or new.id <> old.id
    or new.body -> 'organisation' is distinct from old.body -> 'organisation'
    or new.body -> 'service' is distinct from old.body -> 'service'
    or new.body -> 'location' is distinct from old.body -> 'location'
  ) then
    raise exception using errcode = 'insufficient_privilege', message = 'a row stays what it is and whose it is';
  end if;
  return new;
end
$$;
create trigger guard before update on directory_row for each row execute function directory_guard_row();

alter table directory_steward enable row level security;
alter table directory_row_revision enable row level security;
alter table directory_row enable row level security;
alter table directory_edition enable row level security;

-- Whose organisation an organisation of the directory is, is no secret to whoever wears a hat.
create policy directory_seen on directory_steward for select to baken_application using (true);
create policy directory_given on directory_steward for insert to baken_application
  with check (set_by = organisations_me() and organisations_may('organisation.register', organisation, null, null, 'active'));
create policy directory_taken on directory_steward for delete to baken_application
  using (organisations_may('organisation.register', organisation, null, null, 'active'));

create policy directory_seen on directory_row_revision for select to baken_application
  using (organisations_may('directory-row.change', directory_keeper_of(subject), null, null, 'there'));
create policy directory_changed on directory_row_revision for insert to baken_application
  with check (
    made_by = organisations_me() and organisation = organisations_here() and made_at = now()
    and decided_by is null and decided_at is null and said is null
    and directory_keeper_of(subject) = organisation
    and organisations_may('directory-row.' || act, organisation, null, null, 'there')
    and (
      state = 'waiting'
      or state = 'in-effect' and (
        -- That it is still right changes nothing that anybody reads but the day.
        act = 'confirm'
        or not (select o.second_look from organisations_organisation o where o.id = directory_row_revision.organisation)
      )
    )
  );
create policy directory_decided on directory_row_revision for update to baken_application
  using (
    state = 'waiting' and (
      organisations_may('directory-change.review', directory_keeper_of(subject), null, made_by, 'waiting')
      or organisations_may('directory-change.withdraw', directory_keeper_of(subject), null, made_by, 'waiting')
    )
  )
  with check (
    case state
      -- The sentence of a refusal, before it is one.
      when 'waiting' then decided_by is null and organisations_may('directory-change.review', directory_keeper_of(subject), null, made_by, 'waiting')
      when 'withdrawn' then
        decided_by = organisations_me() and decided_at = now()
        and organisations_may('directory-change.withdraw', directory_keeper_of(subject), null, made_by, 'waiting')
      else
        decided_by = organisations_me() and decided_at = now()
        and organisations_may('directory-change.review', directory_keeper_of(subject), null, made_by, 'waiting')
    end
  );

-- Everybody reads the directory. A hat puts a row of its own in the place of what it was, and only as the newest change that counts has it.
create policy directory_read on directory_row for select to baken_application, baken_public using (true);
create policy directory_kept on directory_row for update to baken_application
  using (directory_keeper_of(part || ':' || id) = organisations_here())
  with check (
    origin = 'screen' and body = (
      select r.body from directory_row_revision r
      where r.subject = directory_row.part || ':' || directory_row.id and r.state = 'in-effect'
      order by r.version desc limit 1
    )
  );
create policy directory_read on directory_edition for select to baken_application, baken_public using (true);
create policy directory_made on directory_edition for insert to baken_application
  with check (
    origin = 'screen'
    and organisations_membership_state(organisations_me(), organisations_here()) = 'active'
  );

revoke all on directory_row, directory_edition from baken_application;
grant select, update (origin, body) on directory_row to baken_application;
-- Who adds an edition locks the table, and that takes a right to change it; no rule lets anybody change one.
grant select, insert, update on directory_edition to baken_application;
grant select, insert, delete on directory_steward to baken_application;
grant select, insert, update (state, decided_by, decided_at, said) on directory_row_revision to baken_application;

revoke all on function directory_keeper_of, directory_told, directory_guard_revision, directory_guard_row from public, baken_application, baken_public;
grant execute on function directory_keeper_of, directory_told to baken_application;
