-- organisations: keys of people and of organisations. Only public halves and wrapped private ones: nothing in these tables opens anything by itself.
-- They are read by rules for rows and written by the functions below, each one step of a ceremony, whole or not at all.
-- Why like this: docs/decisions/037-keys-that-no-server-holds.md.

-- Bytes that a browser wrapped: version 1, the way, and as many as src/platform/sealing/wrapped-secret.ts makes of 32.
create function organisations_is_wrapped(bytes bytea, way text) returns boolean
language sql immutable
return case
  when octet_length(bytes) < 2 or get_byte(bytes, 0) <> 1 then false
  when way = 'to-key' then get_byte(bytes, 1) = 1 and octet_length(bytes) = 82
  when way = 'passphrase' then get_byte(bytes, 1) = 2 and octet_length(bytes) = 110
  when way = 'passkey' then get_byte(bytes, 1) = 3 and octet_length(bytes) = 82
  else false
end;

create table organisations_staff_key (
  person text not null references organisations_person,
  number integer not null check (number >= 1),
  public_key bytea not null check (octet_length(public_key) = 32),
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (person, number)
);
create unique index organisations_one_staff_key on organisations_staff_key (person) where ended_at is null;

-- The private half, wrapped in each way that its owner can open it.
create table organisations_staff_key_wrap (
  person text not null,
  number integer not null,
  way text not null check (way in ('passphrase', 'passkey')),
  -- The id of the passkey; null: a passphrase.
  passkey text check (length(passkey) between 8 and 1400),
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  unique nulls not distinct (person, number, way, passkey),
  foreign key (person, number) references organisations_staff_key,
  check ((way = 'passkey') = (passkey is not null)),
  check (organisations_is_wrapped(wrapped, way))
);

-- The key of an organisation. In 'changing' there are two: the one that is on its way out, and the one after it, which everything new goes to.
create table organisations_key (
  organisation text not null references organisations_organisation,
  number integer not null check (number >= 1),
  public_key bytea not null check (octet_length(public_key) = 32),
  made_at timestamptz not null default now(),
  made_by text not null references organisations_person,
  state text not null check (state in ('in-use', 'change-ordered', 'recovery-ordered', 'changing', 'ended', 'lost')),
  ended_at timestamptz,
  primary key (organisation, number),
  check ((state in ('ended', 'lost')) = (ended_at is not null))
);
create unique index organisations_one_current_key on organisations_key (organisation)
  where state in ('in-use', 'change-ordered', 'recovery-ordered');
create unique index organisations_one_changing_key on organisations_key (organisation) where state = 'changing';

-- Its private half, wrapped to the key of one person. Taken away, the row stays: whoever had it once may have kept it.
create table organisations_key_wrap (
  organisation text not null,
  number integer not null,
  person text not null references organisations_person,
  staff_key_number integer not null,
  wrapped bytea check (organisations_is_wrapped(wrapped, 'to-key')),
  given_by text not null references organisations_person,
  given_at timestamptz not null default now(),
  -- Whether the two of them read the fingerprint of the staff key to each other.
  compared boolean not null,
  taken_at timestamptz,
  primary key (organisation, number, person),
  foreign key (organisation, number) references organisations_key,
  foreign key (person, staff_key_number) references organisations_staff_key (person, number),
  check (compared or given_by = person),
  check ((wrapped is null) = (taken_at is not null))
);
create index organisations_key_wrap_of on organisations_key_wrap (person);

-- Which paper is kept by whom: what they are there, never their name. What is on the paper is nowhere but on it.
create table organisations_key_share (
  organisation text not null,
  number integer not null,
  share integer not null check (share between 1 and 3),
  kept_by text not null check (length(kept_by) between 1 and 80 and kept_by !~ '[[:cntrl:]]'),
  confirmed_at timestamptz,
  primary key (organisation, number, share),
  foreign key (organisation, number) references organisations_key
);

