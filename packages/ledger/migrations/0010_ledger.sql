-- The ledger: what was enqueued with an act, the leaves of the trees, their tiles and signed heads.

create function ledger_forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is not possible: the ledger only grows', tg_op, tg_table_name using errcode = '42501';
end $$;

-- Written in the transaction of the act, consumed by the one appender. Deleting what is consumed, instead of remembering
-- how far one has read, cannot miss a transaction that commits late with an earlier number.
create table ledger_outbox (
  id bigint generated always as identity primary key,
  act_id uuid not null unique,
  type text not null,
  at timestamptz not null,
  org text not null,
  actor text not null,
  object text not null,
  commitment bytea not null check (octet_length(commitment) = 32)
);
revoke update, truncate on ledger_outbox from wenheng_app;

-- What opens a commitment. The only place of the ledger with personal data: the owner may delete a row (lawful erasure),
-- and the trees stay whole. Closed to every reader who does not say that it opens commitments.
create table ledger_opening (
  act_id uuid primary key,
  salt bytea not null check (octet_length(salt) = 32),
  payload text not null
);
alter table ledger_opening enable row level security;
create policy ledger_opening_write on ledger_opening for insert with check (true);
create policy ledger_opening_read on ledger_opening for select
  using ((select current_setting('app.ledger_opening', true)) = 'read');
create trigger ledger_opening_is_final before update on ledger_opening for each row execute function ledger_forbid_change();
create trigger ledger_opening_is_kept before truncate on ledger_opening
  for each statement execute function ledger_forbid_change();
revoke update, delete, truncate on ledger_opening from wenheng_app;

-- Leaves in their order, from 0 without gaps: the appender numbers them, not a sequence.
create table ledger_entry (
  idx bigint primary key check (idx >= 0),
  act_id uuid not null unique,
  -- pseudonym of the object, to find the entry before about the same one
  object text collate "C" not null,
  leaf_sha256 bytea not null check (octet_length(leaf_sha256) = 32),
  leaf_sm3 bytea not null check (octet_length(leaf_sm3) = 32),
  body bytea not null check (octet_length(body) <= 65535)
);
create index ledger_entry_object on ledger_entry (object, idx);

-- Full tiles only; partial ones are the entries and roots after the last full one.
create table ledger_tile (
  tree text collate "C" not null check (tree in ('sha256', 'sm3')),
  level smallint not null check (level between 0 and 6),
  n bigint not null check (n >= 0),
  hashes bytea not null check (octet_length(hashes) = 8192),
  root bytea not null check (octet_length(root) = 32),
  primary key (tree, level, n)
);

-- Signed heads of both trees, one row per size: stored before they are shown to anybody.
create table ledger_checkpoint (
  size bigint primary key check (size > 0),
  sha256_note text not null,
  sm3_note text not null,
  at timestamptz not null default now()
);

create trigger ledger_entry_is_final before update or delete on ledger_entry
  for each row execute function ledger_forbid_change();
create trigger ledger_entry_is_kept before truncate on ledger_entry
  for each statement execute function ledger_forbid_change();
create trigger ledger_tile_is_final before update or delete on ledger_tile
  for each row execute function ledger_forbid_change();
create trigger ledger_tile_is_kept before truncate on ledger_tile
  for each statement execute function ledger_forbid_change();
create trigger ledger_checkpoint_is_final before update or delete on ledger_checkpoint
  for each row execute function ledger_forbid_change();
create trigger ledger_checkpoint_is_kept before truncate on ledger_checkpoint
  for each statement execute function ledger_forbid_change();
revoke update, delete, truncate on ledger_entry, ledger_tile, ledger_checkpoint from wenheng_app;
