-- What places add to the law: readings of items, items of their own, benchmarks. Written in the jurisdiction that makes
-- it, in force in everything below; so it is read from above and from below.
create table local_rule (
  id uuid primary key,
  region text collate "C" not null references region,
  -- the significant digits of the region: what it covers begins with them
  covers text collate "C" not null,
  kind text not null check (kind in ('confirmation', 'item', 'profile')),
  code text collate "C" not null,
  title text not null,
  stage text not null check (stage in ('draft', 'inForce', 'returned', 'ended')),
  valid_from date not null,
  valid_until date,
  content jsonb not null,
  version integer not null,
  drafted_by text not null,
  drafted_by_id uuid not null,
  drafted_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  -- grows with each change that law in force feels: tells which state of the additions a law was made from
  effect bigint
);
create sequence local_rule_effect;
create index local_rule_cover on local_rule (covers) where effect is not null;
create unique index local_rule_one_code on local_rule (region, kind, code) where kind <> 'confirmation' and stage in ('draft', 'inForce');
create unique index local_rule_one_reading on local_rule (region, code, valid_from) where kind = 'confirmation' and stage = 'inForce';
alter table local_rule enable row level security;
create policy local_rule_reading on local_rule for select
  using ((region >= (select claim_from()) and region < (select claim_to())) or starts_with((select claim_from()), covers));
create policy local_rule_adding on local_rule for insert
  with check (region >= (select claim_from()) and region < (select claim_to()));
create policy local_rule_changing on local_rule for update
  using (region >= (select claim_from()) and region < (select claim_to()));
