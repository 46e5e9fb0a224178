import type { PlainDate } from '#kernel'

interface Published {
  id: string
  state: 'published' | 'expired' | 'withdrawn'
  publishedOn: PlainDate
  corrections: readonly { on: PlainDate }[]
  withdrawal: { on: PlainDate; groundName: string } | null
}

/** Forms of which a later one takes the place of the earlier: the notice before a penalty, and its annex on the hearing. */
const REPLACED = new Set(['20', '39'])

/** What happened to a document after it was made, as far as everybody may know. */
export function cameAfter(found: {
  form: string
  later: readonly { number: string | null; dated: PlainDate }[]
  published: Published | undefined
}): { on: PlainDate; text: string; decisionId: string | null }[] {
  const { form, later, published } = found
  const replaced = REPLACED.has(form)
    ? later.map(({ number, dated }) => ({
        on: dated,
        text: `同一案件此后另行制作了同种文书${number ? `（${number}）` : ''}，以后一份为准`,
        decisionId: null,
      }))
    : []
  return [...replaced, ...(published ? afterPublication(published) : [])].sort((a, b) => (a.on < b.on ? -1 : 1))
}

function afterPublication({ id, state, publishedOn, corrections, withdrawal }: Published) {
  const decisionId = state === 'expired' ? null : id
  return [
    { on: publishedOn, text: state === 'expired' ? '决定曾向社会公示，公示期已满' : '决定已向社会公示', decisionId },
    ...corrections.map(({ on }) => ({ on, text: '公示内容作过更正', decisionId })),
    ...(withdrawal ? [{ on: withdrawal.on, text: `公示已撤回：${withdrawal.groundName}`, decisionId }] : []),
  ]
}
