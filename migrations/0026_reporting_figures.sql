-- reporting: how many cases there were, also of those that are deleted, and what is published of it once a year. Why like this: docs/decisions/051-figures-that-give-nobody-away.md.

-- Which kind each signal of the catalogue is of; loaded at start.
create table reporting_signal_kind (
  signal text primary key check (length(signal) between 1 and 40),
  kind text not null check (kind ~ '^[a-z][a-z-]{1,39}$')
);

-- What is left of deleted cases: for each variable by itself how many, so that nobody puts together again what one case was.
create table reporting_kept_count (
  organisation text not null references organisations_organisation,
  -- The municipality of the place, or that of the organisation; empty: neither is known.
  area text not null check (area = '' or area ~ '^GM[0-9]{4}$'),
  year integer not null,
  variable text not null check (variable in ('all', 'month', 'form', 'sector', 'outcome') or variable like 'signal-%'),
  category text not null check (length(category) between 1 and 40),
  cases integer not null check (cases > 0),
  primary key (organisation, area, year, variable, category)
);

-- What was published of a year: it stays as it is. No areas: too few.
create table reporting_edition (
  year integer primary key check (year between 2000 and 2999),
  published_on date not null,
  -- Made up, for the demonstration.
  is_fictional boolean not null,
  areas jsonb not null check (jsonb_typeof(areas) = 'array')
);

-- What policy officers of an organisation see of its own cases, fixed on the same day.
create table reporting_own_edition (
  year integer not null references reporting_edition,
  organisation text not null references organisations_organisation,
  areas jsonb not null check (jsonb_typeof(areas) = 'array'),
  primary key (year, organisation)
);

create function reporting_edition_stays() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = 'restrict_violation', message = 'what was published stays as it is: a difference would give somebody away';
end
$$;
create trigger reporting_edition_stays before update or delete or truncate on reporting_edition
  for each statement execute function reporting_edition_stays();
create trigger reporting_own_edition_stays before update or delete or truncate on reporting_own_edition
  for each statement execute function reporting_edition_stays();

-- `formCategory`, written again.
create function reporting_form_category(forms jsonb) returns text
language sql immutable
return case
  when jsonb_typeof(forms) is distinct from 'array' or jsonb_array_length(forms - 'unknown') = 0 then 'unknown'
  when jsonb_array_length(forms - 'unknown') = 2 and forms ?& array['labour', 'housing'] then 'labour-and-housing'
  when jsonb_array_length(forms - 'unknown') > 1 then 'several'
  when forms ?| array['labour', 'housing', 'sexual', 'criminal', 'services', 'other'] then (forms - 'unknown') ->> 0
  else 'unknown'
end;

