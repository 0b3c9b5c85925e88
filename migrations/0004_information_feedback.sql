-- information: whether an article helped, counted by week, and what readers missed. Nothing that tells who said it:
-- no time, no address, no order.
create table information_feedback (
  article text not null,
  language text not null,
  -- The Monday of the week.
  week date not null,
  helped boolean not null,
  times integer not null check (times > 0),
  primary key (article, language, week, helped)
);
create table information_remark (
  article text not null,
  language text not null,
  week date not null,
  helped boolean not null,
  line text not null check (line <> '')
);
create index information_remark_week on information_remark (week);
