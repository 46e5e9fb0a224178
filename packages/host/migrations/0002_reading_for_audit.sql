-- The log of looks is read by audit, within the jurisdiction; it is written by everybody who looks.
create index access_log_at on access_log (at desc, id desc);
create index access_log_user on access_log (user_id, at desc);
alter table access_log enable row level security;
create policy access_log_reading on access_log for select
  using (region >= (select claim_from()) and region < (select claim_to()));
create policy access_log_writing on access_log for insert with check (true);

-- Acts that belong to no case are few, and are read by day.
create index act_outside_cases on act (stream_kind, at desc, id desc) where stream_kind <> 'case';
