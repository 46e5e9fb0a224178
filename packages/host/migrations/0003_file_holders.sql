-- In whose jurisdiction bytes are known: where they were brought in, and where a case names them. The bytes themselves
-- have no place: the same photograph may come from two counties.
create table file_holder (
  sha256 text not null references stored_file,
  region text collate "C" not null default claim_from(),
  primary key (sha256, region)
);
alter table file_holder enable row level security;
create policy file_jurisdiction on file_holder
  using (region >= (select claim_from()) and region < (select claim_to()));
create trigger file_holder_is_final before update or delete on file_holder for each row execute function forbid_change();
create trigger file_holder_is_kept before truncate on file_holder for each statement execute function forbid_change();
revoke update, delete, truncate on file_holder from wenheng_app;

-- The door for migrations of features whose rows named files before jurisdictions of files were kept.
create function hold_file(of_sha256 text, in_region text) returns void language sql
  as $$ insert into file_holder (sha256, region) values (of_sha256, in_region) on conflict do nothing $$;