-- Cases that are there, counted: of one organisation, of one case, or (null) of all. `gone`: they are just being deleted.
create function reporting_live_counts(only_of text, only_case text, gone boolean)
returns table (organisation text, area text, year integer, variable text, category text, cases bigint)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with cases as materialized (
    select c.id, c.organisation, extract(year from c.received_on)::integer as year, to_char(c.received_on, 'MM') as month,
      case
        when c.coded ->> 'municipality' ~ '^GM[0-9]{4}$' then c.coded ->> 'municipality'
        when o.place_kind = 'municipality' and o.place_code ~ '^GM[0-9]{4}$' then o.place_code
        else ''
      end as area,
      public.reporting_form_category(c.coded -> 'forms') as form,
      case when c.coded ->> 'sector' ~ '^[a-z][a-z-]{1,39}$' then c.coded ->> 'sector' else 'unknown' end as sector,
      coalesce(c.outcome, case when gone then 'none' else 'open' end) as outcome,
      case jsonb_typeof(c.coded -> 'signals') when 'array' then c.coded -> 'signals' else '[]' end as signals
    from public.reporting_case c join public.organisations_organisation o on o.id = c.organisation
    where (only_of is null or c.organisation = only_of) and (only_case is null or c.id = only_case)
  ), margins as materialized (
    select c.organisation, c.area, c.year, c.month, c.form, c.sector, c.outcome, count(*) as cases
    from cases c group by grouping sets ((1, 2, 3), (1, 2, 3, 4), (1, 2, 3, 5), (1, 2, 3, 6), (1, 2, 3, 7))
  ), with_signal as (
    select c.organisation, c.area, c.year, k.kind, count(distinct c.id) as cases
    from cases c cross join lateral jsonb_array_elements_text(c.signals) s(signal) join public.reporting_signal_kind k on k.signal = s.signal
    group by 1, 2, 3, 4
  ), kinds as (
    select m.organisation, m.area, m.year, k.kind, m.cases as total, coalesce(w.cases, 0) as yes
    from margins m cross join (select distinct s.kind from public.reporting_signal_kind s) k
    left join with_signal w on (w.organisation, w.area, w.year, w.kind) = (m.organisation, m.area, m.year, k.kind)
    where m.month is null and m.form is null and m.sector is null and m.outcome is null
  )
  select m.organisation, m.area, m.year,
    case when m.month is not null then 'month' when m.form is not null then 'form' when m.sector is not null then 'sector'
      when m.outcome is not null then 'outcome' else 'all' end,
    coalesce(m.month, m.form, m.sector, m.outcome, 'all'), m.cases
  from margins m
  union all
  select k.organisation, k.area, k.year, 'signal-' || k.kind, 'yes', k.yes from kinds k where k.yes > 0
  union all
  select k.organisation, k.area, k.year, 'signal-' || k.kind, 'no', k.total - k.yes from kinds k where k.yes < k.total
$$;

-- Whoever deletes a case and for whatever reason: it stays counted, and nothing leads back to it.
create function reporting_keep_count() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.reporting_kept_count as k (organisation, area, year, variable, category, cases)
  select c.organisation, c.area, c.year, c.variable, c.category, c.cases
  from public.reporting_live_counts(old.organisation, old.id, true) c
  -- Two that are deleted at the same moment wait for each other in the same order.
  order by c.variable, c.category
  on conflict (organisation, area, year, variable, category) do update set cases = k.cases + 1;
  return old;
end
$$;
create trigger reporting_keep_count before delete on reporting_case for each row execute function reporting_keep_count();

-- How many there are and were, of one organisation or (null) of each: for who publishes.
create function reporting_counts(only_of text) returns table (organisation text, area text, year integer, variable text, category text, cases bigint)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select one.organisation, one.area, one.year, one.variable, one.category, sum(one.cases)::bigint
  from (
    select * from public.reporting_live_counts(only_of, null, false)
    union all
    select k.organisation, k.area, k.year, k.variable, k.category, k.cases
    from public.reporting_kept_count k
    where only_of is null or k.organisation = only_of
  ) one
  group by 1, 2, 3, 4, 5
$$;

-- Those of the organisation of the hat, exact: for who can see each of its cases.
create function reporting_our_counts() returns table (area text, year integer, variable text, category text, cases bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may('case.see', public.organisations_here(), null, null, 'open');
  return query select c.area, c.year, c.variable, c.category, c.cases from public.reporting_counts(public.organisations_here()) c;
end
$$;

alter table reporting_signal_kind enable row level security;
alter table reporting_kept_count enable row level security;
alter table reporting_edition enable row level security;
alter table reporting_own_edition enable row level security;

create policy reporting_published on reporting_edition for select to baken_public, baken_application using (true);
create policy reporting_seen on reporting_own_edition for select to baken_application
  using (organisation = (select organisations_here()) and (select organisations_may('figures.see', organisations_here(), null, null, 'there')));

revoke all on reporting_signal_kind, reporting_kept_count, reporting_edition, reporting_own_edition from public, baken_application, baken_public;
grant select on reporting_edition to baken_public, baken_application;
grant select on reporting_own_edition to baken_application;

revoke all on function
  reporting_edition_stays, reporting_form_category, reporting_live_counts, reporting_keep_count, reporting_counts, reporting_our_counts
  from public, baken_application, baken_public;
grant execute on function reporting_our_counts to baken_application;
-- Who reads the years that are there asks whether one is due, by this clock too.
grant execute on function organisations_today to baken_public;
