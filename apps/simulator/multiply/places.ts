import type { RegionCode } from '#kernel'

/** An invented county and the city it lies in. */
export interface Place {
  code: RegionCode
  name: string
  /** In document numbers: （云溪）文综… */
  short: string
}

export interface CityPlan extends Place {
  counties: Place[]
}

const CITY_FIRST = '云星松竹兰桂梅荷'
const CITY_SECOND = '溪岭湖港川原'
const COUNTY_FIRST = '东西南北上下新古'
const COUNTY_SECOND = '泉石桥'
const COUNTIES_IN_A_CITY = COUNTY_FIRST.length * COUNTY_SECOND.length

/** Cities beside that of the demonstration (9901), each of 24 counties; codes under 99, which no real division has. */
export function inventPlaces(counties: number): CityPlan[] {
  const cities = Math.ceil(counties / COUNTIES_IN_A_CITY)
  if (cities > CITY_FIRST.length * CITY_SECOND.length) throw new RangeError(`no names for ${counties} counties`)
  return Array.from({ length: cities }, (_, c) => {
    const short = CITY_FIRST[c % CITY_FIRST.length]! + CITY_SECOND[Math.trunc(c / CITY_FIRST.length)]!
    const prefix = `99${String(c + 2).padStart(2, '0')}`
    const here = Math.min(COUNTIES_IN_A_CITY, counties - c * COUNTIES_IN_A_CITY)
    return {
      code: `${prefix}00`,
      name: `${short}市`,
      short,
      counties: Array.from({ length: here }, (_, n) => {
        const name = COUNTY_FIRST[n % COUNTY_FIRST.length]! + COUNTY_SECOND[Math.trunc(n / COUNTY_FIRST.length)]!
        return {
          code: `${prefix}${String(n + 1).padStart(2, '0')}`,
          name: `${short}市${name}县`,
          short: short + name,
        }
      }),
    }
  })
}
