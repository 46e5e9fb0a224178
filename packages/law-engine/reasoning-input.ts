import { type Fen, isPlainDate, isRegionCode, refuse } from '#kernel'
import { BASE_NAMES } from './bases.ts'
import { HISTORY } from './data-types.ts'
import type { ReasoningInput } from './types.ts'

/** More than any turnover there is, so a slip of the pen; also keeps every product a safe integer. */
export const ABSURD_FEN = 100_000_000_000_000
const MOST_UNITS = 1_000_000

const KEYS = [
  'power',
  'actDate',
  'decisionDate',
  'partyKind',
  'profile',
  'amountsFen',
  'circumstances',
  'aggravated',
  'units',
  'fineConditionMet',
  'option',
  'mitigate',
  'history',
  'region',
] as const satisfies (keyof ReasoningInput)[]

/**
 * Reads an input that came as JSON. Amounts and circumstances left out are none; a key that nobody knows is refused,
 * because a misspelt fact would otherwise be silently ignored.
 * @throws Refusal `law.inputInvalid`, `law.amountInvalid`, each naming the field.
 */
export function readReasoningInput(value: unknown): ReasoningInput {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return bad('', '输入不是一个 JSON 对象。', '请提供事项、日期、当事人和事实。')
  }
  for (const name of Object.keys(value)) {
    if (!(KEYS as readonly string[]).includes(name))
      bad(`/${name}`, `没有名为 ${name} 的事实。`, `请使用 ${KEYS.join('、')}。`)
  }
  const input = { amountsFen: {}, circumstances: [], ...value } as unknown as ReasoningInput
  checkReasoningInput(input)
  return input
}

/**
 * Refuses an input that is not one, before anything is computed from it. Also meant for values straight from JSON.
 * @throws Refusal `law.inputInvalid`, `law.amountInvalid`, each naming the field.
 */
export function checkReasoningInput(input: ReasoningInput): void {
  if (input === null || typeof input !== 'object')
    bad('', '输入不是一个 JSON 对象。', '请提供事项、日期、当事人和事实。')
  for (const name of ['power', 'profile'] as const) {
    if (typeof input[name] !== 'string' || input[name] === '') {
      bad(`/${name}`, `没有写明${name === 'power' ? '事项代码' : '裁量基准'}。`, `请填写 ${name}。`)
    }
  }
  for (const name of ['actDate', 'decisionDate'] as const) {
    if (!isPlainDate(input[name])) bad(`/${name}`, `${name} 不是日期。`, '请写成 2025-06-20 的形式。')
  }
  if (input.partyKind !== 'legal' && input.partyKind !== 'natural') {
    bad('/partyKind', '没有写明当事人是单位还是个人。', '请写 legal（单位）或者 natural（个人）。')
  }
  if (!Array.isArray(input.circumstances) || input.circumstances.some(c => typeof c !== 'string')) {
    bad('/circumstances', '裁量情节不是代码的列表。', '请写成 ["promptCorrection"] 的形式，没有的写 []。')
  }
  for (const name of ['aggravated', 'fineConditionMet', 'mitigate'] as const) {
    if (input[name] !== undefined && typeof input[name] !== 'boolean') {
      bad(`/${name}`, `${name} 不是“是否”。`, '请写 true 或者 false。')
    }
  }
  if (input.region !== undefined && !isRegionCode(input.region)) bad('/region', '不是区划代码。', '请写六位数字。')
  checkAmounts(input.amountsFen)
  checkCounts(input)
}

function checkAmounts(amounts: unknown): void {
  if (amounts === null || typeof amounts !== 'object' || Array.isArray(amounts)) {
    bad('/amountsFen', 'amountsFen 不是一组金额。', '请写成 {"illegalGain": 20000} 的形式，没有的写 {}。')
  }
  for (const [base, amount] of Object.entries(amounts as Record<string, unknown>)) {
    if (amount === undefined) continue
    const name = Object.hasOwn(BASE_NAMES, base) ? BASE_NAMES[base as keyof typeof BASE_NAMES] : undefined
    if (name && isPlausibleFen(amount)) continue
    refuse({
      code: 'law.amountInvalid',
      kind: 'invalid',
      message: name ? `${name}不是合理的金额。` : `没有名为 ${base} 的计罚基数。`,
      next: name ? '请以分为单位填写非负整数。' : `请使用 ${Object.keys(BASE_NAMES).join('、')}。`,
      field: `/amountsFen/${base}`,
    })
  }
}

function checkCounts(input: ReasoningInput): void {
  const { history = {}, units, option } = input
  if (history === null || typeof history !== 'object') bad('/history', 'history 不是一组次数。', '没有前科的写 {}。')
  for (const name of Object.keys(history)) {
    if (!(HISTORY as readonly string[]).includes(name)) {
      bad(`/history/${name}`, `没有名为 ${name} 的次数。`, `请使用 ${HISTORY.join('、')}。`)
    }
  }
  const least = { units: 1, option: 1 }
  for (const [name, count] of Object.entries({ units, option })) {
    if (!isCount(count, least[name as keyof typeof least])) {
      bad(`/${name}`, `${name} 不是合理的数。`, '请填写不小于1的整数。')
    }
  }
  for (const [name, count] of Object.entries(history)) {
    if (!isCount(count, 0)) bad(`/history/${name}`, `${name} 不是合理的数。`, '请填写非负整数。')
  }
}

export const isPlausibleFen = (amount: unknown): amount is Fen =>
  Number.isSafeInteger(amount) && (amount as number) >= 0 && (amount as number) <= ABSURD_FEN

const isCount = (count: unknown, least: number): boolean =>
  count === undefined || (Number.isSafeInteger(count) && (count as number) >= least && (count as number) <= MOST_UNITS)

function bad(field: string, message: string, next: string): never {
  refuse({ code: 'law.inputInvalid', kind: 'invalid', message, next, field })
}

/** @throws Refusal `law.amountInvalid` for an amount that is negative, broken or beyond reason. */
export function requireFen(amount: unknown, name: string, field: string): asserts amount is Fen {
  if (isPlausibleFen(amount)) return
  refuse({
    code: 'law.amountInvalid',
    kind: 'invalid',
    message: `${name}不是合理的金额。`,
    next: '请以分为单位填写非负整数。',
    field,
  })
}