-- Secrets of 32 bytes, such as the key of a case, wrapped to the organisation's key. While it changes a secret has a row for each of the two.
create table organisations_kept_secret (
  organisation text not null,
  subject text not null check (subject ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$'),
  key_number integer not null,
  wrapped bytea not null check (organisations_is_wrapped(wrapped, 'to-key')),
  primary key (organisation, key_number, subject),
  foreign key (organisation, key_number) references organisations_key
);

-- The state that permissions on the key speak of.
create function organisations_key_state(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    (select k.state from public.organisations_key k where k.organisation = wanted and k.state = 'recovery-ordered'),
    (select k.state from public.organisations_key k where k.organisation = wanted and k.state = 'changing'),
    (select k.state from public.organisations_key k where k.organisation = wanted and k.state in ('in-use', 'change-ordered')),
    'absent'
  )
$$;

-- The key that everything new goes to; null: there is none.
create function organisations_current_key(wanted text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select k.number from public.organisations_key k
  where k.organisation = wanted and k.state in ('in-use', 'change-ordered', 'recovery-ordered')
$$;

create function organisations_changing_key(wanted text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select k.number from public.organisations_key k where k.organisation = wanted and k.state = 'changing' $$;

create function organisations_staff_key_state(who text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case
    when exists (select from public.organisations_staff_key k where k.person = who and k.ended_at is null) then 'in-use'
    else 'absent'
  end
$$;

-- Whether a form may be offered: two active people, holding the key in their own role, can open what goes to it.
create function organisations_can_be_read(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select not public.organisations_has_ended(wanted) and (
    select count(*)
    from public.organisations_key_wrap w
    join public.organisations_membership m on m.person = w.person and m.organisation = w.organisation
    where w.organisation = wanted and w.number = public.organisations_current_key(wanted) and w.taken_at is null
      and m.state = 'active' and public.organisations_holds_key(m.roles)
  ) >= 2
$$;

-- What the hat may open with: its own wraps of the keys of its organisation.
create function organisations_own_wraps() returns table (number integer, staff_key_number integer, wrapped bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select w.number, w.staff_key_number, w.wrapped
  from public.organisations_key_wrap w
  where w.person = public.organisations_me() and w.organisation = public.organisations_here() and w.taken_at is null
    and public.organisations_may(
      'key.open', w.organisation, null, null, public.organisations_key_state(w.organisation)
    )
$$;

-- Whether the hat has this key of its organisation.
create function organisations_has_key(wanted integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select exists (select from public.organisations_own_wraps() own where own.number = wanted) $$;

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

-- Whether somebody has a key of the organisation that is not over.
create function organisations_key_is_held(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from public.organisations_key_wrap w join public.organisations_key k on k.organisation = w.organisation and k.number = w.number
    where w.organisation = wanted and w.taken_at is null and k.ended_at is null
  )
$$;

-- Two administrators: nobody has the key, and the papers are gone. What was sealed to it stays, for nobody to read. Never while somebody has it.
create function organisations_declare_key_lost(of_organisation text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may(
    'key.declare-lost', of_organisation, null, null, public.organisations_key_state(of_organisation)
  );
  if public.organisations_key_is_held(of_organisation) then
    raise exception using errcode = 'insufficient_privilege', message = 'a key that somebody has is not lost';
  end if;
  update public.organisations_key k set state = 'lost', ended_at = now()
  where k.organisation = of_organisation and k.ended_at is null;
end
$$;

-- A new key in the place of `from_number`, by somebody who has that one. Gives its number; null: another change was faster.
create function organisations_begin_key_change(from_number integer, fresh bytea, wraps jsonb, shares jsonb) returns integer
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
  return public.organisations_put_key(from_number + 1, fresh, wraps, shares, array['active', 'away']);
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
  perform pg_advisory_xact_lock(20201233, hashtext(here));
  perform public.organisations_refuse_unless_may('key.change', here, null, null, public.organisations_key_state(here));
  before := public.organisations_changing_key(here);
  fresh := public.organisations_current_key(here);
  if not public.organisations_has_key(before) or not public.organisations_has_key(fresh) then
    raise exception using errcode = 'insufficient_privilege', message = 'who moves secrets has both keys';
  end if;
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

-- The old key is over: with it who had it, its papers, and what was wrapped to it. False: secrets are left.
create function organisations_finish_key_change() returns boolean
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
  if public.organisations_secrets_left(here) > 0 then
    return false;
  end if;
  delete from public.organisations_kept_secret s where s.organisation = here and s.key_number = before;
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

-- Who leaves, or holds the key no longer by their role, has it taken in the same moment; and because they may have kept it, the key has to change. In
-- whatever way it came about: by a colleague, by two, by a provider of identities.
create function organisations_take_key() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if new.state <> 'ended' and public.organisations_holds_key(new.roles) then
    return null;
  end if;
  update public.organisations_key_wrap w set wrapped = null, taken_at = now()
  where w.organisation = new.organisation and w.person = new.person and w.taken_at is null;
  update public.organisations_key k set state = 'change-ordered'
  where k.organisation = new.organisation and k.state = 'in-use' and exists (
    select from public.organisations_key_wrap w
    where w.organisation = k.organisation and w.number = k.number and w.person = new.person
  );
  return null;
end
$$;
create trigger organisations_membership_takes_key after update on organisations_membership
  for each row execute function organisations_take_key();

-- Requests about the key are seen and asked for in the state that it is in.
create or replace function organisations_state_for(wanted text, on_organisation text, on_person text) returns text
language sql stable set search_path = pg_catalog, pg_temp
return case split_part(wanted, '.', 1)
  when 'membership' then public.organisations_membership_state(on_person, on_organisation)
  when 'organisation' then public.organisations_state_of(on_organisation)
  when 'key' then public.organisations_key_state(on_organisation)
  else 'there'
end;

alter table organisations_staff_key enable row level security;
alter table organisations_staff_key_wrap enable row level security;
alter table organisations_key enable row level security;
alter table organisations_key_wrap enable row level security;
alter table organisations_key_share enable row level security;
alter table organisations_kept_secret enable row level security;

-- Whether the hat may is asked once a statement and not once a row: a thousand secrets are looked at while a key changes.
-- One's own, and the public halves of colleagues who hold the key, for who sees to the key.
create policy organisations_seen on organisations_staff_key for select to baken_application
  using (
    person = organisations_me()
    and (select organisations_may('staff-key.see', null, organisations_me(), null, organisations_staff_key_state(organisations_me())))
    or (select organisations_may('key.see', organisations_here(), null, null, organisations_key_state(organisations_here())))
    and exists (
      select from organisations_membership m
      where m.person = organisations_staff_key.person and m.organisation = organisations_here()
        and m.state in ('active', 'away') and organisations_holds_key(m.roles)
    )
  );
create policy organisations_seen on organisations_staff_key_wrap for select to baken_application
  using (
    person = organisations_me()
    and (select organisations_may('staff-key.see', null, organisations_me(), null, organisations_staff_key_state(organisations_me())))
  );
create policy organisations_seen on organisations_key for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('key.see', organisations_here(), null, null, organisations_key_state(organisations_here())))
  );
create policy organisations_seen on organisations_key_wrap for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('key.see', organisations_here(), null, null, organisations_key_state(organisations_here())))
  );
create policy organisations_seen on organisations_key_share for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('key.see', organisations_here(), null, null, organisations_key_state(organisations_here())))
  );
create policy organisations_seen on organisations_kept_secret for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('key.open', organisations_here(), null, null, organisations_key_state(organisations_here())))
  );

