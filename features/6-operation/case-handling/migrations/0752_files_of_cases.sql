-- Files that cases named before jurisdictions of files were kept.
select hold_file(sha256, region) from case_document;
select hold_file(e ->> 'file', region) from case_file, jsonb_array_elements(state -> 'evidence') e
where exists (select from stored_file f where f.sha256 = e ->> 'file');
