-- organisations: keys of people and of organisations. Only public halves and wrapped private ones: nothing in these tables opens anything by itself.
-- They are read by rules for rows, and written only by the functions of 0018 and 0019, each one step of a ceremony, whole or not at all.
-- Why like this: docs/decisions/037-keys-that-no-server-holds.md.

-- Bytes that a browser wrapped: version 1, the way, and as many as src/platform/sealing/wrapped-secret.ts makes of 32.
create function organisations_is_wrapped(bytes bytea, way text) returns boolean
language sql immutable
return case
  when octet_length(bytes) < 2 or get_byte(bytes, 0) <> 1 then false
  when way = 'to-key' then get_byte(bytes, 1) = 1 and octet_length(bytes) = 82
  when way = 'passphrase' then get_byte(bytes, 1) = 2 and octet_length(bytes) = 110
  when way = 'passkey' then get_byte(bytes, 1) = 3 and octet_length(bytes) = 82
  else false
end;

create table organisations_staff_key (
  person text not null references organisations_person,
  number integer not null check (number >= 1),
  public_key bytea not null check (octet_length(public_key) = 32),
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (person, number)
);
create unique index organisations_one_staff_key on organisations_staff_key (person) where ended_at is null;

-- The private half, wrapped in each way that its owner can open it.
create table organisations_staff_key_wrap (
  person text not null,
  number integer not null,
  way text not null check (way in ('passphrase', 'passkey')),
  -- The id of the passkey; null: a passphrase.
  passkey text check (length(passkey) between 8 and 1400),
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  unique nulls not distinct (person, number, way, passkey),
  foreign key (person, number) references organisations_staff_key,
  check ((way = 'passkey') = (passkey is not null)),
  check (organisations_is_wrapped(wrapped, way))
);

-- The key of an organisation. In 'changing' there are two: the one that is on its way out, and the one after it, which everything new goes to.
create table organisations_key (
  organisation text not null references organisations_organisation,
  number integer not null check (number >= 1),
  public_key bytea not null check (octet_length(public_key) = 32),
  made_at timestamptz not null default now(),
  made_by text not null references organisations_person,
  state text not null check (state in ('in-use', 'change-ordered', 'recovery-ordered', 'changing', 'ended', 'lost')),
  ended_at timestamptz,
  primary key (organisation, number),
  check ((state in ('ended', 'lost')) = (ended_at is not null))
);
create unique index organisations_one_current_key on organisations_key (organisation)
  where state in ('in-use', 'change-ordered', 'recovery-ordered');
create unique index organisations_one_changing_key on organisations_key (organisation) where state = 'changing';

-- Its private half, wrapped to the key of one person. Taken away, the row stays: whoever had it once may have kept it.
create table organisations_key_wrap (
  organisation text not null,
  number integer not null,
  person text not null references organisations_person,
  staff_key_number integer not null,
  wrapped bytea check (organisations_is_wrapped(wrapped, 'to-key')),
  given_by text not null references organisations_person,
  given_at timestamptz not null default now(),
  -- Whether the two of them read the fingerprint of the staff key to each other.
  compared boolean not null,
  taken_at timestamptz,
  primary key (organisation, number, person),
  foreign key (organisation, number) references organisations_key,
  foreign key (person, staff_key_number) references organisations_staff_key (person, number),
  check (compared or given_by = person),
  check ((wrapped is null) = (taken_at is not null))
);
create index organisations_key_wrap_of on organisations_key_wrap (person);

-- Which paper is kept by whom: what they are there, never their name. What is on the paper is nowhere but on it.
create table organisations_key_share (
  organisation text not null,
  number integer not null,
  share integer not null check (share between 1 and 3),
  kept_by text not null check (length(kept_by) between 1 and 80 and kept_by !~ '[[:cntrl:]]'),
  confirmed_at timestamptz,
  primary key (organisation, number, share),
  foreign key (organisation, number) references organisations_key
);

