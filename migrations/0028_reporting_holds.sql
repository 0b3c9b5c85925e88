-- reporting: what keeps a case longer than its day, and what takes it away sooner. Why like this: docs/decisions/050-when-a-case-goes.md.

-- Until when a hold keeps a case from being deleted; null: none does.
create function reporting_held_until(wanted text) returns date
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select k.held_until from public.reporting_kept k where k.case_id = wanted and k.held_until > public.organisations_today() $$;

-- A reporter takes their own case away. 'deleted' · 'unknown' · 'held': it may not be deleted now. Then it is written down that they want it, for who holds it as news, and it goes as soon as it may.
create function reporting_delete_own(lookup bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_id text;
begin
  select c.id into found_id from public.reporting_case c where c.lookup_hash = lookup and c.code_state = 'own' for update;
  if found_id is null then
    return 'unknown';
  end if;
  if public.reporting_held_until(found_id) is not null then
    update public.reporting_kept k set taken_away_on = public.organisations_today() where k.case_id = found_id and k.taken_away_on is null;
    if found then
      perform public.reporting_has_news(found_id, public.organisations_today());
    end if;
    return 'held';
  end if;
  perform public.reporting_erase(found_id, 'by-reporter', 'reporter');
  return 'deleted';
end
$$;

-- Until when the case of a code is kept, for who has the code: the day, why, and whether a hold keeps it longer.
create function reporting_thread_deletion(lookup bytea) returns table (on_day date, because text, held boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select d.on_day, d.because, d.instead_of is not null
  from public.reporting_case c cross join lateral public.reporting_deletion_of(c) d
  where c.lookup_hash = lookup and c.code_state = 'own'
$$;

-- The state of a case of the hat's organisation, as permissions speak of it, with the case locked.
create function reporting_lock_ours(wanted text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text;
begin
  select case c.state when 'closed' then 'closed' else 'open' end into here
  from public.reporting_case c where c.id = wanted and c.organisation = public.organisations_here() for update;
  if not found then
    raise exception using errcode = 'insufficient_privilege', message = 'this is no case of the organisation of the hat';
  end if;
  return here;
end
$$;

-- Keeps a case from being deleted before a day, at most a year ahead; a hold that is there gives way to it. `until` today: it is held no longer.
create function reporting_hold_case(wanted text, because text, until date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.reporting_lock_ours(wanted);
  today date := public.organisations_today();
begin
  perform public.organisations_refuse_unless_may('case.hold', public.organisations_here(), null, null, here);
  if until is null or until <= today or until > today + 365 then
    raise exception using errcode = 'check_violation', message = 'a case is held until a day within a year';
  end if;
  insert into public.reporting_kept as k (case_id, renewed_on, hold_reason, held_by, held_on, held_until)
  select c.id, c.received_on, because, public.organisations_me(), today, until from public.reporting_case c where c.id = wanted
  on conflict (case_id) do update
  set hold_reason = excluded.hold_reason, held_by = excluded.held_by, held_on = excluded.held_on, held_until = excluded.held_until;
end
$$;

create function reporting_release_case(wanted text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.reporting_lock_ours(wanted);
begin
  perform public.organisations_refuse_unless_may('case.hold', public.organisations_here(), null, null, here);
  update public.reporting_kept k
  set hold_reason = null, held_by = null, held_on = null, held_until = null
  where k.case_id = wanted;
end
$$;

-- Before its day. 'deleted' · 'held'.
create function reporting_delete_early(wanted text, because text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.reporting_lock_ours(wanted);
begin
  perform public.organisations_refuse_unless_may('case.delete', public.organisations_here(), null, null, here);
  if because is null or not public.reporting_is_met('why-early', jsonb_build_object('why', because)) then
    raise exception using errcode = 'check_violation', message = 'a case is not deleted early for this';
  end if;
  if public.reporting_held_until(wanted) is not null then
    return 'held';
  end if;
  perform public.reporting_erase(wanted, because, public.organisations_me());
  return 'deleted';
end
$$;

revoke all on function
  reporting_held_until, reporting_delete_own, reporting_thread_deletion, reporting_lock_ours, reporting_hold_case, reporting_release_case,
  reporting_delete_early
  from public, baken_application, baken_public;
grant execute on function reporting_hold_case, reporting_release_case, reporting_delete_early, reporting_forget_uploads to baken_application;
grant execute on function reporting_delete_own, reporting_thread_deletion to baken_public;
