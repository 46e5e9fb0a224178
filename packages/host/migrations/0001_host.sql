-- What every feature stands on: acts, repeated requests, looks at personal data, files.

-- Row security compares a row's region with the claim of the session. Without a claim both bounds are null and no row is seen.
create function claim_from() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.region_from', true), '') $$;
create function claim_to() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.region_to', true), '') $$;

create or replace function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is not possible: what was recorded stays as it was', tg_op, tg_table_name using errcode = '42501';
end $$;

-- Everything an authority does is an act. Appended once, never changed.
create table act (
  id uuid primary key,
  stream_kind text not null,
  stream_id uuid not null,
  seq integer not null check (seq > 0),
  region text collate "C" not null,
  type text not null,
  -- when it was recorded by the server; when it happened stands in the data
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  data jsonb not null,
  unique (stream_id, seq)
);
alter table act enable row level security;
create policy act_jurisdiction on act
  using (region >= (select claim_from()) and region < (select claim_to()));
create trigger act_is_final before update or delete on act for each row execute function forbid_change();
create trigger act_is_kept before truncate on act for each statement execute function forbid_change();
revoke update, delete, truncate on act from wenheng_app;

-- One answer for one request, however often it is sent.
create table idempotency (
  user_id text not null,
  key text not null,
  request_hash text not null,
  status smallint,
  reply jsonb,
  at timestamptz not null,
  primary key (user_id, key)
);
create index idempotency_at on idempotency (at);

-- Each look at personal data: who, when, at whom, for what.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  user_id uuid not null,
  region text collate "C" not null,
  what text not null,
  object_id text not null,
  purpose text not null
);
create index access_log_object on access_log (object_id, at);
create trigger access_log_is_final before update or delete on access_log for each row execute function forbid_change();
create trigger access_log_is_kept before truncate on access_log for each statement execute function forbid_change();
revoke update, delete, truncate on access_log from wenheng_app;

-- Files by content. The bytes lie beside the database under their SHA-256.
create table stored_file (
  sha256 text primary key,
  sm3 text not null,
  size bigint not null check (size >= 0),
  media_type text not null,
  stored_at timestamptz not null
);
create trigger stored_file_is_final before update on stored_file for each row execute function forbid_change();

-- Document numbers: per organ, form and year, counted without gaps because the row is locked until the act is committed.
create table number_series (
  organ_id uuid not null,
  series text not null,
  year smallint not null,
  last integer not null,
  primary key (organ_id, series, year)
);
