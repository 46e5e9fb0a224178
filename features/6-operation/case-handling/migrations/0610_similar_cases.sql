-- Penalties under one item, the latest first: what a proposal is compared with.
create index case_by_power_decided on case_file (power_code, decided_on desc) where outcome = 'penalty';
