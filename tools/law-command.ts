import { type ParseArgsConfig, parseArgs } from 'node:util'
import { isPlainDate, isRefusal, type PlainDate, type RefusalDetail, refuse } from '#kernel'
import {
  countPeriod,
  freshness,
  type Law,
  powersInForce,
  printableReasoning,
  readReasoningInput,
  reason,
} from '#law-engine'
import { LawDataError } from '#law-engine/load'
import { reportText } from './report-law.ts'

export interface Surroundings {
  law(): Law
  /** Everything on standard input. */
  input(): Promise<string>
  today: PlainDate
}

export interface Answer {
  exitCode: 0 | 1
  /** Printed as JSON: what was asked, or the code, the message and what to do next. */
  output: unknown
  /** Printed instead, where a person reads it. */
  text?: string
}

const USAGE =
  'reason（从标准输入读一个 JSON 对象）、due 期限编号 日期 [日期…]、powers [--field 领域] [--on 日期] [--kind 类别]、report [--on 日期] [--json]'

type Said = Omit<Answer, 'exitCode'>

const COMMANDS: Record<string, (args: string[], around: Surroundings) => Said | Promise<Said>> = {
  reason: async (_args, around) => ({
    output: printableReasoning(reason(around.law(), readReasoningInput(parse(await around.input())))),
  }),
  due: (args, around) => ({ output: countAll(args, around) }),
  powers: (args, around) => ({ output: list(args, around) }),
  report,
}

function report(args: string[], around: Surroundings): Said {
  const { on = around.today, json } = optionsOf(args, { on: { type: 'string' }, json: { type: 'boolean' } })
  const law = around.law()
  const found = freshness(law, requireDay(on))
  return { output: found, ...(!json && { text: reportText(found, law) }) }
}

/** What `law -- …` answers. Anything that is no refusal and no mistake in the law data is thrown on. */
export async function lawCommand([command = '', ...args]: string[], around: Surroundings): Promise<Answer> {
  try {
    const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
    if (!run) return bad('law.usage', command ? `没有命令 ${command}。` : '没有写明命令。', `用法：${USAGE}。`)
    return { exitCode: 0, ...(await run(args, around)) }
  } catch (error) {
    return { exitCode: 1, output: refusalOf(error) }
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return bad('law.inputInvalid', '标准输入不是 JSON。', '请在标准输入中写一个 JSON 对象，用 UTF-8 编码。')
  }
}

function countAll([id, ...days]: string[], around: Surroundings): unknown {
  if (id === undefined || days.length === 0) return bad('law.usage', '没有写明期限编号和日期。', `用法：${USAGE}。`)
  const law = around.law()
  return days.map(day => countPeriod(law, id, requireDay(day)))
}

const TEXT = { type: 'string' } as const

const KINDS = ['penalty', 'coercion', 'inspection'] as const

function list(args: string[], around: Surroundings): unknown {
  const { field, on = around.today, kind } = optionsOf(args, { field: TEXT, on: TEXT, kind: TEXT })
  const law = around.law()
  if (field !== undefined && !law.fields.some(f => f.code === field)) {
    bad('law.fieldUnknown', `没有领域 ${field}。`, `请使用 ${law.fields.map(f => f.code).join('、')}。`)
  }
  const ofKind = KINDS.find(k => k === kind)
  if (kind !== undefined && !ofKind) bad('law.usage', `没有类别 ${kind}。`, `请使用 ${KINDS.join('、')}。`)
  return powersInForce(law, {
    on: requireDay(on),
    ...(field !== undefined && { fieldCode: field, includeDisabled: true }),
    ...(ofKind && { kind: ofKind }),
  })
}

function optionsOf<O extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: O) {
  try {
    return parseArgs({ args, options }).values
  } catch {
    return bad('law.usage', `看不懂参数 ${args.join(' ')}。`, `用法：${USAGE}。`)
  }
}

const requireDay = (day: string): PlainDate =>
  isPlainDate(day) ? day : bad('law.inputInvalid', `“${day}”不是日期。`, '请写成 2025-06-20 的形式。')

const bad = (code: string, message: string, next: string): never => refuse({ code, kind: 'invalid', message, next })

function refusalOf(error: unknown): RefusalDetail {
  if (isRefusal(error)) return error.detail
  if (!(error instanceof LawDataError)) throw error
  const facts = { faults: error.faults }
  return { code: 'law.dataBroken', kind: 'unavailable', message: '法律数据有错误。', next: '请按所列各处修改。', facts }
}
