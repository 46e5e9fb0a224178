-- Enforcement certificates, and relations that bar an officer from a party.

create table certificate (
  id uuid primary key,
  officer_id uuid not null references account,
  region text collate "C" not null references region,
  number text not null unique,
  -- empty: all fields
  field_codes text[] not null default '{}',
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  status text not null default 'valid' check (status in ('valid', 'suspended', 'withdrawn')),
  status_from date,
  check ((status = 'valid') = (status_from is null))
);
create index certificate_officer on certificate (officer_id);
alter table certificate enable row level security;
create policy certificate_jurisdiction on certificate
  using (region >= (select claim_from()) and region < (select claim_to()));

create table conflict_declaration (
  id uuid primary key,
  officer_id uuid not null references account,
  region text collate "C" not null references region,
  subject_id uuid not null,
  relation text not null,
  declared_on date not null,
  unique (officer_id, subject_id, relation)
);
create index conflict_subject on conflict_declaration (subject_id);
alter table conflict_declaration enable row level security;
create policy conflict_jurisdiction on conflict_declaration
  using (region >= (select claim_from()) and region < (select claim_to()));
