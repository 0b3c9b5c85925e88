-- organisations: keys of people and of organisations, made, given and lost. Each function is one step of a ceremony and asks what the hat may.
-- Why like this: docs/decisions/037-keys-that-no-server-holds.md.

-- One's own key: the first, or one in the place of the one before. What was wrapped to that one is gone with it: a colleague gives the key again.
-- Gives the number; null: another one was made meanwhile.
create function organisations_keep_staff_key(after_number integer, fresh bytea, ways jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  me text := public.organisations_me();
  state text;
  last integer;
begin
  perform pg_advisory_xact_lock(20201234, hashtext(me));
  state := public.organisations_staff_key_state(me);
  perform public.organisations_refuse_unless_may(
    case state when 'absent' then 'staff-key.make' else 'staff-key.replace' end, null, me, null, state
  );
  select coalesce(max(k.number), 0) into last from public.organisations_staff_key k where k.person = me;
  if last is distinct from after_number then
    return null;
  end if;
  update public.organisations_staff_key k set ended_at = now() where k.person = me and k.ended_at is null;
  delete from public.organisations_staff_key_wrap w where w.person = me;
  update public.organisations_key_wrap w set wrapped = null, taken_at = now() where w.person = me and w.taken_at is null;
  insert into public.organisations_staff_key (person, number, public_key) values (me, last + 1, fresh);
  insert into public.organisations_staff_key_wrap (person, number, way, passkey, wrapped)
  select me, last + 1, given.way, given.passkey, decode(given.wrapped, 'hex')
  from jsonb_to_recordset(ways) given (way text, passkey text, wrapped text);
  if not found then
    raise exception using errcode = 'check_violation', message = 'a key that nobody can open is no key';
  end if;
  return last + 1;
end
$$;

-- One more way to open one's own key; a new passphrase comes in the place of the one before. False: the key is another one meanwhile.
create function organisations_add_way(to_number integer, by_way text, with_passkey text, fresh bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  me text := public.organisations_me();
begin
  perform pg_advisory_xact_lock(20201234, hashtext(me));
  perform public.organisations_refuse_unless_may('staff-key.add-way', null, me, null, public.organisations_staff_key_state(me));
  if not exists (
    select from public.organisations_staff_key k where k.person = me and k.number = to_number and k.ended_at is null
  ) then
    return false;
  end if;
  insert into public.organisations_staff_key_wrap (person, number, way, passkey, wrapped)
  values (me, to_number, by_way, with_passkey, fresh)
  on conflict (person, number, way, passkey) do update set wrapped = excluded.wrapped, made_at = now();
  return true;
end
$$;

-- Gives what became of it: 'removed', 'unknown', or 'last': it is the only one.
create function organisations_remove_way(by_way text, with_passkey text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  me text := public.organisations_me();
begin
  perform pg_advisory_xact_lock(20201234, hashtext(me));
  perform public.organisations_refuse_unless_may('staff-key.remove-way', null, me, null, public.organisations_staff_key_state(me));
  if not exists (
    select from public.organisations_staff_key_wrap w
    where w.person = me and w.way = by_way and w.passkey is not distinct from with_passkey
  ) then
    return 'unknown';
  end if;
  if (select count(*) from public.organisations_staff_key_wrap w where w.person = me) < 2 then
    return 'last';
  end if;
  delete from public.organisations_staff_key_wrap w
  where w.person = me and w.way = by_way and w.passkey is not distinct from with_passkey;
  return 'removed';
end
$$;

-- Puts a key of the hat's organisation in the hands of people: each with the role of key holder in their own right, there in one of these states, with the
-- staff key that it was wrapped to. Who leaves or replaces their key at this moment waits for it, or makes it fail.
create function organisations_put_key_wraps(of_number integer, wraps jsonb, there text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  given record;
begin
  for given in
    select w.person, w."staffKeyNumber" as staff_key_number, decode(w.wrapped, 'hex') as wrapped, w.compared
    from jsonb_to_recordset(wraps) w (person text, "staffKeyNumber" integer, wrapped text, compared boolean)
  loop
    perform from public.organisations_staff_key k
    where k.person = given.person and k.number = given.staff_key_number and k.ended_at is null for share;
    if found then
      perform from public.organisations_membership m
      where m.person = given.person and m.organisation = here and m.state = any (there)
        and public.organisations_holds_key(m.roles)
      for share;
    end if;
    if not found then
      raise exception using errcode = 'insufficient_privilege', message = 'the key goes to who holds it there, and to their own key';
    end if;
    insert into public.organisations_key_wrap (
      organisation, number, person, staff_key_number, wrapped, given_by, given_at, compared
    ) values (
      here, of_number, given.person, given.staff_key_number, given.wrapped, public.organisations_me(), now(), given.compared
    )
    on conflict (organisation, number, person) do update set
      staff_key_number = excluded.staff_key_number, wrapped = excluded.wrapped, given_by = excluded.given_by,
      given_at = excluded.given_at, compared = excluded.compared, taken_at = null;
  end loop;
end
$$;

-- A new key of the hat's organisation with who has it and who keeps its papers; the hat has it itself. Its number is bound into every wrap, so it must be
-- the one that the browser was told. Gives the number.
create function organisations_put_key(as_number integer, fresh bytea, wraps jsonb, shares jsonb, there text[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  fresh_number integer;
begin
  select coalesce(max(k.number), 0) + 1 into fresh_number from public.organisations_key k where k.organisation = here;
  if fresh_number is distinct from as_number then
    raise exception using errcode = 'check_violation', message = 'every key has a number of its own, the next one';
  end if;
  insert into public.organisations_key (organisation, number, public_key, made_by, state)
  values (here, fresh_number, fresh, public.organisations_me(), 'in-use');
  perform public.organisations_put_key_wraps(fresh_number, wraps, there);
  insert into public.organisations_key_share (organisation, number, share, kept_by)
  select here, fresh_number, s.share, s."keptBy" from jsonb_to_recordset(shares) s (share integer, "keptBy" text);
  if not public.organisations_has_key(fresh_number)
    or (select count(*) from public.organisations_key_share s where s.organisation = here and s.number = fresh_number) <> 3 then
    raise exception using errcode = 'check_violation', message = 'who makes a key has it, and three papers of it are kept';
  end if;
  return fresh_number;
end
$$;

create function organisations_make_key(as_number integer, fresh bytea, wraps jsonb, shares jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  perform pg_advisory_xact_lock(20201233, hashtext(here));
  perform public.organisations_refuse_unless_may('key.make', here, null, null, public.organisations_key_state(here));
  return public.organisations_put_key(as_number, fresh, wraps, shares, array['active']);
end
$$;

create function organisations_give_key(of_number integer, given jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  perform pg_advisory_xact_lock(20201233, hashtext(here));
  perform public.organisations_refuse_unless_may('key.give', here, null, null, public.organisations_key_state(here));
  if given ->> 'person' = public.organisations_me() or not public.organisations_has_key(of_number) then
    raise exception using errcode = 'insufficient_privilege', message = 'who has the key gives it, and to somebody else';
  end if;
  perform public.organisations_put_key_wraps(of_number, jsonb_build_array(given), array['active']);
end
$$;

-- Two administrators: the key has to change.
create function organisations_order_key_change(of_organisation text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may(
    'key.order-change', of_organisation, null, null, public.organisations_key_state(of_organisation)
  );
  update public.organisations_key k set state = 'change-ordered' where k.organisation = of_organisation and k.state = 'in-use';
end
$$;

-- Two administrators: the key has to come back from paper.
create function organisations_order_key_recovery(of_organisation text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may(
    'key.order-recovery', of_organisation, null, null, public.organisations_key_state(of_organisation)
  );
  update public.organisations_key k set state = 'recovery-ordered'
  where k.organisation = of_organisation and k.state in ('in-use', 'change-ordered');
end
$$;

-- Whether somebody has this key of an organisation.
create function organisations_key_is_held(wanted text, wanted_number integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from public.organisations_key_wrap w
    where w.organisation = wanted and w.number = wanted_number and w.taken_at is null
  )
$$;

-- Two administrators: nobody has the key that everything new goes to, and its papers are gone. What was sealed to it stays, for nobody to read. Never
-- while somebody has it. Was it a new one whose change was not finished, then the one before goes on where somebody has that, and has to change.
create function organisations_declare_key_lost(of_organisation text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  before integer := public.organisations_changing_key(of_organisation);
begin
  perform public.organisations_refuse_unless_may(
    'key.declare-lost', of_organisation, null, null, public.organisations_key_state(of_organisation)
  );
  if public.organisations_key_is_held(of_organisation, public.organisations_current_key(of_organisation)) then
    raise exception using errcode = 'insufficient_privilege', message = 'a key that somebody has is not lost';
  end if;
  update public.organisations_key k set state = 'lost', ended_at = now()
  where k.organisation = of_organisation and k.number = public.organisations_current_key(of_organisation);
  if public.organisations_key_is_held(of_organisation, before) then
    update public.organisations_key k set state = 'change-ordered' where k.organisation = of_organisation and k.number = before;
  else
    update public.organisations_key k set state = 'lost', ended_at = now() where k.organisation = of_organisation and k.number = before;
  end if;
end
$$;

revoke all on function
  organisations_keep_staff_key, organisations_add_way, organisations_remove_way, organisations_put_key_wraps, organisations_put_key,
  organisations_make_key, organisations_give_key, organisations_order_key_change, organisations_order_key_recovery,
  organisations_key_is_held, organisations_declare_key_lost
  from public, baken_application, baken_public;
grant execute on function
  organisations_keep_staff_key, organisations_add_way, organisations_remove_way, organisations_make_key, organisations_give_key,
  organisations_order_key_change, organisations_order_key_recovery, organisations_key_is_held, organisations_declare_key_lost
  to baken_application;
