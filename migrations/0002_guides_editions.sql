-- guides: which edition of a guide was live since when, so that a step that was followed can be looked up later.
create table guides_edition (
  guide text not null,
  version text not null,
  fingerprint text not null,
  live_from timestamptz not null,
  live_until timestamptz,
  primary key (guide, live_from),
  check (live_until is null or live_until > live_from)
);
create unique index guides_edition_live on guides_edition (guide) where live_until is null;
