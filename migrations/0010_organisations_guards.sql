-- organisations: guards. Which permission a change needs, where a rule for rows cannot say it: it needs the row before and the row after.

-- What a change of a membership is called in the table of permissions, and whether the hat may do it. A change that has no name is refused.
create function organisations_guard_membership() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  ends boolean;
  comes_back boolean;
  takes_key boolean;
begin
  if public.organisations_is_trusted() then
    return new;
  end if;
  -- One change of the people of an organisation at a time, and each sees the one before it: two who take each other away at once, or two last
  -- holders of the key who leave at once, are decided one after the other.
  perform pg_advisory_xact_lock(20201233, hashtext(old.organisation));
  if new.person <> old.person or new.organisation <> old.organisation then
    raise exception using errcode = 'insufficient_privilege', message = 'a membership stays that of one person at one organisation';
  end if;
  if new.since <> old.since
    and (new.since <> public.organisations_today() or (new.state = old.state and new.roles = old.roles)) then
    raise exception using errcode = 'insufficient_privilege', message = 'a membership stands like this since the day it was changed';
  end if;
  ends := new.state = 'ended' and old.state <> 'ended';
  comes_back := new.state = 'invited' and old.state = 'ended';
  takes_key := public.organisations_holds_key(old.roles) and old.state in ('active', 'away')
    and (ends or not public.organisations_holds_key(new.roles))
    and public.organisations_is_last_key_holder(old.person, old.organisation);
  if ends and new.roles <> old.roles then
    raise exception using errcode = 'insufficient_privilege', message = 'who leaves keeps the roles they had, in the books';
  end if;
  if new.roles <> old.roles and not public.organisations_roles_fit(new.roles, old.organisation) then
    raise exception using errcode = 'insufficient_privilege', message = 'this organisation has no such role';
  end if;
  if ends and not takes_key then
    perform public.organisations_refuse_unless_may('membership.end', old.organisation, old.person, null, old.state);
  end if;
  if takes_key then
    perform public.organisations_refuse_unless_may(
      'membership.end-last-key-holder', old.organisation, old.person, null, old.state,
      case when ends then '{}' else jsonb_build_object('roles', new.roles) end
    );
  end if;
  -- Two who agreed on exactly these roles agreed on both.
  if new.roles <> old.roles and not ends and not comes_back and not (takes_key and old.state = 'active') then
    if public.organisations_administers(new.roles) and not public.organisations_administers(old.roles) then
      perform public.organisations_refuse_unless_may(
        'membership.make-administrator', old.organisation, old.person, null, old.state,
        jsonb_build_object('roles', new.roles)
      );
    else
      perform public.organisations_refuse_unless_may(
        'membership.change-roles', old.organisation, old.person, null, old.state
      );
    end if;
  end if;
  if not ends and new.state <> old.state then
    case old.state || '>' || new.state
      when 'active>away' then
        perform public.organisations_refuse_unless_may(
          'membership.set-away', old.organisation, old.person, null, old.state
        );
      when 'away>active' then
        perform public.organisations_refuse_unless_may(
          'membership.set-back', old.organisation, old.person, null, old.state
        );
      when 'ended>invited' then
        perform public.organisations_refuse_unless_may(
          'organisation.invite', old.organisation, null, null, public.organisations_state_of(old.organisation)
        );
        if public.organisations_administers(new.roles) then
          raise exception using errcode = 'insufficient_privilege', message = 'an administrator is made by two, and not by an invitation';
        end if;
      else
        raise exception using errcode = 'insufficient_privilege',
          message = format('no membership goes from %s to %s this way', old.state, new.state);
    end case;
  end if;
  return new;
end
$$;
create trigger organisations_membership_guarded before update on organisations_membership
  for each row execute function organisations_guard_membership();

-- A last day and a successor are set by a hand-over, exactly as two agreed, or by the platform that looks after all; where and since when it works, by
-- the platform only.
create function organisations_guard_organisation() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  state text := public.organisations_state_of(old.id);
  registers boolean := public.organisations_may('organisation.register', old.id, null, null, 'active');
begin
  if public.organisations_is_trusted() then
    return new;
  end if;
  if new.id <> old.id or new.kind <> old.kind then
    raise exception using errcode = 'insufficient_privilege', message = 'an organisation keeps its code and its kind';
  end if;
  if new.until_day is distinct from old.until_day or new.successor is distinct from old.successor then
    if not registers and not (
      public.organisations_may('organisation.hand-over', old.id, null, null, state)
      and public.organisations_two_agreed(
        'organisation.hand-over', old.id, null, jsonb_build_object('until', new.until_day, 'successor', new.successor)
      )
    ) then
      raise exception using errcode = 'insufficient_privilege', message = 'this hat may not end the organisation, or not alone';
    end if;
  end if;
  if (new.place_kind, new.place_code, new.place_scheme, new.first_day)
    is distinct from (old.place_kind, old.place_code, old.place_scheme, old.first_day) and not registers then
    raise exception using errcode = 'insufficient_privilege', message = 'where an organisation works, and since when, the platform says';
  end if;
  if (new.name, new.second_look) is distinct from (old.name, old.second_look) then
    perform public.organisations_refuse_unless_may('organisation.change', old.id, null, null, state);
  end if;
  return new;
end
$$;
create trigger organisations_organisation_guarded before update on organisations_organisation
  for each row execute function organisations_guard_organisation();

-- Gives the person with this mail address, or makes one. Only for who may invite somebody now; it tells nothing of a person who was there.
create function organisations_person_for(
  fresh_id organisations_code, with_name text, with_mail text, with_language text, for_organisation text
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  known text;
  state text := public.organisations_state_of(for_organisation);
begin
  if not public.organisations_may('organisation.invite', for_organisation, null, null, state)
    and not public.organisations_may('organisation.invite-administrator', for_organisation, null, null, state) then
    raise exception using errcode = 'insufficient_privilege', message = 'this hat may not: organisation.invite';
  end if;
  insert into public.organisations_person (id, name, mail, language)
  values (fresh_id, with_name, with_mail, with_language)
  on conflict (lower(mail)) do nothing;
  select p.id into known from public.organisations_person p where lower(p.mail) = lower(with_mail);
  return known;
end
$$;

-- The people of an organisation that ends go on at the one that takes over its work, as what they were; but nobody becomes an administrator
-- by it. Gives how many came.
create function organisations_receive(predecessor text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  came integer;
begin
  perform public.organisations_refuse_unless_may(
    'organisation.receive', predecessor, null, null, public.organisations_state_of(predecessor)
  );
  insert into public.organisations_membership (person, organisation, roles, state, since)
  select m.person, public.organisations_here(), kept.roles, m.state, public.organisations_today()
  from public.organisations_membership m
  cross join lateral (
    select array(
      select role from unnest(m.roles) role
      where role not in ('organisation-administrator', 'platform-administrator')
        and public.organisations_roles_fit(array[role], public.organisations_here())
    ) as roles
  ) kept
  where m.organisation = predecessor and m.state in ('active', 'away') and cardinality(kept.roles) > 0
  on conflict (person, organisation) do nothing;
  get diagnostics came = row_count;
  return came;
end
$$;
