-- Mirror of data/areas/municipalities.yaml, so that other tables can refer to a code that exists or existed.
-- One row per code, with the last name it had. History and regions stay in the data files.
create table areas_municipality (
  code text primary key check (code ~ '^GM[0-9]{4}$'),
  name text not null check (name <> ''),
  -- The first covered day means "that day or earlier".
  valid_from date not null,
  -- First day on which it no longer existed; null: no end known.
  valid_until date check (valid_until > valid_from),
  lat double precision not null,
  lon double precision not null,
  population integer check (population >= 0),
  population_on date,
  confidence text not null check (confidence in ('seen', 'secondary', 'own', 'uncertain')),
  sources text[] not null,
  -- A population without the day it was counted is not a fact.
  check ((population is null) = (population_on is null))
);

-- Boundaries as they were imported, for drawing. The rows of one valid_from are one import; imports never overlap.
create table areas_boundary (
  code text not null references areas_municipality (code),
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  name text not null check (name <> ''),
  -- GeoJSON Polygon or MultiPolygon in degrees (longitude, latitude).
  geometry jsonb not null,
  source text not null check (source <> ''),
  -- Null: the licence is not known.
  licence text,
  imported_at timestamptz not null,
  primary key (code, valid_from)
);
