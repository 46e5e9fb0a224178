-- A certificate may be given back after a suspension: the days in between stay known, because a past day is judged by what held then.
alter table certificate
  -- [{"from": day, "until": day}]: both days inside the suspension
  add column breaks jsonb not null default '[]';
create index certificate_by_end on certificate (valid_until, id);
