-- platform: what the application and the public process may do in this database. Both have a role; only the owner of the tables makes and changes
-- them. See docs/decisions/031-three-database-roles.md. Later tables give nobody anything until their own migration grants it.

revoke all on schema public from public;
revoke all on all tables in schema public from public;
revoke all on all sequences in schema public from public;
revoke all on all routines in schema public from public;
-- Whoever may make temporary tables can put one before a real table, for everybody who is served by the same connection.
do $$
begin
  execute format('revoke create, temporary on database %I from public', current_database());
end
$$;
-- Functions are open to everybody by default, tables to nobody. Not for one schema: what is given for all cannot be taken back for one.
alter default privileges revoke execute on routines from public;

grant usage on schema public to baken_application, baken_public;

-- What pages show. The mirror of municipalities and the editions of guides are only written at start.
grant select on areas_municipality, areas_boundary, guides_edition, directory_row, directory_edition to baken_application;
grant select on areas_boundary, directory_row, directory_edition to baken_public;

-- Staff keep the directory. Editions are added one by one; who adds one locks the table, and that takes a right to change it.
grant insert, update, delete on directory_row to baken_application;
grant insert, update on directory_edition to baken_application;

-- Whether an article helped: readers count, staff read.
grant select on information_feedback, information_remark to baken_application;
grant delete on information_remark to baken_application;
grant select, insert, update (times) on information_feedback to baken_public;
-- A reader's line goes in and is not read back; the public process counts lines, and takes away those that have been kept long enough.
grant select (article, language, week), insert, delete on information_remark to baken_public;
alter table information_remark enable row level security;
create policy staff on information_remark to baken_application using (true);
create policy readers_add on information_remark for insert to baken_public with check (true);
create policy readers_count on information_remark for select to baken_public using (true);
-- 182 days, as in src/modules/information/server/feedback-store.ts.
create policy readers_forget on information_remark for delete to baken_public using (week < current_date - 182);

-- The logins of the embedded database. Elsewhere an administrator makes logins and puts them in the roles.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['baken_application', 'baken_public'] loop
    if to_regrole(wanted || '_login') is not null and not pg_has_role(wanted || '_login', wanted, 'usage') then
      execute format('grant %I to %I', wanted, wanted || '_login');
    end if;
  end loop;
end
$$;
