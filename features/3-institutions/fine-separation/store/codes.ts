import { createHash } from 'node:crypto'
import { appendActs, type Connection, type Identity } from '#host'
import { type Clock, newId, refuse } from '#kernel'
import type { PaymentAct } from '../acts.ts'
import type { CodesReply } from '../contract.ts'
import { CODE_FORM, cutLines, decodeLine, plainCell, splitLine } from '../rules.ts'
import { countCodesLeft } from './channels.ts'

const MOST_CODES = 100_000
const SHOWN = 50

/** Codes of a finance system's file, one a line, the first cell counts; a head is passed over. */
export function readCodes(bytes: Uint8Array): {
  codes: { n: number; code: string }[]
  unreadable: CodesReply['unreadable']
} {
  const lines = cutLines(bytes)
  if (lines.length === 0) refuseNone()
  if (lines.length > MOST_CODES) refuseTooMany(lines.length)
  const codes: { n: number; code: string }[] = []
  const unreadable: CodesReply['unreadable'] = []
  const seen = new Set<string>()
  for (const [i, { n, bytes: line }] of lines.entries()) {
    const text = decodeLine(line, 'UTF-8') ?? ''
    const cell = plainCell(splitLine(text.split('\t')[0]!, ',')?.[0] ?? '')
    if (!CODE_FORM.test(cell)) {
      if (i > 0) unreadable.push({ n, reason: '不是缴款识别码（16至20位数字或者大写字母）。' })
    } else if (seen.has(cell)) unreadable.push({ n, reason: '与前面的一行相同。' })
    else {
      seen.add(cell)
      codes.push({ n, code: cell })
    }
  }
  if (codes.length === 0) refuseNone()
  return { codes, unreadable }
}

/** Adds codes to the organ's stock. One that is known already stays where it is. */
export async function addCodes(
  connection: Connection,
  bytes: Uint8Array,
  by: Identity,
  clock: Clock,
): Promise<CodesReply> {
  const { codes, unreadable } = readCodes(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const batchId = newId(clock.now())
  await connection.named(
    'code-batch-add',
    `insert into payment_code_batch (id, organ_id, region, file_sha256, added, imported_by, imported_by_name, imported_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7)`,
    [batchId, by.organId, by.region, sha256, by.userId, by.name, clock.now()],
  )
  const added = await connection.named(
    'codes-add',
    `insert into payment_code (code, organ_id, region, batch_id, n)
     select c.code, $2, $3, $4, c.n from unnest($1::text[], $5::int[]) as c (code, n) on conflict (code) do nothing returning 1`,
    [codes.map(c => c.code), by.organId, by.region, batchId, codes.map(c => c.n)],
  )
  await connection.named('code-batch-count', 'update payment_code_batch set added = $2 where id = $1', [
    batchId,
    added.length,
  ])
  const facts = { organId: by.organId, region: by.region, fileSha256: sha256, added: added.length, lines: codes.length }
  const act: PaymentAct = { type: 'codesImported', data: facts }
  await appendActs(connection, { kind: 'paymentCodes', id: batchId, region: by.region, version: 0 }, [act], {
    userId: by.userId,
    name: by.name,
    at: clock.now(),
  })
  return {
    added: added.length,
    known: codes.length - added.length,
    unreadable: unreadable.slice(0, SHOWN),
    codesLeft: await countCodesLeft(connection, by.organId),
  }
}

function refuseNone(): never {
  refuse({
    code: 'payments.noCodes',
    kind: 'invalid',
    message: '文件中没有缴款识别码。',
    next: '每行一个识别码（16至20位数字或者大写字母），可以有一行表头；请使用财政部门的原始文件。',
  })
}

function refuseTooMany(lines: number): never {
  refuse({
    code: 'payments.tooManyCodes',
    kind: 'tooLarge',
    message: `文件有${lines}行，超过一次导入的上限（${MOST_CODES}行）。`,
    next: '请分成几个文件导入。',
  })
}
