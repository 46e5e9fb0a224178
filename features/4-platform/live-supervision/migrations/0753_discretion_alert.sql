-- 量罚提示: an amount out of line with like cases, raised in the transaction of the act that proposed it, with the reason it
-- was given. Its id is that of the act. That a supervisor has looked at it is an act of the alert's own stream; the columns
-- say so again, so that what is still open is found.
create table discretion_alert (
  id uuid primary key,
  case_id uuid not null,
  region text collate "C" not null references region,
  organ_id uuid not null references organ,
  stage text not null check (stage in ('proposed', 'decided', 'withdrawn')),
  case_number text,
  party_name text not null,
  cause text not null,
  field_code text not null,
  power_code text not null,
  fine_fen bigint not null,
  comparison jsonb not null,
  reason text not null,
  handler_ids uuid[] not null,
  raised_by text not null,
  raised_at timestamptz not null,
  decided_on date,
  noted_at timestamptz,
  noted_by text,
  remark text,
  check (num_nulls(noted_at, noted_by, remark) in (0, 3))
);
create index discretion_alert_newest on discretion_alert (raised_at desc, id desc);
create index discretion_alert_open on discretion_alert (region, raised_at desc, id desc) where noted_at is null;
create index discretion_alert_of_case on discretion_alert (case_id);
alter table discretion_alert enable row level security;
create policy discretion_alert_jurisdiction on discretion_alert
  using (region >= (select claim_from()) and region < (select claim_to()));
revoke delete, truncate on discretion_alert from wenheng_app;
