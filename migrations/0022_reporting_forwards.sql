-- reporting: what one organisation hands over to another, and what that one answers. Nobody who serves pages sees the table; they run functions, each of which tells one side what
-- is theirs and nothing of the case of the other. Why like this: docs/decisions/046-what-is-signed-and-by-whom.md.

create table reporting_forward (
  -- Made by who sends it, before the first try.
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  from_organisation text not null references organisations_organisation,
  -- Null: the sender deleted it.
  from_case text references reporting_case on delete set null,
  -- `consultation`: somebody is asked what they know, and gets no case: 0030_reporting_consultations.sql.
  purpose text not null default 'hand-over' check (purpose in ('hand-over', 'consultation')),
  -- A partner in Baken, with the case that it became there; or somebody outside, by what they are and never by a name of a person.
  to_organisation text references organisations_organisation,
  to_case text references reporting_case on delete set null,
  outside text check (length(outside) between 1 and 80 and outside !~ '[[:cntrl:]]'),
  ground text not null check (ground in ('place-based', 'person-based', 'acute-danger', 'minor', 'wgs-partnership')),
  fields text[] not null check (cardinality(fields) between 1 and 40),
  sent_on date not null,
  answer_due date not null check (answer_due >= sent_on),
  -- The file with the signed manifest, and that with the signed answer.
  manifest text not null check (length(manifest) <= 8000),
  answer_file text check (length(answer_file) <= 8000),
  answer text check (answer in ('accepted', 'refused', 'not-ours', 'said', 'cannot-say', 'unreadable')),
  reason text check (reason ~ '^[a-z-]{2,40}$'),
  answered_on date,
  -- What the receiver said by telephone or in a letter, as a colleague of the sender wrote it down: nobody signed it.
  told_answer text check (told_answer in ('accepted', 'refused', 'not-ours')),
  told_on date check (told_on >= sent_on),
  state text not null default 'sent' check (state in ('sent', 'answered', 'withdrawn', 'expired')),
  -- Of a link for somebody outside. Who steals these can open nothing: the key is made of a part of the link that no server sees, and of the code.
  token_hash bytea unique check (octet_length(token_hash) = 32),
  proof_hash bytea check (octet_length(proof_hash) = 32),
  envelope bytea,
  wrong_codes integer not null default 0,
  opened_on date,
  expires_on date,
  check ((to_organisation is null) <> (outside is null)),
  check ((told_answer is null) = (told_on is null)),
  check ((outside is null) = (token_hash is null) and (outside is null) = (proof_hash is null)),
  check ((expires_on is null) = (outside is null and purpose = 'hand-over')),
  check ((state = 'answered') = (answer is not null and answered_on is not null and answer_file is not null)),
  check ((reason is not null) = (state = 'answered' and purpose = 'hand-over')),
  check (answer is null or (answer in ('said', 'cannot-say', 'unreadable')) = (purpose = 'consultation')),
  check (to_case is null or purpose = 'hand-over'),
  check (envelope is null or ((outside is not null or purpose = 'consultation') and reporting_has_size(envelope, 'forward')))
);
alter table reporting_forward alter column envelope set storage external;
-- By the case alone: what happens to a case looks for what was shared of it, and so does deleting it.
create index reporting_forward_from on reporting_forward (from_case);
create index reporting_forward_to on reporting_forward (to_case);
create index reporting_forward_waits on reporting_forward (from_organisation, answer_due) where state in ('sent', 'expired') and told_answer is null;
create index reporting_forward_running on reporting_forward (expires_on) where envelope is not null;

-- A case that is destroyed takes what was put out for somebody outside with it. What a partner in Baken got is theirs, with their own term; when both are gone the rest is.
create function reporting_forwards_of_gone() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  delete from public.reporting_forward f
  where (f.from_case = old.id and (f.outside is not null or f.to_case is null)) or (f.to_case = old.id and f.from_case is null);
  return old;
