-- Without the sub-select the planner sees how wide a jurisdiction is: a page of a province then walks the index of days
-- instead of sorting the province. Nothing else changes: without a claim both bounds are null and no row is seen.
alter policy case_jurisdiction on case_file using (region >= claim_from() and region < claim_to());