revoke all on
  organisations_staff_key, organisations_staff_key_wrap, organisations_key, organisations_key_wrap, organisations_key_share,
  organisations_kept_secret
  from public, baken_application, baken_public;
grant select on
  organisations_staff_key, organisations_staff_key_wrap, organisations_key, organisations_key_share, organisations_kept_secret
  to baken_application;
-- Not what is wrapped for somebody else.
grant select (organisation, number, person, staff_key_number, given_by, given_at, compared, taken_at)
  on organisations_key_wrap to baken_application;

revoke all on function
  organisations_is_wrapped, organisations_key_state, organisations_current_key, organisations_changing_key, organisations_staff_key_state,
  organisations_can_be_read, organisations_own_wraps, organisations_has_key, organisations_keep_staff_key, organisations_add_way,
  organisations_remove_way, organisations_put_key_wraps, organisations_put_key, organisations_make_key, organisations_give_key,
  organisations_order_key_change, organisations_order_key_recovery, organisations_key_is_held, organisations_declare_key_lost,
  organisations_begin_key_change, organisations_rewrap, organisations_secrets_left, organisations_finish_key_change,
  organisations_recover_key, organisations_confirm_share, organisations_keep_secret, organisations_take_key
  from public, baken_application, baken_public;
grant execute on function
  organisations_key_state, organisations_staff_key_state, organisations_can_be_read, organisations_own_wraps, organisations_keep_staff_key,
  organisations_add_way, organisations_remove_way, organisations_make_key, organisations_give_key, organisations_order_key_change,
  organisations_order_key_recovery, organisations_key_is_held, organisations_declare_key_lost, organisations_begin_key_change,
  organisations_rewrap, organisations_secrets_left, organisations_finish_key_change, organisations_recover_key, organisations_confirm_share,
  organisations_keep_secret
  to baken_application;
grant execute on function organisations_can_be_read to baken_public;
