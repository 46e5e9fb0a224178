-- A reading that turned out wrong is withdrawn: it then counts no more, and the same version may be read anew.
alter table local_rule drop constraint local_rule_stage_check;
alter table local_rule add constraint local_rule_stage_check
  check (stage in ('draft', 'inForce', 'returned', 'ended', 'withdrawn'));
create index local_rule_withdrawn on local_rule (code) where stage = 'withdrawn';
