-- platform: mail that is to leave. It is queued in the transaction of the change it tells about, and sent by a worker. Why like this, and what
-- is erased when: docs/decisions/033-mail-leaves-from-the-database.md.

-- Domains, and not checks of the table: a check that fails repeats the whole row in the log of PostgreSQL, a domain repeats nothing.
create domain platform_mail_kind as text not null
  check (value ~ '^[a-z][a-z0-9-]{0,39}$');
create domain platform_mail_fault as text
  check (value ~ '^[a-z][a-z0-9-]{0,39}$');
create domain platform_mail_language as text not null
  check (value ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$');
-- One address, without a name, quotes or anything that could begin a second one; a domain in its ASCII form.
create domain platform_mail_address as text not null
  check (octet_length(value) <= 254)
  check (value ~ '^[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+$');
-- One line: nothing that any mail program takes for the end of a line.
create domain platform_mail_subject as text not null
  check (length(value) between 1 and 200)
  check (value !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]');
create domain platform_mail_text as text not null
  check (length(value) between 1 and 20000)
  check (value !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f]');

-- What becomes of a mail. Of whom it is for and what stands in it nothing is here.
create table platform_mail (
  -- The same in the Message-ID every time it is sent.
  id uuid primary key default gen_random_uuid(),
  kind platform_mail_kind,
  queued_at timestamptz not null check (isfinite(queued_at)),
  -- From then on it is not sent any more. No mail is kept longer than this many days.
  send_before timestamptz not null check (send_before > queued_at and send_before <= queued_at + interval '30 days'),
  -- When it is to be tried next.
  due_at timestamptz not null check (isfinite(due_at)),
  -- Until then it belongs to the worker that is sending it; past it, to whoever takes it.
  claimed_until timestamptz check (isfinite(claimed_until)),
  attempts integer not null default 0 check (attempts >= 0),
  -- Why it did not leave the last time.
  fault platform_mail_fault,
  outcome text check (outcome in ('delivered', 'refused', 'expired')),
  ended_at timestamptz check (isfinite(ended_at)),
  waiting boolean not null generated always as (outcome is null) stored,
  check ((outcome is null) = (ended_at is null)),
  check (outcome is null or claimed_until is null),
  unique (id, waiting)
);
create index platform_mail_due on platform_mail (due_at) where outcome is null;

-- Whom and what, one recipient a mail. It hangs on a mail that waits: the database lets none end before this is gone.
create table platform_mail_content (
  mail uuid primary key,
  waiting boolean not null default true check (waiting),
  recipient platform_mail_address,
  subject platform_mail_subject,
  body platform_mail_text,
  language platform_mail_language,
  foreign key (mail, waiting) references platform_mail (id, waiting)
);

revoke all on platform_mail, platform_mail_content from public, baken_application, baken_public;
grant select, delete on platform_mail, platform_mail_content to baken_application;
grant insert (kind, queued_at, send_before, due_at) on platform_mail to baken_application;
grant update (due_at, claimed_until, attempts, fault, outcome, ended_at) on platform_mail to baken_application;
-- No update: whom a mail is for and what it says never changes.
grant insert (mail, recipient, subject, body, language) on platform_mail_content to baken_application;
