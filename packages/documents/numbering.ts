/** How an organ writes its document numbers; `{region}` `{organ}` `{form}` `{year}` `{n}` are filled in. */
export const DEFAULT_NUMBER_PATTERN = '（{region}）{organ}{form}字〔{year}〕第{n}号'

export interface NumberParts {
  /** 地区简称, e.g. 衡北 */
  regionShort: string
  /** 机关代字, e.g. 文综 */
  organCode: string
  /** 文书代字, e.g. 罚 */
  formCode: string
  year: number
  /** Position in the gap-free count of organ × form × year, from 1. */
  n: number
}

/**
 * `（衡北）文综罚字〔2025〕第1号`: year in the brackets U+3014 and U+3015, no zero before the number (P-NUM-01, P-NUM-02).
 * @throws RangeError when year or number cannot stand in a document number.
 */
export function formatNumber(parts: NumberParts, pattern = DEFAULT_NUMBER_PATTERN): string {
  const { regionShort, organCode, formCode, year, n } = parts
  if (!Number.isInteger(n) || n < 1 || n > 999_999) throw new RangeError(`not a document number: ${n}`)
  if (!Number.isInteger(year) || year < 1949 || year > 2200) throw new RangeError(`not a year: ${year}`)
  const fill: Record<string, string> = {
    region: regionShort,
    organ: organCode,
    form: formCode,
    year: String(year),
    n: String(n),
  }
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => fill[key] ?? whole)
}

export interface ParsedNumber {
  /** Without brackets; absent where the number has no region. */
  region?: string
  /** 机关代字 and 文书代字 together, without 字: they cannot be told apart without the organ's list. */
  code: string
  year: number
  n: number
}

const NUMBER =
  /^(?:[（(](?<region>\p{Script=Han}{1,6})[)）])?(?<code>\p{Script=Han}{1,18}?)字?[〔[［【(（](?<year>\d{4})[〕\]］】)）](?:第)?(?<n>\d{1,6})号$/u

/**
 * Reads a document number leniently (P-NUM-05): other brackets, no 第, no 字, spaces and full-width digits are taken.
 * @returns undefined when it is no document number at all.
 */
export function parseNumber(text: string): ParsedNumber | undefined {
  const plain = text.replace(/\s/g, '').replace(/[０-９]/g, d => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
  const found = NUMBER.exec(plain)?.groups
  if (!found) return undefined
  const parsed = { code: found.code!, year: Number(found.year), n: Number(found.n) }
  return found.region ? { region: found.region, ...parsed } : parsed
}
