-- reporting: the desk on which colleagues work: their list, tasks, links between cases, and the vault that two of them open.
-- Why like this: docs/decisions/049-the-key-on-the-desk.md.

-- In the words of the reporter and of the table of steps.
alter table reporting_case drop constraint reporting_case_danger_check;
alter table reporting_case add constraint reporting_case_danger_check check (danger in ('now', 'threats', 'no', 'unknown'));

-- The list stands in the order of what is due first, of a hundred thousand as of ten. What no term runs for comes last. Of closed cases only those whose reporter wrote and got no answer.
create index reporting_case_to_do on reporting_case (organisation, coalesce(least(answer_due, step_due), date 'infinity'), id)
  include (danger, assigned_to, state) where state <> 'closed' or answer_due is not null;
-- What somebody wrote and nobody looked at, also in a closed case.
create index reporting_case_news on reporting_case (organisation, id) where news_since is not null and state <> 'new';
-- What a reporter wrote to a closed case, and got no answer to: few, whatever is closed.
create index reporting_case_closed_waits on reporting_case (organisation, answer_due) where state = 'closed' and answer_due is not null;
-- What goes soon.
create index reporting_case_goes on reporting_case (organisation, delete_on, id);
-- People call a case by the first eight letters of its id.
create index reporting_case_called on reporting_case (organisation, left(id, 8));

-- What somebody has to do. Its words are sealed, in the item with the same id.
create table reporting_task (
  id text primary key references reporting_item on delete cascade,
  case_id text not null references reporting_case on delete cascade,
  due date not null,
  for_person text not null references organisations_person,
  made_by text not null references organisations_person,
  done_on date
);
create index reporting_task_of on reporting_task (case_id);
create index reporting_task_for on reporting_task (for_person) where done_on is null;

-- Two cases of one organisation that have something in common; the smaller id first, so that no two rows say the same.
create table reporting_link (
  case_id text not null references reporting_case on delete cascade,
  other_id text not null references reporting_case on delete cascade,
  why text not null check (why in ('address', 'employer', 'agency', 'reporter', 'other')),
  made_by text not null references organisations_person,
  on_day date not null,
  primary key (case_id, other_id),
  check (case_id < other_id)
);
create index reporting_link_back on reporting_link (other_id);

-- Somebody who wants to know who a reporter is, and what a second person said to that.
create table reporting_vault_request (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  case_id text not null references reporting_case on delete cascade,
  why text not null check (why in ('danger', 'asked', 'hand-over', 'law')),
  asked_by text not null references organisations_person,
  asked_at timestamptz not null,
  settled_by text references organisations_person,
  agreed boolean,
  -- Until when it is open; null: it never was.
  open_until timestamptz,
  check ((settled_by is null) = (agreed is null)),
  check ((open_until is not null) = coalesce(agreed, false)),
  check (settled_by <> asked_by)
);
create unique index reporting_vault_waiting on reporting_vault_request (case_id, asked_by) where settled_by is null;

alter table reporting_task enable row level security;
alter table reporting_link enable row level security;
alter table reporting_vault_request enable row level security;

-- By its id, one by one: somebody has a few tasks, and there may be a hundred thousand cases.
create policy reporting_seen on reporting_task for select to baken_application
  using (exists (select from reporting_case c where c.id = case_id));
create policy reporting_written on reporting_task for insert to baken_application
  with check (
    made_by = (select organisations_me()) and (select organisations_may('case.work', organisations_here(), null, null, 'open'))
    and case_id in (select c.id from reporting_case c)
  );
create policy reporting_worked_on on reporting_task for update to baken_application
  using (
    (select organisations_may('case.work', organisations_here(), null, null, 'open'))
    and case_id in (select c.id from reporting_case c)
  );

create policy reporting_seen on reporting_link for select to baken_application
  using (case_id in (select c.id from reporting_case c) and other_id in (select c.id from reporting_case c));
create policy reporting_written on reporting_link for insert to baken_application
  with check (
    made_by = (select organisations_me()) and (select organisations_may('case.work', organisations_here(), null, null, 'open'))
    and case_id in (select c.id from reporting_case c) and other_id in (select c.id from reporting_case c)
  );
create policy reporting_taken_away on reporting_link for delete to baken_application
  using (
    (select organisations_may('case.work', organisations_here(), null, null, 'open'))
    and case_id in (select c.id from reporting_case c) and other_id in (select c.id from reporting_case c)
  );

create policy reporting_seen on reporting_vault_request for select to baken_application
  using (case_id in (select c.id from reporting_case c));

