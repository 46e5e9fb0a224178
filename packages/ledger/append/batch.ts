import { type Entry, encodeEntry, leafHash } from '#ledger/verify'
import type { Queryable } from './enqueue.ts'
import { TREES, type Trees } from './heads.ts'
import { NATIVE_HASHES } from './native-hashes.ts'
import { pseudonymOf } from './pseudonym.ts'
import { extend, type FullTile } from './tree-state.ts'

interface OutboxRow {
  act_id: string
  type: string
  at: Date
  org: string
  actor: string
  object: string
  commitment: Uint8Array
}

/**
 * Moves up to `most` acts from the outbox into the trees in one transaction. Returns the trees after it, and how many
 * acts there were. The caller holds the advisory lock on this very connection: nobody else appends.
 */
export async function appendBatch(
  db: Queryable,
  trees: Trees,
  pseudonymSecret: Uint8Array,
  most: number,
): Promise<{ trees: Trees; count: number }> {
  const { rows: waiting } = await db.query('select from ledger_outbox limit 1')
  if (waiting.length === 0) return { trees, count: 0 }
  await db.query('begin')
  try {
    const { rows } = await db.query(TAKE, [most])
    const acts = rows as OutboxRow[]
    const entries = await entriesOf(db, acts, trees.sha256.size, pseudonymSecret)
    const next = await insertEntries(db, trees, acts, entries)
    await db.query('commit')
    return { trees: next, count: acts.length }
  } catch (error) {
    await db.query('rollback').catch(() => {})
    throw error
  }
}

const TAKE = `with taken as (
    delete from ledger_outbox where id = any (array(select id from ledger_outbox order by id limit $1)) returning *
  ) select act_id, type, at, org, actor, object, commitment from taken order by id`

/** Entries in order, each pointing at the one before about the same object, in this batch or in the ledger. */
async function entriesOf(db: Queryable, acts: OutboxRow[], size: number, secret: Uint8Array): Promise<Entry[]> {
  const objects = acts.map(act => pseudonymOf(secret, 'object', act.object))
  const { rows } = await db.query(
    `select o.object, e.idx from unnest($1::text[]) as o (object)
     cross join lateral (select idx from ledger_entry where object = o.object order by idx desc limit 1) e`,
    [[...new Set(objects)]],
  )
  const last = new Map((rows as { object: string; idx: number }[]).map(row => [row.object, Number(row.idx)]))
  return acts.map((act, i) => {
    const objectPseudonym = objects[i]!
    const prevObjectIdx = last.get(objectPseudonym) ?? null
    last.set(objectPseudonym, size + i)
    return {
      v: 1,
      type: act.type,
      at: act.at.toISOString(),
      org: act.org,
      actorPseudonym: pseudonymOf(secret, 'actor', act.actor),
      objectPseudonym,
      prevObjectIdx,
      commit: Buffer.from(act.commitment).toString('hex'),
    }
  })
}

async function insertEntries(db: Queryable, trees: Trees, acts: OutboxRow[], entries: Entry[]): Promise<Trees> {
  const bodies = entries.map(encodeEntry)
  const leaves = {
    sha256: bodies.map(body => leafHash(NATIVE_HASHES.sha256, body)),
    sm3: bodies.map(body => leafHash(NATIVE_HASHES.sm3, body)),
  }
  await db.query(INSERT, [
    trees.sha256.size,
    Buffer.concat(leaves.sha256),
    Buffer.concat(leaves.sm3),
    acts.map(act => act.act_id),
    entries.map(entry => entry.objectPseudonym),
    bodies.map(body => Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8')),
  ])
  const next = { ...trees }
  for (const tree of TREES) {
    const { state, full } = extend(NATIVE_HASHES[tree], trees[tree], leaves[tree])
    for (const tile of full) await insertTile(db, tree, tile)
    next[tree] = state
  }
  return next
}

const INSERT = `insert into ledger_entry (idx, act_id, object, leaf_sha256, leaf_sm3, body)
  select $1::bigint + ord - 1, act_id, object,
    substring($2::bytea from (ord::int - 1) * 32 + 1 for 32),
    substring($3::bytea from (ord::int - 1) * 32 + 1 for 32),
    convert_to(body, 'UTF8')
  from unnest($4::uuid[], $5::text[], $6::text[]) with ordinality as e (act_id, object, body, ord)`

const insertTile = (db: Queryable, tree: string, { level, n, hashes, root }: FullTile) =>
  db.query('insert into ledger_tile (tree, level, n, hashes, root) values ($1, $2, $3, $4, $5)', [
    tree,
    level,
    n,
    hashes,
    root,
  ])
