-- reporting: letters for somebody who has no account, behind a link and a code. They are rows of the table of forwards; whoever has no sign-in runs functions. Who steals the
-- database opens none: the key is made of a part of the link that no server sees, and of the code. The last day goes
-- by the day of the database: who serves pages chooses none. Why like this: docs/decisions/046-what-is-signed-and-by-whom.md.

-- Puts out a sealed letter for somebody without an account, behind a link and a code. Outcomes as of `reporting_forward_inside`.
create function reporting_forward_outside(
  with_id text, of_case text, named text, on_ground text, chosen text[], day date, due date, signed text, token bytea, proof bytea, sealed bytea, last_day date, files text[]
) returns table (outcome text, manifest text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  refused text;
begin
  perform public.reporting_own_case(of_case, 'forward.send');
  if exists (select from public.reporting_forward f where f.id = with_id or f.token_hash = token) then
    return query
      select case when f.id = with_id and f.from_case = of_case and f.token_hash = token and f.proof_hash = proof
          and public.reporting_says_the_same(f.manifest, signed) then 'kept' else 'taken' end,
        case when f.from_case = of_case then f.manifest end
      from public.reporting_forward f where f.id = with_id or f.token_hash = token limit 1;
    return;
  end if;
  refused := case when (select c.state from public.reporting_case c where c.id = of_case) = 'closed' then 'closed'
    else public.reporting_along_refused(of_case, on_ground, signed, cardinality(files), null) end;
  if refused is not null then
    return query select refused, null::text;
    return;
  end if;
  insert into public.reporting_forward (
    id, from_organisation, from_case, outside, ground, fields, sent_on, answer_due, manifest, token_hash, proof_hash, envelope, expires_on
  ) values (with_id, public.organisations_here(), of_case, named, on_ground, chosen, day, due, signed, token, proof, sealed, last_day);
  perform public.reporting_claim_along(with_id, files);
  return query select 'sent', signed;
end
$$;

-- For who has a link. What it is about is told to nobody without the code.
create function reporting_forward_link(token bytea)
returns table (
  id text, purpose text, from_organisation text, from_name text, outside text, state text, sent_on date, answer_due date, expires_on date, codes_left integer
)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select f.id, f.purpose, f.from_organisation, o.name, f.outside, case when f.state = 'sent' and f.expires_on < public.organisations_today() then 'expired' else f.state end,
    f.sent_on, f.answer_due, f.expires_on, greatest(0, 10 - f.wrong_codes)
  from public.reporting_forward f join public.organisations_organisation o on o.id = f.from_organisation
  where f.token_hash = token
$$;

-- Whether the code is right, counted before anything is given. 'right' · 'wrong' · 'locked': ten were wrong · 'gone' · 'unknown'
create function reporting_forward_proved(token bytea, proof bytea) returns table (outcome text, wanted text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_row public.reporting_forward;
begin
  select * into found_row from public.reporting_forward f where f.token_hash = token for update;
  if not found then
    return query select 'unknown', null::text;
  elsif found_row.state in ('withdrawn', 'expired') or (found_row.state = 'sent' and found_row.expires_on < public.organisations_today()) then
    return query select 'gone', null::text;
  elsif found_row.wrong_codes >= 10 then
    return query select 'locked', null::text;
  elsif found_row.proof_hash <> proof then
    update public.reporting_forward f set wrong_codes = f.wrong_codes + 1 where f.id = found_row.id;
    return query select 'wrong', null::text;
  else
    return query select 'right', found_row.id;
  end if;
end
$$;

-- `seen_by_server`: the case it is from was open on the server.
create function reporting_forward_open(token bytea, proof bytea)
returns table (outcome text, envelope bytea, manifest text, answer_file text, seen_by_server boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tried record;
begin
  select * into tried from public.reporting_forward_proved(token, proof);
  if tried.outcome <> 'right' then
    return query select tried.outcome, null::bytea, null::text, null::text, null::boolean;
    return;
  end if;
  update public.reporting_forward f set opened_on = coalesce(f.opened_on, public.organisations_today()) where f.id = tried.wanted;
  return query
    select 'right', f.envelope, f.manifest, f.answer_file, c.seen_by_server
    from public.reporting_forward f join public.reporting_case c on c.id = f.from_case where f.id = tried.wanted;
end
$$;

create function reporting_forward_answer_by_link(token bytea, proof bytea, given text, because text, signed text)
returns table (outcome text, file text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tried record;
begin
  select * into tried from public.reporting_forward_proved(token, proof);
  if tried.outcome <> 'right' then
    return query select tried.outcome, null::text;
    return;
  end if;
  return query select * from public.reporting_put_answer(tried.wanted, given, because, public.organisations_today(), signed);
end
$$;

-- The manifest that somebody answers with a link: for who signs the answer.
create function reporting_forward_manifest(token bytea) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select f.manifest from public.reporting_forward f where f.token_hash = token $$;

-- Destroys what lies behind links whose last day is past, and questions that were not answered in time.
create function reporting_forwards_expire() returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with gone as (
    update public.reporting_forward f set state = 'expired', envelope = null where f.state = 'sent' and f.expires_on < public.organisations_today() returning 1
  ) select count(*) from gone
$$;

revoke all on function
  reporting_forward_outside, reporting_forward_link, reporting_forward_proved, reporting_forward_open, reporting_forward_answer_by_link,
  reporting_forward_manifest, reporting_forwards_expire
  from public, baken_application, baken_public;
grant execute on function reporting_forward_outside to baken_application;
grant execute on function
  reporting_forward_link, reporting_forward_open, reporting_forward_answer_by_link, reporting_forward_manifest, reporting_forwards_expire
  to baken_public;
