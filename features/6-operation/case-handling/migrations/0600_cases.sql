-- What screens see of cases. All of it can be derived again from the acts.

create table case_file (
  id uuid primary key,
  region text collate "C" not null references region,
  organ_id uuid not null references organ,
  stage text not null,
  procedure text not null,
  version integer not null,
  field_code text not null,
  source_kind text not null,
  -- the number of the filing approval, once there is one
  case_number text,
  party_id uuid not null references subject,
  party_name text not null,
  cause text not null,
  handler_ids uuid[] not null default '{}',
  opened_at timestamptz not null,
  opened_on date not null,
  conduct_from date not null,
  conduct_until date not null,
  filed_on date,
  -- the earliest running deadline of the authority
  next_due date,
  outcome text,
  power_code text,
  decision_number text,
  decided_on date,
  penalty_kinds text[] not null default '{}',
  fine_fen bigint not null default 0,
  confiscation_fen bigint not null default 0,
  paid_fen bigint not null default 0,
  served_on date,
  published_on date,
  closed_on date,
  terms tsvector not null,
  -- the acts folded, so that nobody has to fold them to read a case
  state jsonb not null
);
create index case_by_opened on case_file (opened_on desc, id desc);
create index case_by_region on case_file (region, opened_on desc, id desc);
create index case_by_region_stage on case_file (region, stage, opened_on desc, id desc);
create index case_by_party on case_file (party_id, conduct_from);
create index case_by_handler on case_file using gin (handler_ids);
create index case_terms on case_file using gin (terms);
create unique index case_number_once on case_file (organ_id, case_number) where case_number is not null;
create index case_by_decision_number on case_file (decision_number) where decision_number is not null;
alter table case_file enable row level security;
create policy case_jurisdiction on case_file
  using (region >= (select claim_from()) and region < (select claim_to()));

create table case_clock (
  case_id uuid not null references case_file,
  key text not null,
  region text collate "C" not null references region,
  organ_id uuid not null references organ,
  period_id text not null,
  name text not null,
  actor text not null,
  start date not null,
  due date not null,
  blocks_closing boolean not null,
  closed_on date,
  clock jsonb not null,
  primary key (case_id, key)
);
create index clock_running on case_clock (region, due, case_id) where closed_on is null;
create index clock_by_organ on case_clock (organ_id, due, case_id) where closed_on is null;
alter table case_clock enable row level security;
create policy clock_jurisdiction on case_clock
  using (region >= (select claim_from()) and region < (select claim_to()));

-- Documents as they were frozen. The bytes lie in the file store under their hash.
create table case_document (
  id uuid primary key,
  case_id uuid not null references case_file,
  region text collate "C" not null references region,
  act_seq integer not null,
  form text not null,
  form_version date not null,
  title text not null,
  number text,
  dated date not null,
  sha256 text not null references stored_file,
  template_sha256 text not null,
  pages integer not null,
  volume text not null,
  bind_order integer not null,
  served_on_party boolean not null,
  paper_code text not null unique,
  -- the request it was typeset from: same request, same bytes
  request jsonb not null
);
create index document_by_case on case_document (case_id, act_seq);
create trigger case_document_is_final before update or delete on case_document for each row execute function forbid_change();
revoke update, delete, truncate on case_document from wenheng_app;
alter table case_document enable row level security;
create policy document_jurisdiction on case_document
  using (region >= (select claim_from()) and region < (select claim_to()));

-- Each number once, and which document has it; a number without a document is void 作废 and kept.
create table document_number (
  organ_id uuid not null,
  series text not null,
  year smallint not null,
  n integer not null,
  number text not null,
  document_id uuid,
  primary key (organ_id, series, year, n)
);
revoke update, delete, truncate on document_number from wenheng_app;

-- When which officer sat in an inquiry: nobody sits in two at once.
create table case_inquiry (
  case_id uuid not null references case_file,
  inquiry_id uuid not null,
  region text collate "C" not null references region,
  officer_id uuid not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (inquiry_id, officer_id)
);
create index inquiry_by_officer on case_inquiry (officer_id, began_at);
alter table case_inquiry enable row level security;
create policy inquiry_jurisdiction on case_inquiry
  using (region >= (select claim_from()) and region < (select claim_to()));

-- Reporters are kept apart: only the desk that receives tips reads them, and each look is noted.
create table case_reporter (
  case_id uuid primary key references case_file,
  region text collate "C" not null references region,
  name text,
  phone text,
  address text,
  wants_reply boolean not null
);
alter table case_reporter enable row level security;
create policy reporter_jurisdiction on case_reporter
  using (region >= (select claim_from()) and region < (select claim_to()));
