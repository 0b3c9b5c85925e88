-- platform: the audit, one chain of lines in which each holds the hash of the line before it. Written by one function, never changed.
-- Which bytes are hashed, and why: src/platform/audit/line-encoding.ts and docs/decisions/029-an-audit-that-proves-itself.md.

-- Groups without a login, for the whole cluster. Another database of it may have made them already, or make them now.
do $$
declare
  wanted text;
begin
  if current_schema() is distinct from 'public' then
    raise exception 'the tables of Baken belong in the schema public, and this user makes them in "%": change its search_path', current_schema();
  end if;
  foreach wanted in array array['baken_application', 'baken_public'] loop
    if to_regrole(wanted) is not null then
      continue;
    end if;
    begin
      execute format('create role %I nologin', wanted);
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'the roles baken_application and baken_public are not there, and this user may not make them. Let an administrator of PostgreSQL run "create role baken_application nologin; create role baken_public nologin;" once, and start again';
    end;
  end loop;
end
$$;

-- What may stand in a line: codes, no sentences. A domain refuses without repeating what it refused, so that nothing of it gets into a log.
create domain platform_audit_code as text
  check (value ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$');
create domain platform_audit_action as text
  check (length(value) <= 64 and value ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+$');
create domain platform_audit_object as text
  check (value ~ '^[a-z][a-z0-9-]{0,39}:[A-Za-z0-9][A-Za-z0-9._/-]{0,79}$');
-- One object of JSON without blanks, of short codes, numbers as JavaScript writes them, true, false and null. Text, so that the bytes that were
-- hashed are the bytes that are kept: jsonb has its own order and its own numbers.
create domain platform_audit_detail as text
  check (octet_length(value) <= 1000)
  check (value ~ '^\{("[a-z][A-Za-z0-9-]{0,39}":(null|true|false|-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[+-][0-9]+)?|"[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}")(,(?!\})|(?=\})))*\}$');

create table platform_audit (
  -- 1, 2, 3 … without a gap.
  line bigint primary key check (line > 0),
  at timestamptz(0) not null check (isfinite(at)),
  -- The id of a person, or "operator" for the command line; never a name.
  actor platform_audit_code not null,
  -- For which organisation; null: for none.
  organisation platform_audit_code,
  action platform_audit_action not null,
  -- Kind and id of what it was done to.
  object platform_audit_object,
  detail platform_audit_detail not null,
  -- The hash of the line before it; 32 zero bytes for the first.
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32)
);

-- The last line. Its one row is the lock that writers wait for, so that no two lines follow on the same one.
create table platform_audit_head (
  only_one boolean primary key default true check (only_one),
  line bigint not null,
  hash bytea not null check (octet_length(hash) = 32)
);
insert into platform_audit_head (line, hash) values (0, decode(repeat('00', 32), 'hex'));

create function platform_audit_field(bytes bytea) returns bytea
language sql immutable parallel safe
return int4send(coalesce(octet_length(bytes), -1)) || coalesce(bytes, ''::bytea);

create function platform_audit_hash(
  line bigint, at timestamptz, actor text, organisation text, action text, object text, detail text, previous bytea
) returns bytea
language sql stable parallel safe
return sha256(
  convert_to('baken-audit-1', 'UTF8')
  || platform_audit_field(int8send(line))
  || platform_audit_field(int8send(extract(epoch from at)::bigint))
  || platform_audit_field(convert_to(actor, 'UTF8'))
  || platform_audit_field(convert_to(organisation, 'UTF8'))
  || platform_audit_field(convert_to(action, 'UTF8'))
  || platform_audit_field(convert_to(object, 'UTF8'))
  || platform_audit_field(convert_to(detail, 'UTF8'))
  || platform_audit_field(previous)
);

-- The only way in. Runs as the owner of the table, so that the application needs no right on it. The clock is that of the database: nobody dates
-- a line. Writers wait for each other until the end of the transaction; what is rolled back leaves no line and no gap.
create function platform_audit_append(
  given_actor platform_audit_code,
  given_organisation platform_audit_code,
  given_action platform_audit_action,
  given_object platform_audit_object,
  given_detail platform_audit_detail
) returns platform_audit
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  head public.platform_audit_head;
  moment timestamptz;
  added public.platform_audit;
begin
  select * into head from public.platform_audit_head for update;
  if not found then
    raise exception 'the audit has lost its head, and nothing can be added: see what "baken audit verify" says';
  end if;
  moment := date_trunc('second', clock_timestamp());
  insert into public.platform_audit (line, at, actor, organisation, action, object, detail, previous, hash)
  values (
    head.line + 1, moment, given_actor, given_organisation, given_action, given_object, given_detail, head.hash,
    public.platform_audit_hash(
      head.line + 1, moment, given_actor, given_organisation, given_action, given_object, given_detail, head.hash
    )
  )
  returning * into added;
  update public.platform_audit_head set line = added.line, hash = added.hash;
  return added;
end
$$;

create function platform_audit_refuse() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'insufficient_privilege',
    message = format('the audit is only added to: %s of %s is refused', lower(tg_op), tg_table_name);
end
$$;

-- The head moves by one line, onto a line that is there and follows on it.
create function platform_audit_move_head() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if new.line is distinct from old.line + 1 or not exists (
    select from public.platform_audit where line = new.line and previous = old.hash and hash = new.hash
  ) then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'the head of the audit only moves onto a line that was just added';
  end if;
  return new;
end
$$;

-- Always: also while triggers are turned off for a session, as a restore or a replica does.
create trigger platform_audit_kept before update or delete or truncate on platform_audit
  for each statement execute function platform_audit_refuse();
alter table platform_audit enable always trigger platform_audit_kept;
create trigger platform_audit_head_kept before delete or truncate on platform_audit_head
  for each statement execute function platform_audit_refuse();
alter table platform_audit_head enable always trigger platform_audit_head_kept;
create trigger platform_audit_head_moves before update on platform_audit_head
  for each row execute function platform_audit_move_head();
alter table platform_audit_head enable always trigger platform_audit_head_moves;

revoke all on platform_audit, platform_audit_head from public, baken_application, baken_public;
revoke all on function
  platform_audit_field, platform_audit_hash, platform_audit_append, platform_audit_refuse, platform_audit_move_head
  from public, baken_application, baken_public;
grant select on platform_audit, platform_audit_head to baken_application;
grant execute on function platform_audit_append to baken_application;
