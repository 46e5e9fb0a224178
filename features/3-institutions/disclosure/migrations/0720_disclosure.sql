-- Decisions on their way to the public, and what the public reads.

-- The publisher's queue. One row for each decision; its id is that of the act that decided.
create table publication (
  id uuid primary key,
  case_id uuid not null references case_file,
  region text collate "C" not null references region,
  organ_id uuid not null references organ,
  stage text not null check (stage in ('waiting', 'published', 'withheld', 'withdrawing', 'withdrawn')),
  version integer not null,
  decision_number text not null,
  party_name text not null,
  cause text not null,
  field_code text not null,
  decided_on date not null,
  served_on date,
  -- the day by which it is to be published, or withdrawn
  due date,
  -- the running deadline, so that its strip can be drawn
  clock jsonb,
  published_on date,
  until date,
  -- the acts of the publication folded
  state jsonb not null,
  terms tsvector not null
);
create index publication_by_due on publication (region, stage, due, id);
create index publication_by_decided on publication (region, decided_on desc, id desc);
create index publication_by_case on publication (case_id);
create index publication_terms on publication using gin (terms);
alter table publication enable row level security;
create policy publication_jurisdiction on publication
  using (region >= (select claim_from()) and region < (select claim_to()));
revoke delete, truncate on publication from wenheng_app;

-- What the public reads: nothing but what is public, and so without row security. Cases, subjects and publications stay
-- closed to whoever has no claim; nothing outside this table is ever shown to one. A withdrawn decision keeps its number,
-- its organ and the reason, and loses everything else.
create table public_decision (
  id uuid primary key,
  state text not null check (state in ('published', 'withdrawn')),
  region text collate "C" not null,
  organ_name text not null,
  number text not null,
  decided_on date not null,
  published_on date not null,
  until date,
  field_code text,
  party_name text,
  cause text,
  record jsonb,
  searched text,
  terms tsvector,
  corrections jsonb not null default '[]',
  withdrawal jsonb,
  -- the act of the publication's stream that made the row as it stands
  act_id uuid not null,
  changed_on date not null,
  check (state = 'withdrawn' or (record is not null and searched is not null and terms is not null and withdrawal is null)),
  check (state = 'published' or (num_nulls(field_code, party_name, cause, record, searched, terms) = 6 and withdrawal is not null))
);
create index public_decision_newest on public_decision (published_on desc, id desc) where state = 'published';
create index public_decision_region on public_decision (region, published_on desc, id desc) where state = 'published';
create index public_decision_field on public_decision (field_code, published_on desc, id desc) where state = 'published';
create index public_decision_changed on public_decision (changed_on desc, id desc) where withdrawal is not null or corrections <> '[]';
create index public_decision_terms on public_decision using gin (terms);
revoke delete, truncate on public_decision from wenheng_app;

-- Whoever holds a paper may ask whether it is genuine. He has no claim, so this function looks up the one row of the code
-- he read, and gives nothing of its content: no title (it may name somebody), no case, no request.
create function document_by_paper_code(code text)
  returns table (form text, form_version date, number text, dated date, sha256 text, pages integer, region text,
    organ_name text, act_id uuid, decision boolean, later jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select d.form, d.form_version, d.number, d.dated, d.sha256, d.pages, d.region, o.name, a.id,
      a.type in ('decided', 'decidedOnTheSpot'),
      (select coalesce(jsonb_agg(jsonb_build_object('form', l.form, 'number', l.number, 'dated', l.dated) order by l.act_seq), '[]')
       from case_document l where l.case_id = d.case_id and l.form = d.form and l.act_seq > d.act_seq)
    from case_document d
    join case_file c on c.id = d.case_id
    join organ o on o.id = c.organ_id
    join act a on a.stream_id = d.case_id and a.seq = d.act_seq
    where d.paper_code = code
  $$;
