import { type FreshnessReport, type FreshValue, freshnessLine, freshnessNames, type Law } from '#law-engine'

const CONFIDENCES = { verified: '已核实', memory: '凭记忆', uncertain: '存疑' } as const

/** What is worst first. */
const ORDER: readonly FreshValue['state'][] = ['unverified', 'overdue', 'oldText', 'fresh']

/** What is to be read or read again, field by field, as a jurist reads it: one line per value. */
export function reportText(report: FreshnessReport, law: Law): string {
  const { on, values, counts, months } = report
  const groups = [...law.fields.map(field => [field.code, field.name] as const), [null, '各领域通用'] as const]
  const parts = groups.flatMap(([code, name]) => {
    const own = values
      .filter(value => value.fieldCode === code)
      .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    return own.length === 0 ? [] : [`\n${name}（${own.length}）`, ...own.map(lineOf)]
  })
  return [
    `${freshnessLine(report)}（截至${on}）`,
    counts.oldText > 0
      ? `“${freshnessNames.oldText}”：${months}个月内对照过，但对照的文本更早，其后有没有修改须重新核对。`
      : '',
    ...parts,
  ]
    .filter(line => line !== '')
    .join('\n')
}

const lineOf = ({ state, file, key, id, name, confidence, source, checkedOn, textOf }: FreshValue): string =>
  [
    `  ${freshnessNames[state]}`,
    `${file ?? '地方规定'} › ${key}`,
    key.endsWith(id) ? name : `${id} ${name}`,
    CONFIDENCES[confidence],
    `来源：${source}`,
    `核对：${checkedOn ?? '没有对照过文本'}${textOf ? `（文本截至${textOf}）` : ''}`,
  ].join('  ')
