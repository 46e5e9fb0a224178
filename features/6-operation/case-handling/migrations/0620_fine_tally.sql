-- How like cases were fined: cases counted by item, organ, year, tier, kind of party, legal range and amount, so that like is
-- compared with like beyond one's own jurisdiction. It names nobody and no case, and so is open to every jurisdiction, but
-- like everything else to none without a claim. Never summed: there is no figure of what an organ takes in (行政处罚法第七十四条).
create table fine_tally (
  power_code text collate "C" not null,
  region text collate "C" not null references region,
  organ_id uuid not null references organ,
  year smallint not null,
  tier text collate "C" not null check (tier in ('mitigated', 'light', 'general', 'heavy')),
  party_kind text collate "C" not null check (party_kind in ('legal', 'natural')),
  min_fen bigint not null,
  max_fen bigint not null,
  -- 0: a penalty without a fine
  fine_fen bigint not null,
  cases integer not null check (cases > 0),
  primary key (power_code, region, year, organ_id, tier, party_kind, min_fen, max_fen, fine_fen)
);
alter table fine_tally enable row level security;
create policy fine_tally_for_officials on fine_tally
  using (claim_from() is not null) with check (region >= claim_from() and region < claim_to());

-- Every decided case counted anew: for what was decided before this table, after a bulk load, and to check the table.
create function count_fines()
  returns table (power_code text, region text, organ_id uuid, year smallint, tier text, party_kind text,
    min_fen bigint, max_fen bigint, fine_fen bigint, cases integer)
  language sql stable
  as $$
    select d.treatment ->> 'power', c.region, c.organ_id, extract(year from c.decided_on)::smallint,
      d.treatment #>> '{reasoning,tier}', d.party_kind, (d.treatment #>> '{reasoning,rangeFen,minFen}')::bigint,
      (d.treatment #>> '{reasoning,rangeFen,maxFen}')::bigint, c.fine_fen, count(*)::integer
    from case_file c, lateral (
      select c.state #> '{decision,treatment}' as treatment, c.state #>> '{finding,party,kind}' as party_kind) d
    where c.outcome = 'penalty' and c.procedure <> 'simple' and d.treatment #>> '{reasoning,rangeFen,minFen}' is not null
      and d.treatment #>> '{reasoning,tier}' <> 'none'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  $$;
insert into fine_tally select * from count_fines();
