import { type Form, formatNumber } from '#documents'
import type { Connection } from '#host'
import { nextInSeries } from '#host/numbers'

/** Takes the next number of an organ's series in a year, and notes which document has it. */
export async function nextNumber(
  connection: Connection,
  { organId, form, year, documentId }: { organId: string; form: Form; year: number; documentId: string },
): Promise<string> {
  const code = form.code ?? form.id
  const n = await nextInSeries(connection, organId, code, year)
  const [organ] = await connection.named<{ number_region: string; number_organ: string }>(
    'number-organ',
    'select number_region, number_organ from organ where id = $1',
    [organId],
  )
  if (!organ) throw new Error(`organ ${organId} has no row`)
  const { number_region: regionShort, number_organ: organCode } = organ
  const number = formatNumber({ regionShort, organCode, formCode: code, year, n })
  await connection.named(
    'number-note',
    'insert into document_number (organ_id, series, year, n, number, document_id) values ($1, $2, $3, $4, $5, $6)',
    [organId, code, year, n, number, documentId],
  )
  return number
}
