-- platform: the application reads lines of its own organisation only, and no letter at all; who signs people in has a user of its own.
-- Why: docs/decisions/043-letters-and-sessions-behind-another-door.md.

-- Lines are read by a hat that may read the log, and only those of its organisation. Whether it may is asked once a statement and not once a line.
-- Adding goes through a function of the owner, whom no rule for rows holds; so do verifying and listing on the command line.
alter table platform_audit enable row level security;
create policy platform_audit_own on platform_audit for select to baken_application
  using (
    organisation = organisations_here()
    and (select organisations_may('log.read', organisations_here(), null, null, 'there'))
  );
create index platform_audit_of_organisation on platform_audit (organisation, line);
-- Nothing that serves pages asks how long the chain is.
revoke select on platform_audit_head from baken_application, baken_sign_in;

-- A letter may hold the link of an invitation: it is sent by who signs people in. A hat puts letters in, and sees of them no more than the id that
-- putting in gives back.
revoke select, delete on platform_mail, platform_mail_content from baken_application;
revoke update (due_at, claimed_until, attempts, fault, outcome, ended_at) on platform_mail from baken_application;
grant select (id) on platform_mail to baken_application;
grant select (mail) on platform_mail_content to baken_application;
grant select, delete on platform_mail, platform_mail_content to baken_sign_in;
grant update (due_at, claimed_until, attempts, fault, outcome, ended_at) on platform_mail to baken_sign_in;

-- Until now the application became baken_sign_in by saying so.
do $$
begin
  begin
    revoke baken_sign_in from baken_application;
  exception
    when insufficient_privilege then null;
  end;
  -- PostgreSQL only warns where somebody else had granted it.
  if pg_has_role('baken_application', 'baken_sign_in', 'member') then
    raise exception 'the application may still become baken_sign_in, and this user may not change that. Let an administrator of PostgreSQL run "grant baken_sign_in to % with admin option; revoke baken_sign_in from baken_application;" once, and start again', quote_ident(current_user);
  end if;
  -- The login of the embedded database. Elsewhere an administrator makes one and puts it in the role.
  if to_regrole('baken_sign_in_login') is not null and not pg_has_role('baken_sign_in_login', 'baken_sign_in', 'usage') then
    grant baken_sign_in to baken_sign_in_login;
  end if;
end
$$;

-- organisations: who left the first organisation they were to run can be asked back by the platform, which sees nobody there; as an administrator and
-- as nothing else, while there are fewer than two, and never itself. Gives whether there was somebody to ask back.
create function organisations_ask_back(who text, at_organisation text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(20201233, hashtext(at_organisation));
  perform public.organisations_refuse_unless_may(
    'organisation.invite-administrator', at_organisation, null, null, public.organisations_state_of(at_organisation)
  );
  if who is not distinct from public.organisations_me()
    or not public.organisations_roles_fit(array['organisation-administrator'], at_organisation) then
    raise exception using errcode = 'insufficient_privilege', message = 'nobody asks themselves back, nor an administrator to where there is none';
  end if;
  update public.organisations_membership m
  set state = 'invited', roles = array['organisation-administrator'], since = public.organisations_today()
  where m.person = who and m.organisation = at_organisation and m.state = 'ended';
  return found;
end
$$;
revoke all on function organisations_ask_back from public, baken_application, baken_public;
grant execute on function organisations_ask_back to baken_application;
