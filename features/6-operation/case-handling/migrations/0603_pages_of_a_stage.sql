-- Archived cases are the old ones: a province that lists them would walk the index of days past all that are still open.
create index case_by_stage on case_file (stage, opened_on desc, id desc);
