-- reporting: how much room files may take. A case has files of at most 256 MiB from each side. Files that wait for what they belong to take at most 4 GiB together: then those
-- that have waited for an hour go, which an honest one never does, and only when that does not help the next one has to wait. Nothing here counts for an organisation.

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

-- 'kept' · 'taken': the id is of something else · 'full': ten wait already, or the case has files enough · 'busy': too much waits everywhere; later.
create or replace function reporting_put_upload(with_id text, for_case text, by_sender text, at_sequence integer, sealed bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(20201240, hashtext(for_case));
  if exists (
    select from public.reporting_upload u where u.id = with_id
    union all
    select from public.reporting_item i where i.id = with_id
  ) then
    return case when exists (
      select from public.reporting_upload u where u.id = with_id and u.case_id = for_case and u.sequence = at_sequence and u.envelope = sealed
      union all
      select from public.reporting_item i where i.id = with_id and i.case_id = for_case and i.sequence = at_sequence and i.envelope = sealed
    ) then 'kept' else 'taken' end;
  end if;
  if (select count(*) from public.reporting_upload u where u.case_id = for_case and u.sender = by_sender) >= 10
    or public.reporting_file_bytes(for_case, by_sender) + octet_length(sealed) > public.reporting_most_file_bytes() then
    return 'full';
  end if;
  if public.reporting_waiting_bytes() + octet_length(sealed) > public.reporting_most_waiting_bytes() then
    delete from public.reporting_upload u where u.came_at < now() - interval '1 hour';
    if public.reporting_waiting_bytes() + octet_length(sealed) > public.reporting_most_waiting_bytes() then
      return 'busy';
    end if;
  end if;
  insert into public.reporting_upload (id, case_id, sender, sequence, envelope) values (with_id, for_case, by_sender, at_sequence, sealed);
  return 'kept';
end
$$;

revoke all on function
  reporting_most_file_bytes, reporting_most_waiting_bytes, reporting_waiting_bytes, reporting_file_bytes
  from public, baken_application, baken_public;
