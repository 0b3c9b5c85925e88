-- reporting: somebody is asked what they know: a colleague who holds the key, a partner in Baken, or somebody without an account behind a link and a code. It is a row of the table
-- of forwards with another purpose. It becomes nobody's case: who is asked can read the question until it is answered, ended, or its last day is past, and never after that.
-- Why like this: docs/decisions/054-asking-somebody.md.

create table reporting_consultation (
  id text primary key references reporting_forward on delete cascade,
  asked_by text not null references organisations_person,
  -- The colleague who was asked; null: a partner, or somebody outside.
  asked_person text references organisations_person,
  -- The colleague who was asked at first: whose questions were handed over is another.
  asked_first text references organisations_person,
  -- What was answered, sealed to a key of this question that only who asked has.
  advice bytea check (reporting_has_size(advice, 'forward'))
);
alter table reporting_consultation alter column advice set storage external;
create index reporting_consultation_asked on reporting_consultation (asked_person) where asked_person is not null;
-- What a partner was asked.
create index reporting_forward_asked on reporting_forward (to_organisation, state) where purpose = 'consultation';

-- What can be read no more has no key any more: of who is asked once the question is gone, of both once the case is. By their whole names: who asks makes the id of the question, and one
-- that is the id of a case takes no key of that case.
create function reporting_consultation_over() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_forget_secrets_of(old.to_organisation, old.id || '-ask') where old.to_organisation is not null;
  if tg_op = 'DELETE' then
    perform public.organisations_forget_secrets_of(old.from_organisation, old.id || '-say');
    return old;
  end if;
  return new;
end
$$;
create trigger reporting_consultation_read_no_more before update on reporting_forward
  for each row when (old.purpose = 'consultation' and old.envelope is not null and new.envelope is null) execute function reporting_consultation_over();
create trigger reporting_consultation_deleted before delete on reporting_forward
  for each row when (old.purpose = 'consultation') execute function reporting_consultation_over();

-- A case that leaves the consultation, by whichever step, leaves nothing with those who were asked.
create function reporting_end_consultations() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update public.reporting_forward f set state = 'withdrawn', envelope = null
  where f.from_case = new.id and f.purpose = 'consultation' and f.state = 'sent';
  return null;
end
$$;
create trigger reporting_case_ends_consultations after update of state on reporting_case
  for each row when (old.state = 'in-consultation' and new.state <> 'in-consultation') execute function reporting_end_consultations();

-- Whether somebody is at an organisation now and holds its key by their roles.
create function reporting_is_holder(who text, at_organisation text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    public.organisations_membership_state(who, at_organisation) = 'active'
      and public.organisations_holds_key(public.organisations_roles_of(who, at_organisation)), false
  )
$$;

