-- organisations: the key of an organisation changes or comes back from paper, and the secrets that it keeps. Each function is one step and asks
-- what the hat may. Why like this: docs/decisions/037-keys-that-no-server-holds.md.

-- A new key in the place of `from_number`, by somebody who has that one. Gives its number; null: another change was faster.
create function organisations_begin_key_change(from_number integer, as_number integer, fresh bytea, wraps jsonb, shares jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  perform pg_advisory_xact_lock(20201233, hashtext(here));
  perform public.organisations_refuse_unless_may('key.change', here, null, null, public.organisations_key_state(here));
  if public.organisations_changing_key(here) is not null or public.organisations_current_key(here) is distinct from from_number then
    return null;
  end if;
  if not public.organisations_has_key(from_number) then
    raise exception using errcode = 'insufficient_privilege', message = 'who changes the key has it';
  end if;
  update public.organisations_key k set state = 'changing' where k.organisation = here and k.number = from_number;
  return public.organisations_put_key(as_number, fresh, wraps, shares, array['active', 'away']);
end
$$;

-- The keys that a change goes from and to, for who may change them and has both; of one organisation one such step at a time.
create function organisations_keys_moving(out old_number integer, out new_number integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  perform pg_advisory_xact_lock(20201233, hashtext(here));
  perform public.organisations_refuse_unless_may('key.change', here, null, null, public.organisations_key_state(here));
  old_number := public.organisations_changing_key(here);
  new_number := public.organisations_current_key(here);
  if not public.organisations_has_key(old_number) or not public.organisations_has_key(new_number) then
    raise exception using errcode = 'insufficient_privilege', message = 'who moves secrets has both keys';
  end if;
end
$$;

-- Secrets of the key that is on its way out, wrapped to the new one as well. Those that were there already stay as they are. Gives how many came.
create function organisations_rewrap(secrets jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  before integer;
  fresh integer;
  came integer;
begin
  select m.old_number, m.new_number into before, fresh from public.organisations_keys_moving() m;
  -- What is being destroyed in this moment is destroyed first, and not moved; what is moved first is destroyed with what it was moved to.
  perform from public.organisations_kept_secret kept
  where kept.organisation = here and kept.key_number = before
    and kept.subject in (select given.subject from jsonb_to_recordset(secrets) given (subject text))
  order by kept.subject for share;
  insert into public.organisations_kept_secret (organisation, subject, key_number, wrapped)
  select here, given.subject, fresh, decode(given.wrapped, 'hex')
  from jsonb_to_recordset(secrets) given (subject text, "from" integer, wrapped text)
  join public.organisations_kept_secret kept
    on kept.organisation = here and kept.key_number = before and kept.subject = given.subject
  where given."from" = before
  on conflict (organisation, key_number, subject) do nothing;
  get diagnostics came = row_count;
  return came;
end
$$;

-- How many secrets are under the key that is on its way out and not under the one after it, for who sees to the key.
create function organisations_secrets_left(of_organisation text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case
    when public.organisations_may('key.see', of_organisation, null, null, public.organisations_key_state(of_organisation)) then (
      select count(*)::integer from public.organisations_kept_secret kept
      where kept.organisation = of_organisation
        and kept.key_number = (select public.organisations_changing_key(of_organisation))
        and not exists (
          select from public.organisations_kept_secret moved
          where moved.organisation = of_organisation and moved.subject = kept.subject
            and moved.key_number = (select public.organisations_current_key(of_organisation))
        )
    )
    else 0
  end
$$;

-- Takes from under the new key what is still under the old one, to be moved anew. Gives how many there were.
create function organisations_move_again(subjects text[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  before integer;
  fresh integer;
  again integer;
begin
  select m.old_number, m.new_number into before, fresh from public.organisations_keys_moving() m;
  delete from public.organisations_kept_secret wrong
  using public.organisations_kept_secret kept
  where wrong.organisation = here and wrong.key_number = fresh and wrong.subject = any (subjects)
    and kept.organisation = here and kept.key_number = before and kept.subject = wrong.subject;
  get diagnostics again = row_count;
  return again;
end
$$;

-- The old key is over: with it who had it, its papers, and what was wrapped to it. `without`: so many secrets do not open and stay where they are, for
-- somebody to look at. False: another number is left.
create function organisations_finish_key_change(without integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  before integer;
begin
  perform pg_advisory_xact_lock(20201233, hashtext(here));
  perform public.organisations_refuse_unless_may('key.change', here, null, null, public.organisations_key_state(here));
  before := public.organisations_changing_key(here);
  if before is null or not public.organisations_has_key(public.organisations_current_key(here)) then
    raise exception using errcode = 'insufficient_privilege', message = 'who finishes a change has the new key';
  end if;
  if public.organisations_secrets_left(here) is distinct from without then
    return false;
  end if;
  delete from public.organisations_kept_secret s
  where s.organisation = here and s.key_number = before and exists (
    select from public.organisations_kept_secret moved
    where moved.organisation = here and moved.subject = s.subject and moved.key_number = public.organisations_current_key(here)
  );
  delete from public.organisations_key_wrap w where w.organisation = here and w.number = before;
  delete from public.organisations_key_share s where s.organisation = here and s.number = before;
  update public.organisations_key k set state = 'ended', ended_at = now() where k.organisation = here and k.number = before;
  return true;
end
$$;

-- The key comes back from two papers, into the hands of the hat only. Papers were opened, so it has to change.
create function organisations_recover_key(wraps jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  one record;
begin
  perform pg_advisory_xact_lock(20201233, hashtext(here));
  perform public.organisations_refuse_unless_may('key.recover', here, null, null, public.organisations_key_state(here));
  for one in
    select w.number, jsonb_build_array(jsonb_build_object(
      'person', public.organisations_me(), 'staffKeyNumber', w."staffKeyNumber", 'wrapped', w.wrapped, 'compared', false
    )) as wraps
    from jsonb_to_recordset(wraps) w (number integer, "staffKeyNumber" integer, wrapped text)
  loop
    if not exists (
      select from public.organisations_key k where k.organisation = here and k.number = one.number and k.ended_at is null
    ) then
      raise exception using errcode = 'insufficient_privilege', message = 'a key that is over does not come back';
    end if;
    perform public.organisations_put_key_wraps(one.number, one.wraps, array['active']);
  end loop;
  if not public.organisations_has_key(public.organisations_current_key(here)) then
    raise exception using errcode = 'check_violation', message = 'the key that is in use did not come back';
  end if;
  update public.organisations_key k set state = 'change-ordered' where k.organisation = here and k.state = 'recovery-ordered';
end
$$;

-- Somebody looked: this paper is there. False: there is no such paper.
create function organisations_confirm_share(of_number integer, of_share integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  perform public.organisations_refuse_unless_may('key.confirm-share', here, null, null, public.organisations_key_state(here));
  update public.organisations_key_share s set confirmed_at = now()
  where s.organisation = here and s.number = of_number and s.share = of_share;
  return found;
end
$$;

-- Keeps a secret under the key in use. Gives what became of it: 'kept', 'taken', or 'old-key': it is wrapped to another one.
create function organisations_keep_secret(with_subject text, to_number integer, fresh bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  perform public.organisations_refuse_unless_may('key.keep-secret', here, null, null, public.organisations_key_state(here));
  -- A change that begins at this moment waits, or is seen here.
  perform from public.organisations_key k
  where k.organisation = here and k.number = to_number and k.state in ('in-use', 'change-ordered', 'recovery-ordered') for share;
  if not found then
    return 'old-key';
  end if;
  if exists (select from public.organisations_kept_secret s where s.organisation = here and s.subject = with_subject) then
    return 'taken';
  end if;
  insert into public.organisations_kept_secret (organisation, subject, key_number, wrapped)
  values (here, with_subject, to_number, fresh)
  on conflict (organisation, key_number, subject) do nothing;
  return case when found then 'kept' else 'taken' end;
end
$$;

revoke all on function
  organisations_begin_key_change, organisations_keys_moving, organisations_rewrap, organisations_secrets_left, organisations_move_again,
  organisations_finish_key_change, organisations_recover_key, organisations_confirm_share, organisations_keep_secret
  from public, baken_application, baken_public;
grant execute on function
  organisations_begin_key_change, organisations_rewrap, organisations_secrets_left, organisations_move_again, organisations_finish_key_change,
  organisations_recover_key, organisations_confirm_share, organisations_keep_secret
  to baken_application;
