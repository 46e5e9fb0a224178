import { NotCanonical, type RefusalDetail, type RefusalKind } from '#kernel'

/** What a caller gets instead of an answer. The same form for every error of every endpoint. */
export interface Problem {
  code: string
  message: string
  article?: string
  next: string
  field?: string
  facts?: Record<string, unknown>
}

const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  notAllowed: 409,
  stale: 409,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
}

export function problemOf(detail: RefusalDetail): { status: number; problem: Problem } {
  const { kind, ...problem } = detail
  return { status: statusOf[kind], problem }
}

/**
 * Errors that are not refusals: of the web framework, of the database, of us. Nothing of their text reaches the caller,
 * because it may hold data or paths.
 */
export function problemOfError(error: unknown): { status: number; problem: Problem; unexpected: boolean } {
  const e = error as {
    code?: string
    statusCode?: number
    validation?: { instancePath?: string; message?: string; params?: object }[]
  }
  if (e.validation) return { status: 400, problem: invalidInput(e.validation), unexpected: false }
  if (error instanceof NotCanonical) return { status: 400, problem: notCanonical(error.pointer), unexpected: false }
  if (databaseIsAway(e)) return { status: 503, problem: away, unexpected: false }
  const known = byDatabaseCode[e.code ?? '']
  if (known) return { ...known, unexpected: false }
  const status = e.statusCode ?? 500
  if (status >= 400 && status < 500) return { status, problem: byStatus[status] ?? byStatus[400]!, unexpected: false }
  return { status: 500, problem: ours, unexpected: true }
}

function invalidInput(faults: { instancePath?: string; message?: string; params?: object }[]): Problem {
  const fault = faults[0]!
  const missing = (fault.params as { requiredProperties?: string[]; missingProperty?: string } | undefined) ?? {}
  const name = missing.missingProperty ?? missing.requiredProperties?.[0]
  const field = `${fault.instancePath ?? ''}${name ? `/${name}` : ''}` || '/'
  return {
    code: name ? 'input.missing' : 'input.invalid',
    message: name ? `缺少必填项：${field}` : `填写内容不符合要求：${field}（${fault.message ?? '格式不对'}）`,
    next: '请改正后重新提交；已填写的内容没有丢失。',
    field,
  }
}

/** A number with a fraction or beyond exact integers, where the content must have one form to be hashed. */
const notCanonical = (field: string): Problem => ({
  code: 'input.notExact',
  message: `内容中有不能精确记录的数值：${field}`,
  next: '请改用整数（金额以分计）或者文字。',
  field,
})

const away: Problem = {
  code: 'host.databaseAway',
  message: '数据库暂时不可用，本次操作没有生效。',
  next: '请稍候片刻再试；重复提交不会产生两次效果。',
}
const ours: Problem = {
  code: 'host.unexpected',
  message: '系统内部出错，本次操作没有生效。',
  next: '请再试一次；仍然出错时，把发生时间告知系统管理员。',
}

const byStatus: Record<number, Problem> = {
  400: { code: 'input.unreadable', message: '请求的格式无法识别。', next: '请检查提交的内容是否为完整的 JSON。' },
  404: { code: 'host.noSuchAddress', message: '没有这个地址。', next: '接口目录见 /api/docs。' },
  413: { code: 'input.tooLarge', message: '提交的内容过大。', next: '请减少内容，或者把文件分开上传。' },
  415: { code: 'input.mediaType', message: '不支持的内容类型。', next: '请以 application/json 提交。' },
  429: { code: 'host.tooMany', message: '请求过于频繁。', next: '请稍候再试。' },
}

/** Somebody else held the same rows too long, or the statement took too long: nothing happened, and later it may go. */
const busy: Problem = {
  code: 'host.busy',
  message: '同一内容正在办理，没有等到，本次操作没有生效。',
  next: '请稍候片刻再试；重复提交不会产生两次效果。',
}

/** Faults of the data that the database sees first. */
const byDatabaseCode: Record<string, { status: number; problem: Problem }> = {
  '22021': {
    status: 400,
    problem: { code: 'input.character', message: '内容含有无法保存的字符。', next: '请删去特殊控制字符后重试。' },
  },
  '22P02': { status: 400, problem: { code: 'input.invalid', message: '内容的格式不对。', next: '请改正后重新提交。' } },
  '22003': { status: 400, problem: { code: 'input.range', message: '数值超出范围。', next: '请核对数值。' } },
  '22008': { status: 400, problem: { code: 'input.range', message: '日期超出范围。', next: '请核对日期。' } },
  '40001': {
    status: 409,
    problem: { code: 'host.changedMeanwhile', message: '其他人同时修改了同一内容。', next: '请刷新后重试。' },
  },
  '40P01': {
    status: 409,
    problem: { code: 'host.changedMeanwhile', message: '其他人同时修改了同一内容。', next: '请刷新后重试。' },
  },
  '55P03': { status: 503, problem: busy },
  '57014': { status: 503, problem: busy },
}

function databaseIsAway(e: { code?: string; message?: string }): boolean {
  return (
    /^(57P0|08|53)/.test(e.code ?? '') ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'].includes(e.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      e.message ?? '',
    )
  )
}
