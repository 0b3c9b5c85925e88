-- reporting: files, and who the reporter is, that go along with what is passed on. To a partner in Baken they are items of the new case; behind a link they are kept here, sealed as
-- the letter is. That the server saw a report goes along as well; the code of its reporter does not. Files wait where every file waits (0027), and go with the letter. Why like this: docs/decisions/055-what-goes-along.md.

create table reporting_forward_file (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  forward text not null references reporting_forward on delete cascade,
  -- From 1, in the order of the manifest.
  sequence integer not null check (sequence between 1 and 9),
  envelope bytea not null check (reporting_has_size(envelope, 'file')),
  unique (forward, sequence)
);
alter table reporting_forward_file alter column envelope set storage external;

-- What goes along with one thing takes 64 MiB at most, sealed.
create function reporting_most_along_bytes() returns bigint language sql immutable set search_path = pg_catalog, pg_temp as $$ select 67110864::bigint $$;

-- Keeps something that goes along until it is passed on. `target`: the new case of a partner, or the id of a letter.
-- 'kept' · 'taken': one of the ids is of something else · 'full' · 'busy'
create function reporting_keep_along(with_id text, of_case text, target text, is_inside boolean, at_sequence integer, sealed bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  side text := case when is_inside then 'reporter' else 'organisation' end;
  kept text;
begin
  perform public.reporting_own_case(of_case, 'forward.send');
  -- It was passed on already: nothing can be added to it.
  if exists (select from public.reporting_case c where c.id = target) or exists (select from public.reporting_forward f where f.id = target) then
    return case when exists (
      select from public.reporting_item i where i.id = with_id and i.case_id = target and i.envelope = sealed
      union all
      select from public.reporting_forward_file a where a.id = with_id and a.forward = target and a.envelope = sealed
      union all
      -- The letter is over, and everything beside it is gone: nothing is added, and who sends it again goes on to hear what it got.
      select from public.reporting_forward f where f.id = target and f.from_case = of_case and f.envelope is null
    ) then 'kept' else 'taken' end;
  end if;
  if not exists (select from public.reporting_upload u where u.id = with_id)
    and public.reporting_file_bytes(target, side) + octet_length(sealed) > public.reporting_most_along_bytes() then
    return 'full';
  end if;
  kept := public.reporting_put_upload(with_id, target, side, at_sequence, sealed);
  if kept = 'kept' then
    update public.reporting_upload u set is_along = true where u.id = with_id and not u.is_along;
  end if;
  return kept;
end
$$;

-- Why what a signed manifest says goes along may not; null: it may. Who the reporter is needs a ground that is there for people, and the vault, open for the hat at this moment.
-- 'identity-ground' · 'closed-vault'. Refused with everything around it: a manifest that says other files, another ground or another way of naming than what is sent.
-- `is_named` null: behind a link nobody sees which of the files that is.
create function reporting_along_refused(of_case text, on_ground text, signed text, many integer, is_named boolean) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  said jsonb := signed::jsonb -> 'statement';
  says_who boolean := jsonb_path_exists(said, '$.along[*] ? (@ starts with "identity:")');
begin
  if said ->> 'ground' is distinct from on_ground or jsonb_array_length(said -> 'along') is distinct from many
    or says_who is distinct from coalesce(is_named, says_who) then
    raise exception using errcode = 'check_violation', message = 'the manifest says something else than what is sent';
  end if;
  return case
    when not says_who then null
    when on_ground = 'place-based' then 'identity-ground'
    when not exists (select from public.reporting_open_vault(of_case)) then 'closed-vault'
  end;
end
$$;

-- Moves what waited for a letter to the letter; all of it, or nothing of the transaction stays.
create function reporting_claim_along(for_forward text, files text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  moved integer;
begin
  with gone as (
    delete from public.reporting_upload u where u.id = any (files) and u.case_id = for_forward and u.sender = 'organisation' returning u.*
  )
  insert into public.reporting_forward_file (id, forward, sequence, envelope) select g.id, for_forward, g.sequence, g.envelope from gone g;
  get diagnostics moved = row_count;
  if moved <> cardinality(files) then
    raise exception using errcode = 'no_data_found', message = 'a file that goes along is not there';
  end if;
end
$$;

-- What is no longer to be read behind a link, is gone with everything beside it.
create function reporting_letter_over() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  delete from public.reporting_forward_file a where a.forward = new.id;
  return null;
end
$$;
create trigger reporting_letter_takes_files after update on reporting_forward
  for each row when (old.envelope is not null and new.envelope is null) execute function reporting_letter_over();

-- One thing that goes along with a letter, sealed, for who proves that they have link and code. Outcomes as of `reporting_forward_proved`.
create function reporting_letter_file(token bytea, proof bytea, wanted integer) returns table (outcome text, envelope bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tried record;
begin
  select * into tried from public.reporting_forward_proved(token, proof);
  if tried.outcome <> 'right' then
    return query select tried.outcome, null::bytea;
    return;
  end if;
  update public.reporting_forward f set opened_on = coalesce(f.opened_on, public.organisations_today()) where f.id = tried.wanted;
  return query
    select case when a.id is null then 'gone' else 'right' end, a.envelope
    from (select 1) one left join public.reporting_forward_file a on a.forward = tried.wanted and a.sequence = wanted;
end
$$;

-- Whether a case came from a partner: nobody has a code for it, so nobody would ever read what is written to its reporter.
create function reporting_came_from_partner(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select exists (select from public.reporting_forward f where f.to_case = wanted) $$;

create function reporting_guard_reader() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if public.reporting_came_from_partner(new.case_id) then
    raise exception using errcode = 'insufficient_privilege', message = 'the reporter writes with who handed this case over';
  end if;
  return new;
end
$$;
create trigger reporting_item_has_reader before insert on reporting_item
  for each row when (new.sender = 'organisation' and new.kind in ('message', 'file')) execute function reporting_guard_reader();

-- What the server opened of a case later, stands at the partner too; and at who got it from them.
create function reporting_seen_there_too() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update public.reporting_case c set seen_by_server = true
  from public.reporting_forward f
  where f.from_case = new.id and c.id = f.to_case and not c.seen_by_server;
  return null;
end
$$;
create trigger reporting_case_seen_there_too after update of seen_by_server on reporting_case
  for each row when (new.seen_by_server and not old.seen_by_server) execute function reporting_seen_there_too();

alter table reporting_forward_file enable row level security;
revoke all on reporting_forward_file from public, baken_application, baken_public;
revoke all on function
  reporting_along_refused, reporting_most_along_bytes, reporting_keep_along, reporting_claim_along, reporting_letter_over, reporting_letter_file,
  reporting_came_from_partner, reporting_guard_reader, reporting_seen_there_too
  from public, baken_application, baken_public;
grant execute on function reporting_keep_along to baken_application;
grant execute on function reporting_letter_file to baken_public;
