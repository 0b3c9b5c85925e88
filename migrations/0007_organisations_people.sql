-- organisations: who works where, in which role, and the rows that say what that allows. Everything here is read and changed in the
-- name of one hat – a person at an organisation – by the role baken_application; what the hat may not do, the database refuses.
-- Why like this: docs/decisions/035-the-database-knows-the-hat.md.

create domain organisations_code as text
  check (value ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$');

create table organisations_organisation (
  id organisations_code primary key,
  kind text not null check (kind in (
    'municipality', 'help-organisation', 'riec', 'police', 'labour-inspectorate', 'comensha', 'region', 'province', 'employer', 'school',
    'interest-organisation', 'embassy', 'platform'
  )),
  name text not null check (length(name) between 1 and 120 and name !~ '[[:cntrl:]]'),
  -- Of a municipality the code of the register of areas; of a region its scheme and name; of a province or the country nothing.
  place_kind text not null check (place_kind in ('municipality', 'region', 'province', 'country')),
  place_code text check (length(place_code) between 1 and 120),
  place_scheme text check (length(place_scheme) between 1 and 120),
  first_day date not null,
  -- The first day on which it is no more; null: no end is known.
  until_day date check (until_day > first_day),
  successor text references organisations_organisation check (successor <> id),
  second_look boolean not null default false,
  check ((place_kind in ('municipality', 'region')) = (place_code is not null)),
  check ((place_kind = 'region') = (place_scheme is not null)),
  check (successor is null or until_day is not null)
);
-- One organisation runs the platform.
create unique index organisations_one_platform on organisations_organisation (kind) where kind = 'platform';
-- One municipality with one code at a time: a successor has another.
create unique index organisations_one_municipality on organisations_organisation (place_code) where kind = 'municipality';

create table organisations_person (
  id organisations_code primary key,
  name text not null check (length(name) between 1 and 120 and name !~ '[[:cntrl:]]'),
  mail text not null check (length(mail) between 3 and 254 and mail ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
  language text not null check (language in ('nl', 'en'))
);
create unique index organisations_one_mail on organisations_person (lower(mail));

create table organisations_membership (
  person text not null references organisations_person,
  organisation text not null references organisations_organisation,
  roles text[] not null check (cardinality(roles) between 1 and 19),
  state text not null check (state in ('invited', 'active', 'away', 'ended')),
  -- The day since which it stands like this.
  since date not null,
  primary key (person, organisation)
);
create index organisations_membership_of on organisations_membership (organisation);

create table organisations_stand_in (
  organisation text not null,
  away text not null,
  person text not null check (person <> away),
  from_day date not null,
  until_day date not null check (until_day > from_day),
  primary key (organisation, away, person, from_day),
  foreign key (away, organisation) references organisations_membership (person, organisation),
  foreign key (person, organisation) references organisations_membership (person, organisation)
);

create table organisations_invitation (
  -- Of the token; the token itself is in the mail and nowhere else.
  hash bytea primary key check (octet_length(hash) = 32),
  person text not null,
  organisation text not null,
  invited_by organisations_code not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  foreign key (person, organisation) references organisations_membership (person, organisation)
);
create index organisations_invitation_of on organisations_invitation (organisation, person);

-- What takes two: asked for by one, agreed by another.
create table organisations_request (
  id organisations_code primary key,
  action text not null,
  organisation text not null references organisations_organisation,
  person text references organisations_person,
  -- What exactly would be done; codes only, and the same for both.
  detail jsonb not null default '{}' check (octet_length(detail::text) <= 1000),
  asked_by organisations_code not null,
  asked_at timestamptz not null default now(),
  ends_at timestamptz not null,
  settled_by organisations_code,
  settled_at timestamptz,
  outcome text check (outcome in ('agreed', 'refused', 'withdrawn')),
  check ((outcome is null) = (settled_by is null) and (outcome is null) = (settled_at is null)),
  check ((outcome = 'agreed') is not true or settled_by <> asked_by),
  check ((outcome = 'withdrawn') is not true or settled_by = asked_by)
);
create index organisations_request_of on organisations_request (organisation);

-- The table of permissions, as src/modules/organisations/domain/permissions.ts has it: loaded at start by the owner.
create table organisations_permission (
  action text not null,
  roles text[] not null,
  relation text not null check (relation in ('own', 'self', 'successor', 'any')),
  -- null: in each state.
  states text[],
  of_another boolean not null,
  safeguards text[] not null
);
create index organisations_permission_for on organisations_permission (action);
