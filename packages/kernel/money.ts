/** Money is an integer number of fen (分). Never a float of yuan. Safe up to about 90 trillion yuan. */
export type Fen = number

export const yuan = (amount: number): Fen => {
  const fen = Math.round(amount * 100)
  if (!Number.isSafeInteger(fen)) throw new RangeError(`amount out of range: ${amount}`)
  return fen
}

/** `20,000` or `2,000.50`: yuan with thousands separators, fen only when there are any. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(fen) / 100)
  const rest = Math.abs(fen) % 100
  const text = whole.toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === 0 ? `${sign}${text}` : `${sign}${text}.${rest.toString().padStart(2, '0')}`
}

/** `2.000000`: ten thousand yuan with six decimals, as the 双公示 field CF_NR_FK wants it. */
export function toTenThousandYuan(fen: Fen): string {
  const whole = Math.trunc(fen / 1_000_000)
  return `${whole}.${(fen % 1_000_000).toString().padStart(6, '0')}`
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS = ['', '拾', '佰', '仟']
const SECTIONS = ['', '万', '亿', '万亿']

/**
 * Financial capitals (大写金额): `2000000` fen → `贰万元整`, `10050` → `壹佰元伍角`, `5` → `伍分`.
 * @throws RangeError for a negative or unsafe amount.
 */
export function inCapitals(fen: Fen): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not a payable amount: ${fen}`)
  const whole = Math.trunc(fen / 100)
  const jiao = Math.trunc(fen / 10) % 10
  const cent = fen % 10
  const head = whole > 0 ? `${integerCapitals(whole)}元` : ''
  if (jiao === 0 && cent === 0) return `${head || '零元'}整`
  const jiaoText = jiao > 0 ? `${DIGITS[jiao]}角` : head && cent > 0 ? '零' : ''
  return `${head}${jiaoText}${cent > 0 ? `${DIGITS[cent]}分` : ''}`
}

function integerCapitals(whole: number): string {
  let text = ''
  let gap = false
  const sections: number[] = []
  for (let rest = whole; rest > 0; rest = Math.trunc(rest / 10_000)) sections.push(rest % 10_000)
  for (let i = sections.length - 1; i >= 0; i--) {
    const section = sections[i]!
    if (section === 0) {
      gap = text !== ''
      continue
    }
    if (text !== '' && (gap || section < 1000)) text += '零'
    text += sectionCapitals(section) + SECTIONS[i]
    gap = false
  }
  return text
}

function sectionCapitals(section: number): string {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.trunc(section / 10 ** place) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    if (gap) text += '零'
    text += DIGITS[digit]! + UNITS[place]!
    gap = false
  }
  return text
}
