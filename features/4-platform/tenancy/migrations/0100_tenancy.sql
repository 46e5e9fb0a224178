-- Divisions, organs, people, duties, sessions.

create table region (
  code text collate "C" primary key check (code ~ '^\d{6}$'),
  name text not null,
  valid_from date not null,
  valid_until date,
  -- an invented place of the demonstration; said so on every screen
  fictional boolean not null default false
);

create table organ (
  id uuid primary key,
  region text collate "C" not null references region,
  name text not null,
  short_name text not null,
  -- the parts of a document number: (衡北)文综
  number_region text not null,
  number_organ text not null,
  -- 受委托: may not take coercive measures (行政强制法第十七条)
  delegated boolean not null default false,
  address text not null default '',
  phone text not null default ''
);

create table account (
  id uuid primary key,
  organ_id uuid not null references organ,
  region text collate "C" not null references region,
  login text not null unique check (login = lower(login)),
  name text not null,
  password_hash text not null,
  active boolean not null default true,
  failures smallint not null default 0,
  locked_until timestamptz
);

create table account_duty (
  account_id uuid not null references account,
  duty text not null,
  primary key (account_id, duty)
);
-- 三员分立: one person holds at most one of the three
create unique index account_one_administration on account_duty (account_id)
  where duty in ('systemAdmin', 'securityAdmin', 'auditAdmin');

create table session (
  token_hash text primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);

alter table account enable row level security;
create policy account_jurisdiction on account
  using (region >= (select claim_from()) and region < (select claim_to()));

-- Before anybody is known there is no claim; these two functions see just the one row that was asked for.
create function account_for_sign_in(wanted text)
  returns table (id uuid, password_hash text, active boolean, failures smallint, locked_until timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select a.id, a.password_hash, a.active, a.failures, a.locked_until from account a where a.login = wanted $$;

create function note_sign_in(who uuid, new_failures smallint, lock_until timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update account set failures = new_failures, locked_until = lock_until where id = who $$;

create function identity_of_session(hash text, at timestamptz)
  returns table (user_id uuid, name text, organ_id uuid, organ_name text, region text, duties text[], expires_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select a.id, a.name, o.id, o.name, a.region,
           array(select d.duty from account_duty d where d.account_id = a.id order by d.duty), s.expires_at
    from session s join account a on a.id = s.account_id join organ o on o.id = a.organ_id
    where s.token_hash = hash and s.expires_at > at and a.active
  $$;
