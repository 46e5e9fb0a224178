-- The ledger of collections, apart from that of decisions (罚款决定与罚款收缴分离实施办法).

-- Where an organ's payers pay. What was set before stands in the acts.
create table payment_channel (
  id uuid not null unique,
  organ_id uuid primary key references organ,
  region text collate "C" not null references region,
  bank text not null,
  bank_address text not null,
  account_name text not null,
  account_number text not null,
  version integer not null,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null
);
alter table payment_channel enable row level security;
create policy channel_jurisdiction on payment_channel
  using (region >= (select claim_from()) and region < (select claim_to()));

-- Codes the finance system has issued to an organ, brought in as a file and taken one by one.
create table payment_code_batch (
  id uuid primary key,
  organ_id uuid not null references organ,
  region text collate "C" not null references region,
  file_sha256 text not null,
  added integer not null,
  imported_by uuid not null,
  imported_by_name text not null,
  imported_at timestamptz not null
);
alter table payment_code_batch enable row level security;
create policy code_batch_jurisdiction on payment_code_batch
  using (region >= (select claim_from()) and region < (select claim_to()));

create table payment_code (
  code text collate "C" primary key check (code ~ '^[0-9A-Z]{16,20}$'),
  organ_id uuid not null references organ,
  region text collate "C" not null references region,
  batch_id uuid not null references payment_code_batch,
  -- the order of the finance system's file
  n integer not null,
  case_id uuid,
  taken_at timestamptz
);
create index payment_code_free on payment_code (organ_id, batch_id, n) where case_id is null;
alter table payment_code enable row level security;
create policy code_jurisdiction on payment_code
  using (region >= (select claim_from()) and region < (select claim_to()));
revoke delete, truncate on payment_code from wenheng_app;

-- What a decision makes payable, and what has come of it. Derived from the acts of the case.
create table payment_order (
  code text collate "C" primary key,
  case_id uuid not null,
  organ_id uuid not null references organ,
  region text collate "C" not null references region,
  decision_number text not null,
  payer text not null,
  bank text not null,
  account text not null,
  fine_fen bigint not null check (fine_fen >= 0),
  confiscation_fen bigint not null check (confiscation_fen >= 0),
  paid_fine_fen bigint not null default 0 check (paid_fine_fen between 0 and fine_fen),
  paid_confiscation_fen bigint not null default 0 check (paid_confiscation_fen between 0 and confiscation_fen),
  state text not null check (state in ('issued', 'partly', 'paid', 'void')),
  decided_on date not null,
  served_on date,
  due_on date,
  settled_on date,
  terms tsvector not null
);
create index payment_order_by_day on payment_order (decided_on desc, code desc);
create index payment_order_by_region on payment_order (region, decided_on desc, code desc);
create index payment_order_by_state on payment_order (region, state, decided_on desc, code desc);
create index payment_order_by_case on payment_order (case_id);
create index payment_order_by_number on payment_order (decision_number);
create index payment_order_terms on payment_order using gin (terms);
alter table payment_order enable row level security;
create policy order_jurisdiction on payment_order
  using (region >= (select claim_from()) and region < (select claim_to()));

-- Each payment once: a code and a number at the bank name it (a receipt, where officers collected on the spot).
create table payment_received (
  code text collate "C" not null references payment_order,
  bank_reference text not null,
  case_id uuid not null,
  region text collate "C" not null references region,
  amount_fen bigint not null check (amount_fen > 0),
  paid_on date not null,
  receipt_number text not null,
  way text not null check (way in ('bank', 'onTheSpot')),
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (code, bank_reference)
);
create index payment_received_by_case on payment_received (case_id);
alter table payment_received enable row level security;
create policy received_jurisdiction on payment_received
  using (region >= (select claim_from()) and region < (select claim_to()));
create trigger payment_received_is_final before update or delete on payment_received
  for each row execute function forbid_change();
revoke update, delete, truncate on payment_received from wenheng_app;

-- Files from the bank, each once in a jurisdiction; the bytes lie in the file store.
create table bank_statement (
  id uuid primary key,
  region text collate "C" not null references region,
  organ_id uuid not null references organ,
  file_sha256 text not null references stored_file,
  file_name text not null,
  encoding text not null,
  delimiter text not null,
  header text not null,
  lines integer not null,
  imported_by uuid not null,
  imported_by_name text not null,
  imported_at timestamptz not null,
  unique (region, file_sha256)
);
create index bank_statement_by_time on bank_statement (region, imported_at desc);
alter table bank_statement enable row level security;
create policy statement_jurisdiction on bank_statement
  using (region >= (select claim_from()) and region < (select claim_to()));
revoke update, delete, truncate on bank_statement from wenheng_app;

-- Every row of those files, as it came, and how it ended.
create table statement_line (
  statement_id uuid not null references bank_statement,
  n integer not null,
  region text collate "C" not null references region,
  raw text not null,
  payer text,
  code text collate "C",
  amount_fen bigint,
  paid_on date,
  receipt_number text,
  bank_reference text,
  outcome text not null check (outcome in
    ('pending', 'matched', 'seen', 'unknownCode', 'amountDiffers', 'refused', 'unreadable', 'remark')),
  reason text not null,
  case_id uuid,
  settled text check (settled in ('assigned', 'setAside')),
  settled_reason text,
  settled_by uuid,
  settled_by_name text,
  settled_at timestamptz,
  primary key (statement_id, n)
);
create index line_pending on statement_line (statement_id, n) where outcome = 'pending';
create index line_unsettled on statement_line (region, statement_id, n)
  where outcome in ('unknownCode', 'amountDiffers', 'refused', 'unreadable') and settled is null;
create index line_same on statement_line (region, code, bank_reference) where code is not null;
alter table statement_line enable row level security;
create policy line_jurisdiction on statement_line
  using (region >= (select claim_from()) and region < (select claim_to()));
-- what the bank wrote stays; only how the row ended is written later
revoke update, delete, truncate on statement_line from wenheng_app;
grant update (outcome, reason, case_id, settled, settled_reason, settled_by, settled_by_name, settled_at)
  on statement_line to wenheng_app;
