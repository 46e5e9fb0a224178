import type { Connection } from '#host'
import { type PlainDate, refuse } from '#kernel'
import type { Ledger } from '#ledger/append'
import type { PublicProof } from '../contract.ts'
import { getPublic, refuseNotPublic } from './find-public.ts'

/**
 * The act by which a decision is published as it stands, opened: its content is public, so anybody may check it against
 * the signed log. A decision that is no longer published is not opened.
 * @throws Refusal `disclosure.notPublic`, `ledger.notYetCovered`
 */
export async function provePublication(
  connection: Connection,
  ledger: Ledger,
  id: string,
  today: PlainDate,
): Promise<PublicProof> {
  const { state, acts } = await getPublic(connection, id, today)
  if (state !== 'published') refuseNotPublic()
  const { actId, idx, entry, opening, proofs, checkpoint } = await ledger.proofFor(acts.published)
  if (!opening) refuseErased()
  return {
    actId,
    index: idx,
    entry: Buffer.from(entry).toString('utf8'),
    proofs,
    checkpoint: { size: checkpoint.size, at: checkpoint.at.toISOString(), ...checkpoint.notes },
    opening: { salt: Buffer.from(opening.salt).toString('hex'), payload: opening.payload },
  }
}

function refuseErased(): never {
  refuse({
    code: 'disclosure.erased',
    kind: 'notFound',
    message: '这项公示在账本中的内容已经依法删除，只留存证。',
    next: '可以用存证证明核对它的存在和时间。',
  })
}
