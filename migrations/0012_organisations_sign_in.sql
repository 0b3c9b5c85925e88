-- organisations: how people prove who they are, and the sessions that come of it. Only the role baken_sign_in reads this: what runs in the name
-- of a hat (baken_application) can look at no password, no second factor and no session, also when it is made to run SQL of somebody else.
do $$
begin
  if current_setting('server_version_num')::integer < 160000 then
    raise exception 'Baken needs PostgreSQL 16 or newer, and this is %', current_setting('server_version');
  end if;
  begin
    if to_regrole('baken_sign_in') is null then
      create role baken_sign_in nologin;
    end if;
  exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
      raise exception 'the role baken_sign_in is not there, and this user may not make it. Let an administrator of PostgreSQL run "create role baken_sign_in nologin; grant baken_sign_in to baken_application with inherit false, set true;" once, and start again';
  end;
  begin
    if not exists (
      select from pg_auth_members
      where roleid = to_regrole('baken_sign_in') and member = to_regrole('baken_application')
    ) then
      grant baken_sign_in to baken_application with inherit false, set true;
    end if;
  exception
    when insufficient_privilege then
      raise exception 'this user may not let the application sign people in. Let an administrator of PostgreSQL run "grant baken_sign_in to baken_application with inherit false, set true;" once, and start again';
  end;
end
$$;

create table organisations_account (
  person text primary key references organisations_person,
  -- Argon2id, as PHC text; null: no password, only a passkey.
  password text check (length(password) <= 300),
  -- The secret of the app with codes, locked with the key of the server; null: none.
  totp bytea check (octet_length(totp) <= 200),
  -- The last step of thirty seconds of which a code was accepted: no code counts twice.
  totp_step bigint not null default 0,
  made_at timestamptz not null,
  check ((password is null) = (totp is null))
);

create table organisations_passkey (
  id text primary key check (length(id) between 8 and 1400),
  person text not null references organisations_person,
  public_key bytea not null check (octet_length(public_key) <= 2000),
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  backed_up boolean not null,
  name text not null check (length(name) between 1 and 60 and name !~ '[[:cntrl:]]'),
  made_at timestamptz not null,
  used_at timestamptz
);
create index organisations_passkey_of on organisations_passkey (person);

create table organisations_recovery_code (
  hash bytea primary key check (octet_length(hash) = 32),
  person text not null references organisations_person,
  used_at timestamptz
);
create index organisations_recovery_code_of on organisations_recovery_code (person);

-- Who somebody is at a provider of identities.
create table organisations_identity (
  issuer text not null check (length(issuer) <= 300),
  subject text not null check (length(subject) between 1 and 255),
  person text not null references organisations_person,
  primary key (issuer, subject)
);

create table organisations_session (
  id organisations_code primary key,
  -- Of the token in the cookie, and of the one before it: a request that was on its way when the token changed still counts.
  hash bytea not null unique check (octet_length(hash) = 32),
  previous bytea check (octet_length(previous) = 32),
  changed_at timestamptz not null,
  person text not null references organisations_person,
  -- The hat: null until one is chosen.
  organisation text references organisations_organisation,
  how text not null check (how in ('password', 'passkey', 'recovery-code', 'provider', 'invitation', 'demo')),
  -- What a provider needs to hear when somebody signs out there.
  outside text check (length(outside) <= 8000),
  began_at timestamptz not null,
  seen_at timestamptz not null,
  -- When the person last proved who they are: dangerous steps ask for it again.
  proved_at timestamptz not null,
  ends_at timestamptz not null
);
create index organisations_session_of on organisations_session (person);
create unique index organisations_session_previous on organisations_session (previous);

-- What was begun at a provider and ends with a second request; and, by its hash, what counts once and was used.
create table organisations_begun (
  hash bytea primary key check (octet_length(hash) = 32),
  kind text not null check (kind in ('provider', 'used')),
  person text references organisations_person,
  kept bytea not null check (octet_length(kept) <= 4000),
  ends_at timestamptz not null
);