-- Whether somebody told who they are. What they told is in no row that a hat sees.
create function reporting_has_identity(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from public.reporting_case c join public.reporting_item i on i.case_id = c.id
    where c.id = wanted and c.organisation = public.organisations_here() and i.kind = 'identity'
      and public.organisations_may('case.see', public.organisations_here(), null, null, 'open')
  )
$$;

-- Asks to know who a reporter is. 'asked' · 'nothing': nobody told · 'asked-before': one's own request waits.
-- Whether a request still counts: seven days by this clock, whatever a server says. What nobody agreed to by then has to be asked anew.
create function reporting_vault_counts(since timestamptz) returns boolean
language sql stable
return since > now() - interval '7 days';

create function reporting_ask_vault(with_id text, for_case text, for_reason text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform public.organisations_refuse_unless_may('vault.ask', public.organisations_here(), null, null, 'there');
  if not public.reporting_has_identity(for_case) then
    return 'nothing';
  end if;
  insert into public.reporting_vault_request (id, case_id, why, asked_by, asked_at)
  values (with_id, for_case, for_reason, public.organisations_me(), now())
  on conflict (case_id, asked_by) where settled_by is null do update
    set id = excluded.id, why = excluded.why, asked_at = excluded.asked_at
    where not public.reporting_vault_counts(reporting_vault_request.asked_at);
  return case when found then 'asked' else 'asked-before' end;
end
$$;

-- Whether who asked is still there and could still ask: the request of somebody who left would otherwise open the vault for who agrees alone.
create function reporting_may_still_ask(asker text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select public.organisations_membership_state(asker, public.organisations_here()) = 'active' and exists (
    select from public.organisations_permission p
    where p.action = 'vault.ask' and p.roles && public.organisations_roles_of(asker, public.organisations_here())
  )
$$;

-- A second person agrees, or does not. 'settled' · 'unknown': it does not wait any more, or who asked is not there · 'request-over': it is older than seven days.
create function reporting_settle_vault(wanted text, agrees boolean) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  asker text;
  since timestamptz;
begin
  select r.asked_by, r.asked_at into asker, since
  from public.reporting_vault_request r join public.reporting_case c on c.id = r.case_id
  where r.id = wanted and r.settled_by is null and c.organisation = public.organisations_here()
  for update of r;
  if not found then
    return 'unknown';
  end if;
  perform public.organisations_refuse_unless_may('vault.agree', public.organisations_here(), null, asker, 'there');
  if not public.reporting_may_still_ask(asker) then
    return 'unknown';
  end if;
  if not public.reporting_vault_counts(since) then
    return 'request-over';
  end if;
  update public.reporting_vault_request r
  set settled_by = public.organisations_me(), agreed = agrees,
    open_until = case when agrees then now() + interval '1 hour' end
  where r.id = wanted;
  return 'settled';
end
$$;

-- What is in the vault, with its key, while it is open for the hat: who asked, and who agreed. The hour is one of this clock, whatever a server says. No row: it is closed.
create function reporting_open_vault(wanted text)
returns table (item text, sequence integer, envelope bytea, key_number integer, wrapped bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select i.id, i.sequence, i.envelope, s.key_number, s.wrapped
  from public.reporting_case c
  join public.reporting_item i on i.case_id = c.id and i.kind = 'identity'
  join public.organisations_kept_secret s on s.organisation = c.organisation and s.subject = c.id || '-who'
  where c.id = wanted and c.organisation = public.organisations_here()
    and public.organisations_may('vault.see', public.organisations_here(), null, null, 'there')
    and exists (
      select from public.reporting_vault_request r
      where r.case_id = c.id and r.agreed and r.open_until > now() and public.organisations_me() in (r.asked_by, r.settled_by)
    )
  order by s.key_number desc
$$;

revoke all on reporting_task, reporting_link, reporting_vault_request from public, baken_application, baken_public;
grant select, insert, update (done_on, for_person) on reporting_task to baken_application;
grant select, insert, delete on reporting_link to baken_application;
grant select on reporting_vault_request to baken_application;

revoke all on function reporting_has_identity, reporting_ask_vault, reporting_may_still_ask, reporting_settle_vault, reporting_vault_counts, reporting_open_vault
  from public, baken_application, baken_public;
grant execute on function reporting_has_identity, reporting_ask_vault, reporting_may_still_ask, reporting_settle_vault, reporting_vault_counts, reporting_open_vault
  to baken_application;
