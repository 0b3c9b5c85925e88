-- reporting: files, which come before what they belong to, and how much room they may take. A case has files of at most 256 MiB from each side. Files that wait for what they belong to take at most 4 GiB together: then those
-- that have waited for an hour go, which an honest one never does, and only when that does not help the next one has to wait. Nothing here counts for an organisation. Whoever sends a file to a case that is there has its code:
-- who only knows its id takes no room of it.

create function reporting_most_file_bytes() returns bigint language sql immutable set search_path = pg_catalog, pg_temp as $$ select 268435456::bigint $$;
create function reporting_most_waiting_bytes() returns bigint language sql immutable set search_path = pg_catalog, pg_temp as $$ select 4294967296::bigint $$;

create function reporting_waiting_bytes() returns bigint
language sql stable set search_path = pg_catalog, pg_temp
as $$ select coalesce(sum(octet_length(u.envelope)), 0)::bigint from public.reporting_upload u $$;

create function reporting_file_bytes(for_case text, by_sender text) returns bigint
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(sum(octet_length(f.envelope)), 0)::bigint
  from (
    select u.envelope from public.reporting_upload u where u.case_id = for_case and u.sender = by_sender
    union all
    select i.envelope from public.reporting_item i where i.case_id = for_case and i.sender = by_sender and i.kind = 'file'
  ) f
$$;

-- One that still waits gives way to another of the same id, case and sender: sealed again, a file is other bytes. What belongs to something that was sent stays as it is.
-- 'kept' · 'taken': the id is of something else, or of a file that belongs to what was sent · 'full': ten wait already, or the case has files enough · 'busy': too much waits everywhere; later.
create function reporting_put_upload(with_id text, for_case text, by_sender text, at_sequence integer, sealed bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  waits public.reporting_upload;
  more integer;
begin
  perform pg_advisory_xact_lock(20201240, hashtext(for_case));
  if exists (select from public.reporting_item i where i.id = with_id) then
    return case when exists (
      select from public.reporting_item i where i.id = with_id and i.case_id = for_case and i.sequence = at_sequence and i.envelope = sealed
    ) then 'kept' else 'taken' end;
  end if;
  select * into waits from public.reporting_upload u where u.id = with_id;
  if waits.id is not null and (waits.case_id, waits.sender) <> (for_case, by_sender) then
    return 'taken';
  end if;
  if waits.sequence = at_sequence and waits.envelope = sealed then
    return 'kept';
  end if;
  more := octet_length(sealed) - coalesce(octet_length(waits.envelope), 0);
  if (waits.id is null and (select count(*) from public.reporting_upload u where u.case_id = for_case and u.sender = by_sender) >= 10)
    or public.reporting_file_bytes(for_case, by_sender) + more > public.reporting_most_file_bytes() then
    return 'full';
  end if;
  if public.reporting_waiting_bytes() + more > public.reporting_most_waiting_bytes() then
    delete from public.reporting_upload u where u.came_by < now() - interval '1 hour' and u.id <> with_id;
    if public.reporting_waiting_bytes() + more > public.reporting_most_waiting_bytes() then
      return 'busy';
    end if;
  end if;
  insert into public.reporting_upload as u (id, case_id, sender, sequence, envelope) values (with_id, for_case, by_sender, at_sequence, sealed)
  on conflict (id) do update
  set sequence = excluded.sequence, envelope = excluded.envelope, came_by = excluded.came_by
  where u.case_id = excluded.case_id and u.sender = excluded.sender;
  return case when found then 'kept' else 'taken' end;
end
$$;

-- Of a reporter. 'unknown': the case is there, and this is not its code, or has to be changed first; or it was there and is deleted.
create function reporting_keep_upload(with_id text, for_case text, lookup bytea, at_sequence integer, sealed bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Whoever deletes the case in this moment is waited for.
  perform pg_advisory_xact_lock(20201240, hashtext(for_case));
  if exists (select from public.reporting_case c where c.id = for_case and (c.lookup_hash, c.code_state) is distinct from (lookup, 'own'))
    or exists (select from public.reporting_ledger l where l.case_hash = public.reporting_hash_of(for_case)) then
    return 'unknown';
  end if;
  return public.reporting_put_upload(with_id, for_case, 'reporter', at_sequence, sealed);
end
$$;

create function reporting_refuse_unless_ours(wanted text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may('case.work', public.organisations_here(), null, null, 'open');
  if not exists (select from public.reporting_case c where c.id = wanted and c.organisation = public.organisations_here()) then
    raise exception using errcode = 'insufficient_privilege', message = 'this is no case of the organisation of the hat';
  end if;
end
$$;

-- Of a colleague: for a case of their own organisation.
create function reporting_keep_own_upload(with_id text, for_case text, at_sequence integer, sealed bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.reporting_refuse_unless_ours(for_case);
  return public.reporting_put_upload(with_id, for_case, 'organisation', at_sequence, sealed);
end
$$;

create function reporting_claim_own_files(for_case text, files text[], day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.reporting_refuse_unless_ours(for_case);
  return public.reporting_claim_files(for_case, 'organisation', files, day, public.organisations_me());
end
$$;

-- Files that nothing took within a day; and those that go along with something that is passed on, of which no more came for an hour: it was broken off, since a file takes less than
-- that on the slowest line, and each that comes keeps the others of the same.
create function reporting_forget_uploads() returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with gone as (
    delete from public.reporting_upload u
    where u.came_by < now() - interval '1 day'
      or (u.is_along and not exists (
        select from public.reporting_upload o where o.case_id = u.case_id and o.is_along and o.came_by >= now() - interval '1 hour'
      ))
    returning 1
  ) select count(*) from gone
$$;

-- Moves files from where they waited into the case. False: one of them is not there.
create function reporting_claim_files(for_case text, by_sender text, files text[], day date, who text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  moved integer;
begin
  with gone as (
    delete from public.reporting_upload u where u.id = any (files) and u.case_id = for_case and u.sender = by_sender returning u.*
  )
  insert into public.reporting_item (id, case_id, sender, kind, sequence, on_day, written_by, envelope)
  select g.id, g.case_id, g.sender, 'file', g.sequence, day, who, g.envelope from gone g;
  get diagnostics moved = row_count;
  return moved = cardinality(files);
end
$$;

revoke all on function
  reporting_most_file_bytes, reporting_most_waiting_bytes, reporting_waiting_bytes, reporting_file_bytes, reporting_put_upload, reporting_keep_upload,
  reporting_refuse_unless_ours, reporting_keep_own_upload, reporting_claim_files, reporting_claim_own_files, reporting_forget_uploads
  from public, baken_application, baken_public;
grant execute on function reporting_keep_upload, reporting_forget_uploads to baken_public;
grant execute on function reporting_keep_own_upload, reporting_claim_own_files to baken_application;