-- Asks: a colleague (`asked`: the own organisation, and who), a partner (`asked`), or somebody outside (`named`, with what proves link and code).
-- `wrapped`: the key of the question, for who is asked here; `own_wrapped`: what opens the answer, for who asks. The last day goes by the day of the database.
-- 'sent' · 'kept': the same was asked before, with the manifest of the first time · 'taken' · 'not-now': the case was not weighed, or is closed · 'itself' · 'not-a-holder' ·
-- 'not-read-here' · 'old-key': of who is asked · 'own-old-key'
create function reporting_ask(
  with_id text, of_case text, asked text, person text, named text, on_ground text, chosen text[], day date, due date, signed text, sealed bytea,
  to_number integer, wrapped bytea, own_number integer, own_wrapped bytea, token bytea, proof bytea
) returns table (outcome text, manifest text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
  kept text;
begin
  perform public.reporting_own_case(of_case, 'consultation.ask');
  if exists (select from public.reporting_forward f where f.id = with_id or f.token_hash = token) then
    return query
      select case when f.id = with_id and f.from_case = of_case and f.purpose = 'consultation'
          and (f.token_hash, f.proof_hash, c.asked_first) is not distinct from (token, proof, person)
          and public.reporting_says_the_same(f.manifest, signed)
        then 'kept' else 'taken' end,
        case when f.from_case = of_case then f.manifest end
      from public.reporting_forward f left join public.reporting_consultation c on c.id = f.id
      where f.id = with_id or f.token_hash = token limit 1;
    return;
  end if;
  kept := case
    when (select c.state from public.reporting_case c where c.id = of_case) not in ('weighed', 'answered', 'in-consultation') then 'not-now'
    when asked is null then null
    when asked = here and (person is null or person = public.organisations_me()) then 'itself'
    when asked = here and not public.reporting_is_holder(person, here) then 'not-a-holder'
    when asked <> here and (person is not null or not public.organisations_can_be_read(asked)) then 'not-read-here'
  end;
  if kept is not null then
    return query select kept, null::text;
    return;
  end if;
  kept := public.organisations_keep_told_secret(here, with_id || '-say', own_number, own_wrapped);
  if kept = 'kept' and asked is not null then
    kept := case public.organisations_keep_told_secret(asked, with_id || '-ask', to_number, wrapped) when 'kept' then 'kept' else 'asked-old-key' end;
  end if;
  if kept <> 'kept' then
    perform public.organisations_forget_secrets_of(here, with_id || '-say');
    return query select case kept when 'asked-old-key' then 'old-key' when 'old-key' then 'own-old-key' else kept end, null::text;
    return;
  end if;
  insert into public.reporting_forward (
    id, from_organisation, from_case, purpose, to_organisation, outside, ground, fields, sent_on, answer_due, manifest, token_hash, proof_hash, envelope, expires_on
  ) values (
    with_id, here, of_case, 'consultation', asked, named, on_ground, chosen, day, due, signed, token, proof, sealed, public.organisations_today() + 14
  );
  insert into public.reporting_consultation (id, asked_by, asked_person, asked_first) values (with_id, public.organisations_me(), person, person);
  return query select 'sent', signed;
end
$$;

-- What was asked about a case, for who asked: the last on top. `advice`: what was answered, sealed.
create function reporting_consultations_of(wanted text)
returns table (
  id text, way text, name text, asked_by text, ground text, fields text[], sent_on date, answer_due date, expires_on date, state text, answer text,
  answered_on date, opened boolean, manifest text, answer_file text, advice bytea
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not public.organisations_may('case.see', public.organisations_here(), null, null, 'open') then
    return;
  end if;
  return query
    select f.id, case when f.outside is not null then 'outside' when c.asked_person is not null then 'colleague' else 'partner' end,
      coalesce(f.outside, p.name, o.name), asker.name, f.ground, f.fields, f.sent_on, f.answer_due, f.expires_on,
      case when f.state = 'sent' and f.expires_on < public.organisations_today() then 'expired' else f.state end,
      f.answer, f.answered_on, f.opened_on is not null, f.manifest, f.answer_file, c.advice
    from public.reporting_case own
    join public.reporting_forward f on f.from_case = own.id and f.purpose = 'consultation'
    join public.reporting_consultation c on c.id = f.id
    join public.organisations_person asker on asker.id = c.asked_by
    left join public.organisations_person p on p.id = c.asked_person
    left join public.organisations_organisation o on o.id = f.to_organisation
    where own.id = wanted and own.organisation = public.organisations_here()
    order by f.sent_on desc, f.id;
end
$$;

-- Whether the hat is one that a question was put to: a partner, or the colleague themselves.
create function reporting_is_asked(asked text, person text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select asked = public.organisations_here() and (person is null or person = public.organisations_me()) $$;

-- What the hat was asked – `wanted`: only that one –, what waits first and the most urgent of it on top. The case is told only to a colleague; a partner gets none.
-- `seen_by_server`: the case it is about was open on the server, before it was asked or since.
create function reporting_questions(wanted text)
returns table (
  id text, from_name text, own_case text, ground text, fields text[], sent_on date, answer_due date, expires_on date, state text, answer text,
  answered_on date, manifest text, answer_file text, seen_by_server boolean
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not public.organisations_may('consultation.see', public.organisations_here(), null, null, 'there') then
    return;
  end if;
  return query
    select f.id, case when c.asked_person is null then o.name else asker.name end, case when c.asked_person is not null then f.from_case end,
      f.ground, f.fields, f.sent_on, f.answer_due, f.expires_on,
      case when f.state = 'sent' and f.expires_on < public.organisations_today() then 'expired' else f.state end,
      f.answer, f.answered_on, f.manifest, f.answer_file, about.seen_by_server
    from public.reporting_forward f
    join public.reporting_consultation c on c.id = f.id
    join public.reporting_case about on about.id = f.from_case
    join public.organisations_organisation o on o.id = f.from_organisation
    join public.organisations_person asker on asker.id = c.asked_by
    where f.purpose = 'consultation' and public.reporting_is_asked(f.to_organisation, c.asked_person) and (wanted is null or f.id = wanted)
    order by f.state = 'sent' and f.expires_on >= public.organisations_today() desc, f.answer_due, f.id limit 200;
end
$$;

-- Gives a question to who was asked, sealed, and writes down that it was opened. No row: it is not theirs, or can be read no more.
create function reporting_question_open(wanted text) returns table (from_organisation text, envelope bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may('consultation.see', public.organisations_here(), null, null, 'there');
  return query
    update public.reporting_forward f set opened_on = coalesce(f.opened_on, public.organisations_today())
    from public.reporting_consultation c
    where f.id = wanted and c.id = f.id and public.reporting_is_asked(f.to_organisation, c.asked_person)
      and f.state = 'sent' and f.expires_on >= public.organisations_today()
    returning f.from_organisation, f.envelope;
end
$$;

-- Writes an answer down, once; the question is then gone. Outcomes as of `reporting_put_answer`.
create function reporting_put_advice(wanted text, given text, sealed bytea, day date, signed text) returns table (outcome text, file text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_row public.reporting_forward;
begin
  select * into found_row from public.reporting_forward f where f.id = wanted and f.purpose = 'consultation' for update;
  if found_row.state = 'answered' then
    return query
      select case when found_row.answer = given and c.advice is not distinct from sealed then 'kept' else 'answered-before' end, found_row.answer_file
      from public.reporting_consultation c where c.id = wanted;
    return;
  end if;
  if found_row.state is distinct from 'sent' or found_row.expires_on < public.organisations_today() then
    return query select 'gone', null::text;
    return;
  end if;
  -- Who never tried to read it says nothing of it, nor that it cannot be read. In words nobody can: the key for them came with the question.
  if given <> 'said' and found_row.opened_on is null then
    return query select 'unread', null::text;
    return;
  end if;
  if (given = 'said') <> (sealed is not null) then
    raise exception using errcode = 'check_violation', message = 'who says something says it in words';
  end if;
  update public.reporting_consultation c set advice = sealed where c.id = wanted;
  update public.reporting_forward f set state = 'answered', answer = given, answered_on = day, answer_file = signed, envelope = null where f.id = wanted;
  -- Who asked has something new to look at.
  perform public.reporting_has_news(found_row.from_case, day);
  return query select 'answered', signed;
end
$$;

-- 'unknown': nobody asked this one. Otherwise as `reporting_put_advice`.
create function reporting_question_answer(wanted text, given text, sealed bytea, day date, signed text) returns table (outcome text, file text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may('consultation.answer', public.organisations_here(), null, null, 'there');
  if not exists (
    select from public.reporting_forward f join public.reporting_consultation c on c.id = f.id
    where f.id = wanted and public.reporting_is_asked(f.to_organisation, c.asked_person)
  ) then
    return query select 'unknown', null::text;
    return;
  end if;
  return query select * from public.reporting_put_advice(wanted, given, sealed, day, signed);
end
$$;

-- Somebody outside answers, with link and code.
create function reporting_question_answer_by_link(token bytea, proof bytea, given text, sealed bytea, signed text)
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
  return query select * from public.reporting_put_advice(tried.wanted, given, sealed, public.organisations_today(), signed);
end
$$;

-- Takes one question back; nobody who was asked can read it any more. 'withdrawn' · 'unknown' · 'gone': answered, or its last day is past
create function reporting_consultation_withdraw(wanted text, of_case text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  standing text;
begin
  perform public.reporting_own_case(of_case, 'consultation.end');
  select f.state into standing from public.reporting_forward f
  where f.id = wanted and f.from_case = of_case and f.purpose = 'consultation' for update;
  if standing is null then
    return 'unknown';
  end if;
  if standing in ('answered', 'expired') then
    return 'gone';
  end if;
  update public.reporting_forward f set state = 'withdrawn', envelope = null where f.id = wanted;
  return 'withdrawn';
end
$$;

-- What somebody was asked by colleagues goes to another who holds the key; never back to who asked.
create function reporting_questions_hand_over(to_person text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  perform public.organisations_refuse_unless_may('case.work', here, null, null, 'open');
  if not public.reporting_is_holder(to_person, here) then
    raise exception using errcode = 'insufficient_privilege', message = 'questions go to somebody who holds the key';
  end if;
  update public.reporting_consultation c set asked_person = to_person
  from public.reporting_forward f
  where f.id = c.id and f.state = 'sent' and f.to_organisation = here and c.asked_person = public.organisations_me() and c.asked_by <> to_person;
end
$$;

alter table reporting_consultation enable row level security;
revoke all on reporting_consultation from public, baken_application, baken_public;
revoke all on function
  reporting_consultation_over, reporting_end_consultations, reporting_is_holder, reporting_ask, reporting_consultations_of, reporting_is_asked, reporting_questions,
  reporting_question_open, reporting_put_advice, reporting_question_answer, reporting_question_answer_by_link, reporting_consultation_withdraw,
  reporting_questions_hand_over
  from public, baken_application, baken_public;
grant execute on function
  reporting_ask, reporting_consultations_of, reporting_questions, reporting_question_open, reporting_question_answer, reporting_consultation_withdraw,
  reporting_questions_hand_over
  to baken_application;
grant execute on function reporting_question_answer_by_link to baken_public;
