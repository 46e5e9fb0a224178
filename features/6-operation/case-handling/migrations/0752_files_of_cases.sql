-- Files that cases named before jurisdictions of files were kept.
insert into file_holder (sha256, region)
select sha256, region from case_document
union
select e ->> 'file', region from case_file, jsonb_array_elements(state -> 'evidence') e
where exists (select from stored_file f where f.sha256 = e ->> 'file')
on conflict do nothing;
