-- organisations: which rows a hat sees and changes, and the rights of the application.

alter table organisations_organisation enable row level security;
alter table organisations_person enable row level security;
alter table organisations_membership enable row level security;
alter table organisations_stand_in enable row level security;
alter table organisations_invitation enable row level security;
alter table organisations_request enable row level security;
alter table organisations_permission enable row level security;

-- Which organisations there are is no secret to whoever wears a hat.
create policy organisations_seen on organisations_organisation for select to baken_application
  using (organisations_membership_state(organisations_me(), organisations_here()) in ('active', 'away'));
create policy organisations_registered on organisations_organisation for insert to baken_application
  with check (organisations_may('organisation.register', id, null, null, 'few-administrators'));
create policy organisations_changed on organisations_organisation for update to baken_application
  using (
    organisations_may('organisation.change', id, null, null, organisations_state_of(id))
    or organisations_may('organisation.hand-over', id, null, null, organisations_state_of(id))
  )
  with check (true);

create policy organisations_seen on organisations_membership for select to baken_application
  using (organisations_may('membership.see', organisation, person, null, state));
create policy organisations_invited on organisations_membership for insert to baken_application
  with check (
    state = 'invited' and since = organisations_today() and organisations_roles_fit(roles, organisation)
    -- Nobody asks themselves to come: the platform would be inside of any organisation that has few administrators.
    and person <> organisations_me()
    and case
      when organisations_administers(roles)
        then organisations_may('organisation.invite-administrator', organisation, null, null, organisations_state_of(organisation))
      else organisations_may('organisation.invite', organisation, null, null, organisations_state_of(organisation))
    end
  );
-- Whether this change may be made is for the trigger to say: it sees both rows. What is not seen is passed over, also by a statement that names no
-- row and so is not held against the policy for reading.
create policy organisations_changed on organisations_membership for update to baken_application
  using (organisations_may('membership.see', organisation, person, null, state))
  with check (true);

-- Whoever sees a membership sees whose it is; and oneself.
create policy organisations_seen on organisations_person for select to baken_application
  using (
    id = organisations_me()
    or exists (select from organisations_membership m where m.person = id)
  );
create policy organisations_changed on organisations_person for update to baken_application
  using (organisations_may('account.change', null, id, null, 'there'))
  with check (organisations_may('account.change', null, id, null, 'there'));

create policy organisations_seen on organisations_stand_in for select to baken_application
  using (organisations_may('membership.see', organisation, away, null, organisations_membership_state(away, organisation)));
create policy organisations_given on organisations_stand_in for insert to baken_application
  with check (
    person <> organisations_me()
    and organisations_membership_state(person, organisation) = 'active'
    and organisations_may(
      'membership.give-stand-in', organisation, away, null, organisations_membership_state(away, organisation)
    )
  );
create policy organisations_taken_back on organisations_stand_in for delete to baken_application
  using (
    organisations_may(
      'membership.give-stand-in', organisation, away, null, organisations_membership_state(away, organisation)
    )
  );

create policy organisations_seen on organisations_invitation for select to baken_application
  using (organisations_may('membership.see', organisation, person, null, organisations_membership_state(person, organisation)));
create policy organisations_sent on organisations_invitation for insert to baken_application
  with check (
    invited_by = organisations_me() and used_at is null
    and organisations_membership_state(person, organisation) = 'invited'
    and (
      organisations_may('organisation.invite', organisation, null, null, organisations_state_of(organisation))
      or organisations_may('organisation.invite-administrator', organisation, null, null, organisations_state_of(organisation))
    )
  );
-- The platform sees the invitations of first administrators that it sent itself.
create policy organisations_sent_by_us on organisations_invitation for select to baken_application
  using (
    organisations_membership_state(invited_by, organisations_here()) is not null
    and organisations_may('organisation.invite-administrator', organisation, null, null, organisations_state_of(organisation))
  );
-- A newer invitation takes the place of the one before it; one that was used stays.
create policy organisations_replaced on organisations_invitation for delete to baken_application
  using (
    used_at is null
    and (
      organisations_may('organisation.invite', organisation, null, null, organisations_state_of(organisation))
      or organisations_membership_state(invited_by, organisations_here()) is not null
      and organisations_may('organisation.invite-administrator', organisation, null, null, organisations_state_of(organisation))
    )
  );

create function organisations_state_for(wanted text, on_organisation text, on_person text) returns text
language sql stable set search_path = pg_catalog, pg_temp
return case split_part(wanted, '.', 1)
  when 'membership' then public.organisations_membership_state(on_person, on_organisation)
  when 'organisation' then public.organisations_state_of(on_organisation)
  when 'key' then 'in-use'
  else 'there'
end;

create policy organisations_seen on organisations_request for select to baken_application
  using (organisations_may(action, organisation, person, null, organisations_state_for(action, organisation, person)));
create policy organisations_asked on organisations_request for insert to baken_application
  with check (
    asked_by = organisations_me() and asked_at = now() and outcome is null
    and organisations_takes_two(action)
    and (person is null or organisations_is_mine(person))
    and organisations_may(action, organisation, person, null, organisations_state_for(action, organisation, person))
  );
create policy organisations_settled on organisations_request for update to baken_application
  using (
    outcome is null
    and organisations_may(action, organisation, person, null, organisations_state_for(action, organisation, person))
  )
  with check (settled_by = organisations_me() and settled_at = now());

create policy organisations_seen on organisations_permission for select to baken_application using (true);

revoke all on
  organisations_organisation, organisations_person, organisations_membership, organisations_stand_in, organisations_invitation,
  organisations_request, organisations_permission
  from public, baken_application, baken_public;
grant select, insert on organisations_organisation to baken_application;
grant update (name, second_look, place_kind, place_code, place_scheme, first_day, until_day, successor)
  on organisations_organisation to baken_application;
grant select, insert on organisations_membership to baken_application;
grant update (roles, state, since) on organisations_membership to baken_application;
grant select on organisations_person to baken_application;
grant update (name, language) on organisations_person to baken_application;
grant select, insert, delete on organisations_stand_in to baken_application;
-- Not the hash: who could read it could not use it, but has no need of it.
grant select (person, organisation, invited_by, ends_at, used_at), insert, delete on organisations_invitation to baken_application;
grant select, insert on organisations_request to baken_application;
grant update (settled_by, settled_at, outcome) on organisations_request to baken_application;
grant select on organisations_permission to baken_application;

revoke all on function
  organisations_today, organisations_me, organisations_here, organisations_has_ended, organisations_successor_of, organisations_state_of,
  organisations_membership_state, organisations_roles_of, organisations_may, organisations_takes_two, organisations_two_agreed,
  organisations_refuse_unless_may, organisations_is_mine, organisations_holds_key, organisations_administers,
  organisations_roles_fit, organisations_is_last_key_holder, organisations_is_trusted, organisations_receive, organisations_guard_membership, organisations_guard_organisation, organisations_person_for,
  organisations_state_for
  from public, baken_application, baken_public;
grant execute on function
  organisations_today, organisations_me, organisations_here, organisations_has_ended, organisations_successor_of, organisations_state_of,
  organisations_membership_state, organisations_roles_of, organisations_may, organisations_takes_two, organisations_two_agreed,
  organisations_refuse_unless_may, organisations_is_mine, organisations_holds_key, organisations_administers,
  organisations_roles_fit, organisations_is_last_key_holder, organisations_is_trusted, organisations_receive, organisations_person_for, organisations_state_for
  to baken_application;
