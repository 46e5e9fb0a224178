-- Market entities and persons, and their permits.

create table subject (
  id uuid primary key,
  region text collate "C" not null references region,
  kind text not null check (kind in ('organisation', 'soleTrader', 'person')),
  name text not null,
  uscc text unique,
  citizen_id text,
  legal_representative text,
  address text not null,
  phone text,
  initials text not null,
  terms tsvector not null,
  version integer not null default 1,
  recorded_at timestamptz not null
);
create index subject_terms on subject using gin (terms);
create index subject_by_name on subject (region, name, id);
alter table subject enable row level security;
create policy subject_jurisdiction on subject
  using (region >= (select claim_from()) and region < (select claim_to()));

create table permit (
  id uuid primary key,
  subject_id uuid not null references subject,
  region text collate "C" not null references region,
  kind text not null,
  number text not null,
  field_code text not null,
  valid_from date not null,
  valid_until date,
  status text not null default 'valid' check (status in ('valid', 'suspended', 'revoked', 'cancelled')),
  unique (kind, number)
);
create index permit_subject on permit (subject_id);
alter table permit enable row level security;
create policy permit_jurisdiction on permit
  using (region >= (select claim_from()) and region < (select claim_to()));
