import { indexTerms } from '#features/5-credit/subjects'
import type { Connection } from '#host'
import type { PlainDate, RegionCode } from '#kernel'
import type { PublicationAct, PublicRecord } from '../acts.ts'
import type { PublicationState } from '../rules.ts'

/** Brings what the public reads up to an act. Other acts are none of its business. */
export async function showToPublic(
  connection: Connection,
  of: { id: string; region: RegionCode; organ: string },
  act: PublicationAct,
  after: PublicationState,
  actId: string,
): Promise<void> {
  switch (act.type) {
    case 'published':
      return writeRecord(connection, of.id, act.data.record, [], actId, act.data.record.publishedOn)
    case 'corrected':
      return writeRecord(connection, of.id, act.data.record, after.corrections, actId, act.data.correctedOn)
    case 'withdrawn': {
      const { ground, reason, withdrawnOn } = act.data
      await connection.named(
        'public-withdraw',
        `update public_decision set state = 'withdrawn', field_code = null, party_name = null, cause = null, record = null,
           searched = null, terms = null, corrections = '[]', withdrawal = $2, act_id = $3, changed_on = $4 where id = $1`,
        [of.id, JSON.stringify({ ground, reason, on: withdrawnOn }), actId, withdrawnOn],
      )
    }
  }
}

async function writeRecord(
  connection: Connection,
  id: string,
  record: PublicRecord,
  corrections: PublicationState['corrections'],
  actId: string,
  on: PlainDate,
): Promise<void> {
  const { organ, number, decidedOn, publishedOn, until, field, party, cause, facts } = record
  const searched = [party.name, cause, number, organ.name, field.name, facts].join('\n')
  await connection.named(
    'public-write',
    `insert into public_decision (id, state, region, organ_name, number, decided_on, published_on, until, field_code, party_name,
       cause, record, searched, terms, corrections, act_id, changed_on)
     values ($1, 'published', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, array_to_tsvector($13::text[]), $14, $15, $16)
     on conflict (id) do update set party_name = excluded.party_name, cause = excluded.cause, record = excluded.record,
       searched = excluded.searched, terms = excluded.terms, corrections = excluded.corrections, act_id = excluded.act_id,
       changed_on = excluded.changed_on`,
    [
      ...[id, organ.region, organ.name, number, decidedOn, publishedOn, until, field.code, party.name, cause],
      ...[JSON.stringify(record), searched, indexTerms(searched), JSON.stringify(corrections), actId, on],
    ],
  )
}
