-- What happened in a division, a month and a field: kept by increments in the transaction of each act, read instead of the
-- cases. There is no column of money here, and there must be none (行政处罚法第七十四条第三款).
create table case_month (
  region text collate "C" not null references region,
  month text collate "C" not null check (month ~ '^\d{4}-\d{2}$'),
  field_code text collate "C" not null,
  opened integer not null default 0,
  filed integer not null default 0,
  rejected integer not null default 0,
  decided integer not null default 0,
  decided_simply integer not null default 0,
  decided_on_time integer not null default 0,
  decision_days bigint not null default 0,
  served integer not null default 0,
  published integer not null default 0,
  published_on_time integer not null default 0,
  closed integer not null default 0,
  archived integer not null default 0,
  primary key (region, month, field_code)
);
alter table case_month enable row level security;
create policy case_month_jurisdiction on case_month
  using (region >= (select claim_from()) and region < (select claim_to()));
