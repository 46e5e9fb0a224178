-- The board of supervision reads running deadlines of a whole jurisdiction, due first, and counts them by division.
create index clock_board on case_clock (due, case_id, key) where closed_on is null and blocks_closing;
create index clock_board_region on case_clock (region, due) where closed_on is null and blocks_closing;