-- Secrets of 32 bytes, such as the key of a case, wrapped to the organisation's key. While it changes a secret has a row for each of the two.
create table organisations_kept_secret (
  organisation text not null,
  subject text not null check (subject ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$'),
  key_number integer not null,
  wrapped bytea not null check (organisations_is_wrapped(wrapped, 'to-key')),
  primary key (organisation, key_number, subject),
  foreign key (organisation, key_number) references organisations_key
);

-- The state that permissions on the key speak of.
create function organisations_key_state(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    (select k.state from public.organisations_key k where k.organisation = wanted and k.state = 'recovery-ordered'),
    (select k.state from public.organisations_key k where k.organisation = wanted and k.state = 'changing'),
    (select k.state from public.organisations_key k where k.organisation = wanted and k.state in ('in-use', 'change-ordered')),
    'absent'
  )
$$;

-- The key that everything new goes to; null: there is none.
create function organisations_current_key(wanted text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select k.number from public.organisations_key k
  where k.organisation = wanted and k.state in ('in-use', 'change-ordered', 'recovery-ordered')
$$;

create function organisations_changing_key(wanted text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select k.number from public.organisations_key k where k.organisation = wanted and k.state = 'changing' $$;

create function organisations_staff_key_state(who text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case
    when exists (select from public.organisations_staff_key k where k.person = who and k.ended_at is null) then 'in-use'
    else 'absent'
  end
$$;

-- Whether a form may be offered: two active people, holding the key in their own role, can open what goes to it.
create function organisations_can_be_read(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select not public.organisations_has_ended(wanted) and (
    select count(*)
    from public.organisations_key_wrap w
    join public.organisations_membership m on m.person = w.person and m.organisation = w.organisation
    where w.organisation = wanted and w.number = public.organisations_current_key(wanted) and w.taken_at is null
      and m.state = 'active' and public.organisations_holds_key(m.roles)
  ) >= 2
$$;

-- What the hat may open with: its own wraps of the keys of its organisation.
create function organisations_own_wraps() returns table (number integer, staff_key_number integer, wrapped bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select w.number, w.staff_key_number, w.wrapped
  from public.organisations_key_wrap w
  where w.person = public.organisations_me() and w.organisation = public.organisations_here() and w.taken_at is null
    and public.organisations_may(
      'key.open', w.organisation, null, null, public.organisations_key_state(w.organisation)
    )
$$;

-- Whether the hat has this key of its organisation.
create function organisations_has_key(wanted integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select exists (select from public.organisations_own_wraps() own where own.number = wanted) $$;

-- Who leaves, or holds the key no longer by their role, has it taken in the same moment; and because they may have kept it, the key has to change. In
-- whatever way it came about: by a colleague, by two, by a provider of identities.
create function organisations_take_key() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if new.state <> 'ended' and public.organisations_holds_key(new.roles) then
    return null;
  end if;
  update public.organisations_key_wrap w set wrapped = null, taken_at = now()
  where w.organisation = new.organisation and w.person = new.person and w.taken_at is null;
  update public.organisations_key k set state = 'change-ordered'
  where k.organisation = new.organisation and k.state = 'in-use' and exists (
    select from public.organisations_key_wrap w
    where w.organisation = k.organisation and w.number = k.number and w.person = new.person
  );
  return null;
end
$$;
create trigger organisations_membership_takes_key after update on organisations_membership
  for each row execute function organisations_take_key();

-- Requests about the key are seen and asked for in the state that it is in.
create or replace function organisations_state_for(wanted text, on_organisation text, on_person text) returns text
language sql stable set search_path = pg_catalog, pg_temp
return case split_part(wanted, '.', 1)
  when 'membership' then public.organisations_membership_state(on_person, on_organisation)
  when 'organisation' then public.organisations_state_of(on_organisation)
  when 'key' then public.organisations_key_state(on_organisation)
  else 'there'
end;

alter table organisations_staff_key enable row level security;
alter table organisations_staff_key_wrap enable row level security;
alter table organisations_key enable row level security;
alter table organisations_key_wrap enable row level security;
alter table organisations_key_share enable row level security;
alter table organisations_kept_secret enable row level security;

-- Whether the hat may is asked once a statement and not once a row: a thousand secrets are looked at while a key changes.
-- One's own, and the public halves of colleagues who hold the key, for who sees to the key.
create policy organisations_seen on organisations_staff_key for select to baken_application
  using (
    person = organisations_me()
    and (select organisations_may('staff-key.see', null, organisations_me(), null, organisations_staff_key_state(organisations_me())))
    or (select organisations_may('key.see', organisations_here(), null, null, organisations_key_state(organisations_here())))
    and exists (
      select from organisations_membership m
      where m.person = organisations_staff_key.person and m.organisation = organisations_here()
        and m.state in ('active', 'away') and organisations_holds_key(m.roles)
    )
  );
create policy organisations_seen on organisations_staff_key_wrap for select to baken_application
  using (
    person = organisations_me()
    and (select organisations_may('staff-key.see', null, organisations_me(), null, organisations_staff_key_state(organisations_me())))
  );
create policy organisations_seen on organisations_key for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('key.see', organisations_here(), null, null, organisations_key_state(organisations_here())))
  );
create policy organisations_seen on organisations_key_wrap for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('key.see', organisations_here(), null, null, organisations_key_state(organisations_here())))
  );
create policy organisations_seen on organisations_key_share for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('key.see', organisations_here(), null, null, organisations_key_state(organisations_here())))
  );
create policy organisations_seen on organisations_kept_secret for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('key.open', organisations_here(), null, null, organisations_key_state(organisations_here())))
  );

revoke all on
  organisations_staff_key, organisations_staff_key_wrap, organisations_key, organisations_key_wrap, organisations_key_share,
  organisations_kept_secret
  from public, baken_application, baken_public;
grant select on
  organisations_staff_key, organisations_staff_key_wrap, organisations_key, organisations_key_share, organisations_kept_secret
  to baken_application;
-- Not what is wrapped for somebody else.
grant select (organisation, number, person, staff_key_number, given_by, given_at, compared, taken_at)
  on organisations_key_wrap to baken_application;

revoke all on function
  organisations_is_wrapped, organisations_key_state, organisations_current_key, organisations_changing_key, organisations_staff_key_state,
  organisations_can_be_read, organisations_own_wraps, organisations_has_key, organisations_take_key
  from public, baken_application, baken_public;
grant execute on function
  organisations_key_state, organisations_staff_key_state, organisations_can_be_read, organisations_own_wraps
  to baken_application;
grant execute on function organisations_can_be_read to baken_public;
