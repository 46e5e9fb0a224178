-- Administration without code: temporary passwords, locks, sessions that can be told apart, the log of sign-ins.

alter table account
  -- the password was given by somebody else: nothing but changing it is possible
  add column must_change boolean not null default false,
  -- by the security administrator; `locked_until` is the pause after wrong passwords
  add column locked boolean not null default false,
  -- when its owner set it; null for invented people, whose passwords are known to all and do not run out
  add column password_set_at timestamptz,
  add column password_history text[] not null default '{}',
  -- what the system administrator asks the security administrator to grant
  add column proposed_duties text[] not null default '{}';
create index account_by_name on account (name, id);

alter table session
  add column id uuid not null unique default gen_random_uuid(),
  add column address text not null default '',
  add column agent text not null default '';

create table sign_in_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- null: no such account; the text that was typed is not kept, it may have been a password
  account_id uuid references account,
  region text collate "C",
  outcome text not null check (outcome in ('signedIn', 'wrongPassword', 'unknown', 'closed', 'locked', 'paused', 'signedOut', 'passwordChanged')),
  address text not null
);
create index sign_in_log_at on sign_in_log (at desc, id desc);
create index sign_in_log_account on sign_in_log (account_id, at desc);
alter table sign_in_log enable row level security;
create policy sign_in_log_reading on sign_in_log for select
  using ((select claim_from()) is not null and (region is null or (region >= (select claim_from()) and region < (select claim_to()))));
create policy sign_in_log_writing on sign_in_log for insert with check (true);
create trigger sign_in_log_is_final before update or delete on sign_in_log for each row execute function forbid_change();
create trigger sign_in_log_is_kept before truncate on sign_in_log for each statement execute function forbid_change();
revoke update, delete, truncate on sign_in_log from wenheng_app;

drop function account_for_sign_in(text);
create function account_for_sign_in(wanted text)
  returns table (id uuid, region text, password_hash text, active boolean, locked boolean, failures smallint, locked_until timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select a.id, a.region, a.password_hash, a.active, a.locked, a.failures, a.locked_until from account a where a.login = wanted $$;

drop function identity_of_session(text, timestamptz);
create function identity_of_session(hash text, at timestamptz, password_set_before timestamptz)
  returns table (user_id uuid, name text, organ_id uuid, organ_name text, region text, duties text[], must_change boolean, last_seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select a.id, a.name, o.id, o.name, a.region,
           array(select d.duty from account_duty d where d.account_id = a.id order by d.duty),
           a.must_change or coalesce(a.password_set_at < password_set_before, false), s.last_seen_at
    from session s join account a on a.id = s.account_id join organ o on o.id = a.organ_id
    where s.token_hash = hash and s.expires_at > at and a.active and not a.locked
  $$;

-- Whether one of the three administrations is held over a division is also decided by who stands above it.
create function administrators_over(wanted text)
  returns table (id uuid, name text, region text, duties text[], active boolean, locked boolean, must_change boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select a.id, a.name, a.region, array(select d.duty from account_duty d where d.account_id = a.id order by d.duty),
           a.active, a.locked, a.must_change
    from account a
    where a.region in ('000000', left(wanted, 2) || '0000', left(wanted, 4) || '00', wanted)
      and exists (select from account_duty d where d.account_id = a.id and d.duty in ('systemAdmin', 'securityAdmin', 'auditAdmin'))
  $$;