-- How many tries are left for a part of the internet. The key is a keyed hash: no address is kept.
create table organisations_try (
  key bytea primary key check (octet_length(key) = 32),
  tries_left double precision not null,
  at timestamptz not null
);

alter table organisations_account enable row level security;
alter table organisations_passkey enable row level security;
alter table organisations_recovery_code enable row level security;
alter table organisations_identity enable row level security;
alter table organisations_session enable row level security;
alter table organisations_begun enable row level security;
alter table organisations_try enable row level security;

create policy organisations_signs_in on organisations_account to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_passkey to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_recovery_code to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_identity to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_session to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_begun to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_try to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_organisation for select to baken_sign_in using (true);
create policy organisations_signs_in on organisations_person to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_membership to baken_sign_in using (true) with check (true);
create policy organisations_signs_in on organisations_stand_in for select to baken_sign_in using (true);
create policy organisations_signs_in on organisations_invitation to baken_sign_in using (true) with check (true);

-- Ends every session of a person, at once and everywhere. Gives how many there were.
create function organisations_end_sign_ins(whose text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  ended integer;
begin
  perform public.organisations_refuse_unless_may(
    'account.end-sign-ins', case when public.organisations_is_mine(whose) then public.organisations_here() end, whose, null, 'there'
  );
  delete from public.organisations_session s where s.person = whose;
  get diagnostics ended = row_count;
  return ended;
end
$$;

-- Takes away everything somebody proves themselves with, so that an invitation can let them in again. What they do for other organisations has to
-- be let in again there: two administrators of one organisation open no other.
create function organisations_forget_proof(whose text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may(
    'account.recover', case when public.organisations_is_mine(whose) then public.organisations_here() end, whose, null, 'there'
  );
  delete from public.organisations_session s where s.person = whose;
  delete from public.organisations_begun b where b.person = whose;
  delete from public.organisations_passkey p where p.person = whose;
  delete from public.organisations_recovery_code c where c.person = whose;
  delete from public.organisations_account a where a.person = whose;
  delete from public.organisations_identity i where i.person = whose;
  update public.organisations_invitation n set used_at = now() where n.person = whose and n.used_at is null;
  update public.organisations_membership m set state = 'invited', since = public.organisations_today()
  where m.person = whose and m.state in ('active', 'away');
end
$$;

revoke all on
  organisations_account, organisations_passkey, organisations_recovery_code, organisations_identity, organisations_session,
  organisations_begun, organisations_try
  from public, baken_application, baken_public;
grant usage on schema public to baken_sign_in;
grant select, insert, update, delete on
  organisations_account, organisations_passkey, organisations_recovery_code, organisations_identity, organisations_session,
  organisations_begun, organisations_try
  to baken_sign_in;
grant select on organisations_organisation, organisations_stand_in to baken_sign_in;
grant select, insert, update on organisations_person, organisations_membership, organisations_invitation to baken_sign_in;
revoke all on function organisations_end_sign_ins, organisations_forget_proof from public, baken_application, baken_public;
grant execute on function organisations_end_sign_ins, organisations_forget_proof to baken_application;
grant execute on function
  organisations_today, organisations_me, organisations_here, organisations_has_ended, organisations_roles_of, organisations_membership_state,
  organisations_state_of, organisations_successor_of, organisations_may, organisations_is_trusted, organisations_holds_key,
  organisations_administers
  to baken_sign_in;
grant select on platform_audit_head to baken_sign_in;
grant execute on function platform_audit_append to baken_sign_in;
-- Mails about a sign-in or a change of an account leave with it.
grant insert (kind, queued_at, send_before, due_at), select (id) on platform_mail to baken_sign_in;
grant insert (mail, recipient, subject, body, language), select (mail) on platform_mail_content to baken_sign_in;
