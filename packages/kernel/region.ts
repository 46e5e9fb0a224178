/**
 * Administrative divisions after GB/T 2260: six digits, two each for province, city (prefecture) and county.
 * `000000` stands for the nation. Codes from 990000 are not assigned by the standard; the demonstration city lives there.
 */
export type RegionCode = string

export type RegionLevel = 'nation' | 'province' | 'city' | 'county'

export const NATION: RegionCode = '000000'

export const isRegionCode = (text: unknown): text is RegionCode => typeof text === 'string' && /^\d{6}$/.test(text)

export function levelOf(code: RegionCode): RegionLevel {
  if (code === NATION) return 'nation'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'county'
}

/** The significant digits: `''` nation, `99` province, `9901` city, `990102` county. Inside = starts with. */
export function regionPrefix(code: RegionCode): string {
  return code === NATION ? '' : code.replace(/(00){1,2}$/, '')
}

/** True when `inner` is `outer` or lies in it. */
export const regionContains = (outer: RegionCode, inner: RegionCode): boolean => inner.startsWith(regionPrefix(outer))

/** The next division up; the nation's parent is the nation. */
export function parentRegion(code: RegionCode): RegionCode {
  const level = levelOf(code)
  if (level === 'county') return `${code.slice(0, 4)}00`
  if (level === 'city') return `${code.slice(0, 2)}0000`
  return NATION
}

/** Codes from 99 on are assigned to no division: invented places of a demonstration, said so wherever they appear. */
export const isFictionalRegion = (code: RegionCode): boolean => code.startsWith('99')