end
$$;
create trigger reporting_case_takes_forwards before delete on reporting_case for each row execute function reporting_forwards_of_gone();

-- The case that something is sent from, locked; refused unless the hat may do that here and the case is of its organisation.
create function reporting_own_case(wanted text, deed text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may(deed, public.organisations_here(), null, null, 'there');
  perform from public.reporting_case c where c.id = wanted and c.organisation = public.organisations_here() for update;
  if not found then
    raise exception using errcode = 'insufficient_privilege', message = 'this is no case of the organisation of the hat';
  end if;
end
$$;

-- Whether two signed manifests say the same, but for the days: one that is sent again is signed again.
create function reporting_says_the_same(one text, other text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp
as $$ select (one::jsonb -> 'statement') - array['day', 'answerDue'] = (other::jsonb -> 'statement') - array['day', 'answerDue'] $$;

-- Whether this was sent or asked before, by whichever organisation: who sends it again is told what came of it.
create function reporting_is_shared(with_id text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select exists (select from public.reporting_forward f where f.id = with_id) $$;

-- Hands over to a partner in Baken: it is a new case there, under a key of its own, or nothing happened.
-- 'sent' · 'kept': the same was sent before, with the manifest of the first time, whatever became of it since · 'taken' · 'not-read-here' · 'old-key' · 'itself' · 'closed': the case is ·
-- 'identity-ground' and 'closed-vault': see `reporting_along_refused`
create function reporting_forward_inside(
  with_id text, of_case text, partner text, on_ground text, chosen text[], day date, due date, signed text, committed bytea,
  new_case text, to_number integer, wrapped bytea, lookup bytea, key_of_nobody bytea, for_nobody bytea, report bytea,
  identity_id text, identity_wrapped bytea, identity bytea, files text[]
) returns table (outcome text, manifest text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  kept text;
begin
  perform public.reporting_own_case(of_case, 'forward.send');
  if exists (select from public.reporting_forward f where f.id = with_id) then
    return query
      select case when f.from_case = of_case and coalesce(f.to_case, new_case) = new_case and public.reporting_says_the_same(f.manifest, signed)
          then 'kept' else 'taken' end,
        case when f.from_case = of_case then f.manifest end
      from public.reporting_forward f where f.id = with_id;
    return;
  end if;
  if partner = public.organisations_here() then
    return query select 'itself', null::text;
    return;
  end if;
  kept := case
    when (select c.state from public.reporting_case c where c.id = of_case) = 'closed' then 'closed'
    when exists (select from public.reporting_case c where c.id = new_case) then 'taken'
    else public.reporting_along_refused(of_case, on_ground, signed, cardinality(files) + (identity is not null)::integer, identity is not null)
  end;
  if kept is not null then
    return query select kept, null::text;
    return;
  end if;
  kept := public.reporting_keep_case(
    new_case, partner, to_number, 'sealed', 'own', day, wrapped, for_nobody, lookup, key_of_nobody, committed, report,
    identity_id, identity_wrapped, identity, files
  );
  if kept <> 'kept' then
    return query select kept, null::text;
    return;
  end if;
  -- Nobody waits for a letter there: who wrote the report is with the sender. What the server saw of it, it saw. No code leads to it: one that the sender's browser kept in spite of what it
  -- is made for would read on there, write as the reporter and delete the case of the partner.
  update public.reporting_case c
  set answer_due = null, seen_by_server = (select o.seen_by_server from public.reporting_case o where o.id = of_case),
    lookup_hash = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
  where c.id = new_case;
  insert into public.reporting_forward (id, from_organisation, from_case, to_organisation, to_case, ground, fields, sent_on, answer_due, manifest)
  values (with_id, public.organisations_here(), of_case, partner, new_case, on_ground, chosen, day, due, signed);
  return query select 'sent', signed;
end
$$;

-- What was handed over from a case, and what it came from: only the own side of it. `opened`: the partner looked at it.
create function reporting_forwards_of(wanted text)
returns table (
  id text, direction text, partner text, is_outside boolean, ground text, fields text[], sent_on date, answer_due date, state text, answer text, reason text,
  answered_on date, told_answer text, told_on date, opened boolean, expires_on date, manifest text, answer_file text
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not public.organisations_may('case.see', public.organisations_here(), null, null, 'open') then
    return;
  end if;
  return query
    select f.id, case when f.from_case = c.id then 'out' else 'in' end,
      case when f.from_case = c.id then coalesce(f.outside, receiver.name) else sender.name end,
      f.from_case = c.id and f.outside is not null, f.ground, f.fields, f.sent_on, f.answer_due, f.state, f.answer, f.reason, f.answered_on,
      case when f.from_case = c.id then f.told_answer end, case when f.from_case = c.id then f.told_on end,
      coalesce(there.state <> 'new', f.opened_on is not null), f.expires_on, f.manifest, f.answer_file
    from public.reporting_case c
    join public.reporting_forward f on f.from_case = c.id or f.to_case = c.id
    join public.organisations_organisation sender on sender.id = f.from_organisation
    left join public.organisations_organisation receiver on receiver.id = f.to_organisation
    left join public.reporting_case there on there.id = f.to_case
    where c.id = wanted and c.organisation = public.organisations_here() and f.purpose = 'hand-over'
    order by f.sent_on, f.id;
end
$$;

-- Writes down what the receiver said otherwise than here. 'told' · 'unknown': not sent from this case, or taken back · 'not-a-day': before it was sent
create function reporting_forward_told(wanted text, of_case text, said text, day date) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_row public.reporting_forward;
begin
  perform public.organisations_refuse_unless_may('case.work', public.organisations_here(), null, null, 'open');
  select f.* into found_row from public.reporting_forward f join public.reporting_case c on c.id = f.from_case
  where f.id = wanted and f.from_case = of_case and f.purpose = 'hand-over' and c.organisation = public.organisations_here() for update of f;
  if not found or found_row.state = 'withdrawn' then
    return 'unknown';
  end if;
  if day < found_row.sent_on then
    return 'not-a-day';
  end if;
  update public.reporting_forward f set told_answer = said, told_on = day where f.id = wanted;
  return 'told';
end
$$;

-- Whether everything that was handed over from a case was taken back; false where nothing ever was.
create function reporting_all_taken_back(of_case text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(bool_and(f.state = 'withdrawn'), false)
  from public.reporting_forward f
  where f.from_case = of_case and f.purpose = 'hand-over' and f.from_organisation = public.organisations_here()
$$;

-- Forwards that still wait for an answer, of both sides, the most urgent first; with the own case.
create function reporting_forwards_waiting()
returns table (id text, direction text, own_case text, partner text, sent_on date, answer_due date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  if not public.organisations_may('case.see', here, null, null, 'open') then
    return;
  end if;
  return query
    select f.id, case when f.from_organisation = here then 'out' else 'in' end,
      case when f.from_organisation = here then f.from_case else f.to_case end,
      case when f.from_organisation = here then coalesce(f.outside, receiver.name) else sender.name end, f.sent_on, f.answer_due
    from public.reporting_forward f
    join public.organisations_organisation sender on sender.id = f.from_organisation
    left join public.organisations_organisation receiver on receiver.id = f.to_organisation
    where f.state = 'sent' and f.purpose = 'hand-over'
      and ((f.from_organisation = here and f.from_case is not null and f.told_answer is null) or (f.to_organisation = here and f.to_case is not null))
    order by f.answer_due, f.id limit 200;
end
$$;

-- To whom a hat could hand something over: organisations in which two people can open it now, and the key to seal it to.
create function reporting_partners() returns table (organisation text, name text, key_number integer, public_key bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  if not public.organisations_may('forward.send', here, null, null, 'there') then
    return;
  end if;
  return query
    select o.id::text, o.name::text, k.number::integer, k.public_key
    from public.organisations_organisation o
    join public.organisations_key k on k.organisation = o.id and k.number = public.organisations_current_key(o.id)
    where o.id <> here and public.organisations_can_be_read(o.id)
    order by o.name, o.id;
end
$$;

-- Writes the answer down, once.
-- 'answered' · 'kept': the same was answered before, with the file of the first time · 'answered-before': with another answer · 'gone': withdrawn or expired
create function reporting_put_answer(wanted text, given text, because text, day date, signed text) returns table (outcome text, file text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_row public.reporting_forward;
begin
  select * into found_row from public.reporting_forward f where f.id = wanted for update;
  if found_row.state = 'answered' then
    return query select case when found_row.answer = given and found_row.reason = because then 'kept' else 'answered-before' end, found_row.answer_file;
    return;
  end if;
  if found_row.state is distinct from 'sent' or found_row.purpose <> 'hand-over' then
    return query select 'gone', null::text;
    return;
  end if;
  update public.reporting_forward f
  set state = 'answered', answer = given, reason = because, answered_on = day, answer_file = signed, envelope = null
  where f.id = wanted;
  -- Who sent it has something new to look at.
  perform public.reporting_has_news(found_row.from_case, day);
  return query select 'answered', signed;
end
$$;

-- A partner in Baken answers, from the case that it became. 'unknown': nobody handed this case over.
create function reporting_forward_answer(of_case text, given text, because text, day date, signed text) returns table (outcome text, file text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  wanted text;
begin
  perform public.reporting_own_case(of_case, 'forward.answer');
  select f.id into wanted from public.reporting_forward f where f.to_case = of_case;
  if wanted is null then
    return query select 'unknown', null::text;
    return;
  end if;
  return query select * from public.reporting_put_answer(wanted, given, because, day, signed);
end
$$;

-- Takes back what nobody read yet: the case of the partner is destroyed, or the letter behind the link. What the partner holds, or wrote in already, is theirs, read or not.
-- 'withdrawn' · 'was-read', or is held or written in there · 'unknown' · 'gone': answered or expired
create function reporting_forward_withdraw(wanted text, of_case text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_row public.reporting_forward;
  read_state text;
begin
  perform public.reporting_own_case(of_case, 'forward.withdraw');
  select * into found_row from public.reporting_forward f where f.id = wanted and f.from_case = of_case and f.purpose = 'hand-over' for update;
  if not found then
    return 'unknown';
  end if;
  if found_row.state = 'withdrawn' then
    return 'withdrawn';
  end if;
  if found_row.state <> 'sent' then
    return 'gone';
  end if;
  if found_row.to_organisation is not null then
    select c.state into read_state from public.reporting_case c where c.id = found_row.to_case for update;
    if read_state is distinct from 'new' or public.reporting_held_until(found_row.to_case) is not null
      or exists (select from public.reporting_item i where i.case_id = found_row.to_case and i.sender = 'organisation') then
      return 'was-read';
    end if;
  elsif found_row.opened_on is not null then
    return 'was-read';
  end if;
  update public.reporting_forward f set state = 'withdrawn', envelope = null where f.id = wanted;
  if found_row.to_case is not null then
    perform public.reporting_erase(found_row.to_case);
  end if;
  return 'withdrawn';
end
$$;

alter table reporting_forward enable row level security;
revoke all on reporting_forward from public, baken_application, baken_public;
revoke all on function
  reporting_forwards_of_gone, reporting_says_the_same, reporting_is_shared, reporting_own_case, reporting_forward_inside, reporting_forwards_of, reporting_forwards_waiting, reporting_partners, reporting_put_answer,
  reporting_forward_told, reporting_all_taken_back, reporting_forward_answer, reporting_forward_withdraw
  from public, baken_application, baken_public;
grant execute on function
  reporting_is_shared, reporting_forward_inside, reporting_forwards_of, reporting_forwards_waiting, reporting_partners, reporting_forward_answer,
  reporting_forward_withdraw, reporting_forward_told, reporting_all_taken_back
  to baken_application;
