-- organisations: the hat of a transaction, and what it may: `mayDo` of the table of permissions, written again in SQL.
-- Why like this: docs/decisions/035-the-database-knows-the-hat.md.

create function organisations_today() returns date
language sql stable
return (now() at time zone 'Europe/Amsterdam')::date;

-- The hat of this transaction, as the server says it; empty: nobody.
create function organisations_me() returns text
language sql stable
return nullif(current_setting('baken.person', true), '');
create function organisations_here() returns text
language sql stable
return nullif(current_setting('baken.organisation', true), '');

create function organisations_has_ended(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce((
    select o.until_day is not null and o.until_day <= public.organisations_today()
    from public.organisations_organisation o where o.id = wanted
  ), true)
$$;

create function organisations_successor_of(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select o.successor from public.organisations_organisation o where o.id = wanted $$;

-- The state that permissions on an organisation speak of.
create function organisations_state_of(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case
    when public.organisations_has_ended(wanted) then 'ended'
    when (
      select count(*) from public.organisations_membership m
      where m.organisation = wanted and m.state = 'active'
        and m.roles && array['organisation-administrator', 'platform-administrator']
    ) < 2 then 'few-administrators'
    else 'active'
  end
$$;

-- How the membership of a person stands; null when there is none.
create function organisations_membership_state(who text, at_organisation text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select m.state from public.organisations_membership m where m.person = who and m.organisation = at_organisation $$;

-- Own roles, and those of colleagues who are away and for whom one stands in today; never that of an administrator.
create function organisations_roles_of(who text, at_organisation text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case
    when m.state = 'away' then m.roles
    when m.state = 'active' then m.roles || array(
      select role
      from public.organisations_stand_in s
      join public.organisations_membership away
        on away.person = s.away and away.organisation = s.organisation and away.state = 'away'
      cross join unnest(away.roles) role
      where s.person = who and s.organisation = at_organisation
        and s.from_day <= public.organisations_today() and public.organisations_today() < s.until_day
        and role not in ('organisation-administrator', 'platform-administrator')
    )
    else '{}'
  end
  from public.organisations_membership m
  where m.person = who and m.organisation = at_organisation
$$;

-- Whether the hat of this transaction may do this: `mayDo` of the table of permissions, written again in SQL.
create function organisations_may(
  wanted text, on_organisation text, on_person text, on_author text, on_state text
) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(bool_or(true), false)
  from (
    select
      public.organisations_me() as person,
      public.organisations_here() as organisation,
      public.organisations_membership_state(public.organisations_me(), public.organisations_here()) as membership,
      public.organisations_roles_of(public.organisations_me(), public.organisations_here()) as roles
  ) hat
  join public.organisations_permission p on p.action = wanted
  where hat.membership in ('active', 'away')
    and not public.organisations_has_ended(hat.organisation)
    and (hat.membership = 'active' or p.relation = 'self')
    and p.roles && hat.roles
    and case p.relation
      when 'any' then true
      when 'own' then on_organisation is not distinct from hat.organisation
      when 'self' then on_person is not distinct from hat.person
      when 'successor' then public.organisations_successor_of(on_organisation) is not distinct from hat.organisation
    end
    and (p.states is null or on_state = any (p.states))
    and (
      not p.of_another
      or (on_person is null and on_author is not null and on_author <> hat.person)
      or (on_person is not null and on_person <> hat.person)
    )
$$;

-- Whether an action takes two people.
create function organisations_takes_two(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(bool_and('second-person' = any (p.safeguards)), false)
  from public.organisations_permission p where p.action = wanted
$$;

-- Whether somebody else, who may still do it, asked for exactly this (`as_asked`; null: there is one way to do it), and the hat agreed with it in
-- this very transaction.
create function organisations_two_agreed(wanted text, on_organisation text, on_person text, as_asked jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from public.organisations_request r
    join public.organisations_permission p on p.action = r.action
    where r.action = wanted and r.organisation = on_organisation and r.person is not distinct from on_person
      and r.outcome = 'agreed' and r.settled_by = public.organisations_me() and r.settled_at = now() and r.ends_at > now()
      and r.asked_by <> public.organisations_me()
      and (as_asked is null or r.detail = as_asked)
      and public.organisations_membership_state(r.asked_by, public.organisations_here()) = 'active'
      and p.roles && public.organisations_roles_of(r.asked_by, public.organisations_here())
  )
$$;

create function organisations_refuse_unless_may(
  wanted text, on_organisation text, on_person text, on_author text, on_state text, as_asked jsonb default null
) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not public.organisations_may(wanted, on_organisation, on_person, on_author, on_state) then
    raise exception using errcode = 'insufficient_privilege', message = format('this hat may not: %s', wanted);
  end if;
  if public.organisations_takes_two(wanted) and not public.organisations_two_agreed(wanted, on_organisation, on_person, as_asked) then
    raise exception using errcode = 'insufficient_privilege', message = format('this takes two people: %s', wanted);
  end if;
end
$$;

-- Whether the account of this person is one that the hat's organisation looks after: they work there; or they were asked to come, and work nowhere.
-- Not everybody who was asked to come: whoever knows a mail address could ask, and then take away how a stranger signs in elsewhere.
create function organisations_is_mine(who text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce((
    select m.state in ('active', 'away') or m.state = 'invited' and not exists (
      select from public.organisations_membership elsewhere
      where elsewhere.person = who and elsewhere.state in ('active', 'away')
    )
    from public.organisations_membership m
    where m.person = who and m.organisation = public.organisations_here()
  ), false)
$$;

create function organisations_holds_key(roles text[]) returns boolean
language sql immutable
return roles && array['focal-point', 'second-focal-point'];
create function organisations_administers(roles text[]) returns boolean
language sql immutable
return roles && array['organisation-administrator', 'platform-administrator'];

-- Whether an organisation of this kind has each of these roles: `kindsOfRole`, written again. Without it a municipality could make somebody the clerk
-- of parliament, or administrator of the platform.
create function organisations_roles_fit(wanted text[], at_organisation text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(bool_and(coalesce(o.kind = any (case role
    when 'desk-officer' then array['municipality']
    when 'inspector' then array['municipality', 'labour-inspectorate', 'police']
    when 'focal-point' then array['municipality', 'help-organisation', 'comensha']
    when 'second-focal-point' then array['municipality', 'help-organisation', 'comensha']
    when 'care-coordinator' then array['municipality', 'help-organisation', 'comensha', 'region']
    when 'help-point-worker' then array['municipality', 'help-organisation']
    when 'policy-officer' then array['municipality', 'region', 'province']
    when 'table-secretary' then array['region']
    when 'analyst' then array['riec', 'police', 'labour-inspectorate', 'province']
    when 'riec-editor' then array['riec']
    when 'programme-manager' then array['province']
    when 'council-clerk' then array['province']
    when 'translator' then array['help-organisation', 'province', 'platform']
    when 'trainer' then array['municipality', 'help-organisation', 'riec', 'comensha', 'province']
    when 'employer-contact' then array['employer']
    when 'school-contact' then array['school']
    when 'interest-contact' then array['interest-organisation', 'embassy']
    when 'organisation-administrator' then array[
      'municipality', 'help-organisation', 'riec', 'police', 'labour-inspectorate', 'comensha', 'region', 'province', 'employer', 'school',
      'interest-organisation', 'embassy'
    ]
    when 'platform-administrator' then array['platform']
  end), false)), false)
  from unnest(wanted) role
  left join public.organisations_organisation o on o.id = at_organisation
$$;

-- Whether nobody else of the organisation is active and opens what people told it.
create function organisations_is_last_key_holder(who text, at_organisation text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select not exists (
    select from public.organisations_membership m
    where m.organisation = at_organisation and m.person <> who and m.state = 'active'
      and public.organisations_holds_key(m.roles)
  )
$$;

-- The owner, who migrates, and the role that signs people in: they change what no hat may. Everybody else is somebody with a hat.
create function organisations_is_trusted() returns boolean
language sql stable set search_path = pg_catalog, pg_temp
return current_user = 'baken_sign_in' or pg_has_role(
  current_user, (select relowner from pg_class where oid = 'public.organisations_membership'::regclass), 'usage'
);
