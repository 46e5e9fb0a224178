-- The organ whose desk owes a reporter an answer, while it does: what its 工作台 asks for.
alter table case_file add column reply_organ_id uuid references organ;
create index case_file_reply on case_file (reply_organ_id) where reply_organ_id is not null;
