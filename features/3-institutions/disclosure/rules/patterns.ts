import { citizenIdCheckDigit } from '#kernel'
import type { HitKind } from './hit.ts'

/** Where a pattern found something in a text folded by `foldNumber`. */
export interface PatternHit {
  start: number
  end: number
  kind: HitKind
  why: string
  /** The law leaves no doubt, so nobody may say that it is none. */
  certain?: boolean
}

/** Between the digits of one number: spaces, dashes, dots. */
const GAP = String.raw`[\s\p{Pd}·•.]{0,3}`
const digits = (least: number, most = least): string => String.raw`(?:\d${GAP}){${least - 1},${most - 1}}\d`
const NO_DIGIT_BEFORE = String.raw`(?<![\dA-Z])`
const NO_DIGIT_AFTER = String.raw`(?![\dA-Z])`
const DAY = String.raw`(?:(?:18|19|20)\d{2}\s*年\s*[\d十]{1,3}\s*月(?:\s*[\d十]{1,3}\s*日)?|(?:18|19|20)\d{2}[-./][01]?\d(?:[-./][0-3]?\d)?)`

interface Pattern {
  kind: HitKind
  /** With the flags `giu`; where there is a group `hide`, only that is hidden. */
  expression: RegExp
  why: string
  accepts?(found: string): boolean
  certain?(found: string): boolean
}

const pattern = (kind: HitKind, expression: string, why: string, more: Partial<Pattern> = {}): Pattern => ({
  kind,
  expression: new RegExp(expression, 'dgiu'),
  why,
  ...more,
})

const bare = (text: string): string => text.replace(/[^\dX]/giu, '').toUpperCase()

const isCalendarDay = (text: string): boolean => /^(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text)

function looksLikeCitizenId(found: string): boolean {
  const id = bare(found)
  return isCalendarDay(id.slice(6, 14)) || citizenIdCheckDigit(id.slice(0, 17)) === id[17]
}

const isCertainCitizenId = (found: string): boolean => {
  const id = bare(found)
  return isCalendarDay(id.slice(6, 14)) && citizenIdCheckDigit(id.slice(0, 17)) === id[17]
}

/** Numbers of the first generation: six of the place, two each of year, month and day, three to tell apart. */
const looksLikeOldCitizenId = (found: string): boolean =>
  /^[1-9]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/.test(bare(found))

const PLACES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领'

const PATTERNS: readonly Pattern[] = [
  pattern('idNumber', `${NO_DIGIT_BEFORE}(?:\\d${GAP}){17}[\\dX]${NO_DIGIT_AFTER}`, '公民身份号码', {
    accepts: looksLikeCitizenId,
    certain: isCertainCitizenId,
  }),
  pattern('idNumber', `${NO_DIGIT_BEFORE}${digits(15)}${NO_DIGIT_AFTER}`, '15位居民身份证号码', {
    accepts: looksLikeOldCitizenId,
  }),
  pattern(
    'idNumber',
    String.raw`(?:护照|通行证|台胞证|居留证|身份证|证件)(?:号码?)?[:：为是\s]*(?<hide>[A-Z]{0,2}\d(?:${GAP}[\dX]){5,17})`,
    '身份证件号码',
  ),
  pattern('phone', `${NO_DIGIT_BEFORE}(?:\\+?86${GAP})?1${GAP}[3-9](?:${GAP}\\d){9}${NO_DIGIT_AFTER}`, '手机号码'),
  pattern('phone', `${NO_DIGIT_BEFORE}[（(]?0\\d{2,3}[)）]?${GAP}${digits(7, 8)}${NO_DIGIT_AFTER}`, '固定电话号码'),
  pattern('account', String.raw`[A-Z0-9._%+-]+@[A-Z0-9-]+(?:\.[A-Z0-9-]+)+`, '电子邮箱'),
  pattern(
    'account',
    String.raw`(?:微信|WECHAT|抖音|快手|支付宝|微博)(?:号|账号|ID)?[:：为是\s]*(?<hide>[A-Z0-9][\w-]{4,29})`,
    '网络账号',
  ),
  pattern('account', String.raw`QQ(?:号码?|群)?[:：为是\s]*(?<hide>[1-9]\d{4,11})`, '网络账号'),
  pattern('plate', `[${PLACES}][A-HJ-Z][·•\\s]{0,2}[A-HJ-NP-Z\\d]{5,6}${NO_DIGIT_AFTER}`, '机动车号牌'),
  pattern(
    'bank',
    String.raw`(?:账号|帐号|账户|帐户|卡号|银行卡)(?:号码?)?[:：为是\s]*(?<hide>\d(?:${GAP}\d){7,29})`,
    '银行账号',
  ),
  pattern('bank', `${NO_DIGIT_BEFORE}(?:62|[3-5]\\d)${GAP}${digits(14, 17)}${NO_DIGIT_AFTER}`, '疑似银行卡号'),
  pattern('birth', String.raw`(?<hide>${DAY})\s*(?:出生|生(?=[，,。；;）)\s]|$))`, '出生日期'),
  pattern('birth', String.raw`(?:出生(?:日期|年月日?)?|生于|生日)[:：为于是\s]*(?<hide>${DAY})`, '出生日期'),
  pattern(
    'address',
    String.raw`(?:家住|现住址?|户籍(?:所在)?地(?:址)?|住址|家庭(?:住|地)址|居住(?:于|在|地)|暂住(?:于|在|地))[:：为在于是]*(?<hide>[^，。；,;（）()×\n]{3,60})`,
    '个人住址',
  ),
  pattern('address', String.raw`\d+\s*(?:号楼|栋|幢|座|单元)[\d\s]*(?:单元)?\s*[\dA-Z-]+\s*[室号户]`, '住址的楼栋门牌'),
]

/** Everything in a folded text that looks like a number, an account, an address or a day of birth. */
export function findPatterns(folded: string): PatternHit[] {
  return PATTERNS.flatMap(({ kind, expression, why, accepts, certain }) =>
    [...folded.matchAll(expression)].flatMap(found => {
      const [start, end] = found.indices?.groups?.hide ?? found.indices![0]!
      const text = folded.slice(start, end)
      if (accepts && !accepts(text)) return []
      return [{ start, end, kind, why, ...(certain?.(text) && { certain: true }) }]
    }),
  )
}
