import type { LawFault } from './data-error.ts'
import { RecordReader } from './reader.ts'
import type { PeriodRule, PeriodUnit } from './types.ts'

const UNITS: readonly PeriodUnit[] = ['working-day', 'calendar-day', 'month', 'year', 'hour']

export function readPeriods(value: unknown, file: string, faults: LawFault[]): PeriodRule[] {
  if (!Array.isArray(value)) {
    faults.push({ file, key: '/', problem: '不是列表', remedy: '请以“- id: …”逐项书写' })
    return []
  }
  const periods = value.map((item, i) => readPeriod(item, file, faults, i))
  refuseOverlaps(periods, file, faults)
  return periods
}

function readPeriod(item: unknown, file: string, faults: LawFault[], i: number): PeriodRule {
  const id = (item as { id?: unknown } | null)?.id
  const reader = new RecordReader(item, file, typeof id === 'string' ? id : `[${i}]`, faults)
  const period: PeriodRule = {
    id: reader.text('id'),
    name: reader.text('name'),
    startEvent: reader.text('startEvent'),
    amount: reader.amount('amount'),
    unit: reader.oneOf('unit', UNITS),
    actor: reader.oneOf('actor', ['party', 'authority', 'external']),
    direction: reader.has('direction') ? reader.oneOf('direction', ['forward', 'backward']) : 'forward',
    ...(reader.flag('opens') && { opens: true }),
    ...(reader.has('extendable') && { extendable: readExtension(reader.part('extendable')) }),
    onLapse: reader.text('onLapse'),
    ...(reader.flag('right') && { right: true }),
    ...(reader.flag('recurring') && { recurring: true }),
    ...reader.dated(),
  }
  reader.end()
  if (period.right && period.actor !== 'party')
    faults.push({
      file,
      key: period.id,
      problem: '机关的期限不能标为当事人的权利',
      remedy: '请删去 right，或者核对 actor',
    })
  return period
}

function readExtension(reader: RecordReader): NonNullable<PeriodRule['extendable']> {
  const extension = {
    maxAmount: reader.amount('maxAmount'),
    unit: reader.oneOf('unit', UNITS),
    approver: reader.text('approver'),
  }
  reader.end()
  return extension
}

/** Two versions of one period in force on the same day would make the due day a matter of luck. */
function refuseOverlaps(periods: readonly PeriodRule[], file: string, faults: LawFault[]): void {
  for (const [i, a] of periods.entries()) {
    const overlapping = periods
      .slice(i + 1)
      .some(b => a.id === b.id && a.from <= (b.until ?? '9999') && b.from <= (a.until ?? '9999'))
    if (overlapping)
      faults.push({ file, key: a.id, problem: '同一期限有两个版本同时有效', remedy: '请为旧版本补上 until' })
  }
}
