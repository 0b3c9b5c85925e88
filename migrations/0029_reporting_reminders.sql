-- reporting: what waits too long: which partner did not answer, and who is told by mail that something waits. Why like this: docs/decisions/053-a-reminder-says-numbers.md.

-- When somebody was last reminded of the cases of an organisation.
create table reporting_reminder (
  organisation text not null references organisations_organisation,
  person text not null references organisations_person on delete cascade,
  sent_on date not null,
  primary key (organisation, person)
);

-- Everybody who can open the cases of an organisation now and was not reminded today, with how much waits for them: in cases that they or nobody who is there handles, closed ones with
-- something new, or to which somebody wrote and got no answer, too; in tasks of theirs or of nobody who is there, and in questions to them or to their organisation. A term is near from as many days before its end
-- as is given, and so is the day on which a case goes. Changed: something came in or was asked, or a term came near or ran out, or such a day came near, since they last were. For what
-- sends mail; no row of a case comes out.
create function reporting_waiting_for(near_days integer, warn_days integer)
returns table (
  person text, organisation text, name text, organisation_name text, mail text, language text,
  unread integer, news integer, near integer, late integer, goes integer, tasks integer, questions integer, is_changed boolean
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query
  with day as (select public.organisations_today() as today),
  -- Who is there, and can open what comes.
  there as materialized (
    select m.person, m.organisation
    from public.organisations_membership m
    join public.organisations_key_wrap w
      on w.person = m.person and w.organisation = m.organisation and w.number = public.organisations_current_key(m.organisation)
    where m.state = 'active' and public.organisations_holds_key(m.roles) and w.taken_at is null
      and not public.organisations_has_ended(m.organisation)
  ),
  holders as (
    select t.person, t.organisation, r.sent_on
    from there t left join public.reporting_reminder r on r.person = t.person and r.organisation = t.organisation
    where r.sent_on is distinct from (select today from day)
  ),
  terms as (
    select h.person, h.organisation, h.sent_on, c.state, c.received_on, c.news_since, least(c.answer_due, c.step_due) as due
    from holders h
    join (
      select * from public.reporting_case one where one.state <> 'closed'
      union all
      select * from public.reporting_case one where one.state = 'closed' and one.news_since is not null
      union all
      select * from public.reporting_case one where one.state = 'closed' and one.news_since is null and one.answer_due is not null
    ) c on c.organisation = h.organisation
    where c.assigned_to is null or c.assigned_to = h.person
      or not exists (select from there a where a.person = c.assigned_to and a.organisation = c.organisation)
  ),
  -- What is deleted soon, while it can still be held.
  going as (
    select h.person, h.organisation, count(*) as goes, bool_or(h.sent_on is null or c.delete_on - warn_days > h.sent_on) as is_changed
    from holders h cross join day
    join public.reporting_case c on c.organisation = h.organisation and c.delete_on <= today + warn_days
    where c.assigned_to is null or c.assigned_to = h.person
      or not exists (select from there a where a.person = c.assigned_to and a.organisation = c.organisation)
    group by h.person, h.organisation
  ),
  cases as (
    select t.person, t.organisation,
      count(*) filter (where t.state = 'new') as unread,
      count(*) filter (where t.state <> 'new' and t.news_since is not null) as news,
      count(*) filter (where t.due between today and today + near_days) as near,
      count(*) filter (where t.due < today) as late,
      bool_or(t.sent_on is null or t.received_on >= t.sent_on or t.news_since >= t.sent_on
        or (t.due - near_days > t.sent_on and t.due - near_days <= today) or (t.due >= t.sent_on and t.due < today)) as is_changed
    from terms t cross join day group by t.person, t.organisation
  ),
  tasks as (
    select h.person, h.organisation, count(*) as tasks, bool_or(h.sent_on is null or k.due > h.sent_on) as is_changed
    from holders h
    join public.reporting_case c on c.organisation = h.organisation and c.state <> 'closed'
    join public.reporting_task k on k.case_id = c.id and k.done_on is null
    cross join day
    where k.due <= today and (
      k.for_person = h.person or not exists (select from there a where a.person = k.for_person and a.organisation = h.organisation)
    )
    group by h.person, h.organisation
  ),
  -- What somebody was asked, and what a partner asked of everybody here, while it can be read.
  questions as (
    select h.person, h.organisation, count(*) as questions, bool_or(h.sent_on is null or f.sent_on >= h.sent_on) as is_changed
    from holders h
    join public.reporting_forward f on f.to_organisation = h.organisation and f.purpose = 'consultation' and f.state = 'sent'
    join public.reporting_consultation q on q.id = f.id and (q.asked_person is null or q.asked_person = h.person)
    cross join day where f.expires_on >= today group by h.person, h.organisation
  )
  select h.person, h.organisation, p.name, o.name, p.mail, p.language,
    coalesce(c.unread, 0)::integer, coalesce(c.news, 0)::integer, coalesce(c.near, 0)::integer, coalesce(c.late, 0)::integer,
    coalesce(g.goes, 0)::integer, coalesce(t.tasks, 0)::integer, coalesce(q.questions, 0)::integer,
    coalesce(c.is_changed, false) or coalesce(g.is_changed, false) or coalesce(t.is_changed, false) or coalesce(q.is_changed, false)
  from holders h
  join public.organisations_person p on p.id = h.person
  join public.organisations_organisation o on o.id = h.organisation
  left join cases c using (person, organisation)
  left join going g using (person, organisation)
  left join tasks t using (person, organisation)
  left join questions q using (person, organisation)
  where c.person is not null or g.person is not null or t.person is not null or q.person is not null
  order by h.organisation, h.person;
end
$$;

-- Writes down that somebody is reminded today; false: they were already, by another server of the same database. Called in the transaction that queues the mail.
create function reporting_mark_reminded(who text, at_organisation text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.reporting_reminder as r (organisation, person, sent_on) values (at_organisation, who, public.organisations_today())
  on conflict (organisation, person) do update set sent_on = excluded.sent_on where r.sent_on < excluded.sent_on;
  return found;
end
$$;

-- Cases of the hat from which something was handed over, or asked, whose answer is late, with who did not answer and since when; of each case the one that is longest late.
create function reporting_forwards_late(today date) returns table (case_id text, partner text, since date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := public.organisations_here();
begin
  if not public.organisations_may('case.see', here, null, null, 'open') then
    return;
  end if;
  return query
    select distinct on (f.from_case) f.from_case, coalesce(f.outside, colleague.name, receiver.name), f.answer_due
    from public.reporting_forward f
    join public.reporting_case c on c.id = f.from_case
    left join public.organisations_organisation receiver on receiver.id = f.to_organisation
    left join public.reporting_consultation question on question.id = f.id
    left join public.organisations_person colleague on colleague.id = question.asked_person
    where f.from_organisation = here and f.state in ('sent', 'expired') and f.told_answer is null and f.answer_due < today
      -- What can be opened no more asks for somebody only until the case went on.
      and (c.state = case f.purpose when 'hand-over' then 'forwarded' else 'in-consultation' end or (c.state <> 'closed' and f.state = 'sent'))
    order by f.from_case, f.answer_due, f.id;
end
$$;

alter table reporting_reminder enable row level security;
revoke all on reporting_reminder from public, baken_application, baken_public, baken_sign_in;
revoke all on function reporting_waiting_for, reporting_mark_reminded, reporting_forwards_late from public, baken_application, baken_public, baken_sign_in;
grant execute on function reporting_waiting_for, reporting_mark_reminded to baken_sign_in;
grant execute on function reporting_forwards_late to baken_application;
