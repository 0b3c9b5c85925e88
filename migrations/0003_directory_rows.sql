-- directory: organisations, services, locations, points, events and holidays, each row with its words as one document.
-- Pages always read all of it; see docs/decisions/021-the-directory-is-kept-as-rows.md.
create table directory_row (
  part text not null check (part in ('organisations', 'services', 'locations', 'points', 'events', 'holidays')),
  id text not null check (id <> ''),
  -- Rows of an import stay when the files change.
  origin text not null check (origin in ('files', 'import')),
  body jsonb not null check (body ->> 'id' = id),
  primary key (part, id)
);

-- One row per change of the rows above: what the files were, or that somebody imported.
create table directory_edition (
  number integer generated always as identity primary key,
  origin text not null check (origin in ('files', 'import')),
  -- Of the files in data/directory; null for an import.
  fingerprint text check ((fingerprint is null) = (origin = 'import')),
  made_at timestamptz not null
);
