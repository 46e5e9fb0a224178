import type { SubjectKind } from '#features/5-credit/subjects'
import { type PlainDate, type RegionCode, usccCheckDigit } from '#kernel'
import type { Dice } from './random.ts'

/** An invented business of the demonstration city. */
export interface Venue {
  kind: SubjectKind
  name: string
  uscc: string
  legalRepresentative: string
  address: string
  phone: string
  region: RegionCode
  fieldCode: string
  permit: { kind: string; number: string; validFrom: PlainDate; validUntil: PlainDate }
}

const counties: { code: RegionCode; name: string; streets: string[] }[] = [
  { code: '990101', name: '琴台区', streets: ['琴台路', '知音街', '高山路', '流水巷'] },
  { code: '990102', name: '衡北县', streets: ['衡水路', '书院街', '文庙前街', '北关大街'] },
  { code: '990103', name: '墨池县', streets: ['墨池路', '砚田街', '松烟巷', '毫端路'] },
]

/** A trade name is one of each. */
const firstCharacters = [...'星云知听锦长揽青拾海临望朝晚金雅清兰和明玉悦']
const secondCharacters = [...'河栖音涛瑟风月禾光棠江岳露晴庭筑韵石泉园舟阁']

const trades: { fieldCode: string; suffixes: string[]; permit: string }[] = [
  { fieldCode: 'ENT', suffixes: ['歌舞娱乐有限公司', '量贩歌厅', '游艺娱乐有限公司'], permit: '娱乐经营许可证' },
  { fieldCode: 'NET', suffixes: ['网络服务部', '网咖', '互联网上网服务有限公司'], permit: '网络文化经营许可证' },
]

const families = [
  '赵',
  '孙',
  '李',
  '吴',
  '郑',
  '王',
  '冯',
  '陈',
  '卫',
  '蒋',
  '沈',
  '韩',
  '杨',
  '朱',
  '秦',
  '许',
  '何',
  '吕',
]
const given = ['广明', '立新', '秋实', '文博', '海燕', '建国', '晓梅', '志远', '春生', '雅琴', '国栋', '玉兰']

/** The businesses of the city, one after the other; the same for the same dice. */
export function* venuesOf(dice: Dice): Generator<Venue> {
  const taken = new Set<string>()
  for (let n = 1; ; n++) {
    const county = counties[n % counties.length]!
    const trade = dice.pick(trades)
    const suffix = dice.pick(trade.suffixes)
    const name = freeName(dice, taken, county.name, suffix)
    const year = 2020 + dice.below(5)
    yield {
      kind: suffix.endsWith('公司') ? 'organisation' : 'soleTrader',
      name,
      uscc: usccOf(county.code, n),
      legalRepresentative: dice.pick(families) + dice.pick(given),
      address: `文衡市${county.name}${dice.pick(county.streets)}${1 + dice.below(300)}号`,
      phone: `1${dice.pick(['38', '39', '58', '86'])}0000${String(1000 + dice.below(9000))}`,
      region: county.code,
      fieldCode: trade.fieldCode,
      permit: {
        kind: trade.permit,
        number: `${county.code}${trade.fieldCode === 'ENT' ? '160' : '110'}${String(n).padStart(5, '0')}`,
        validFrom: `${year}-03-01`,
        validUntil: `${year + 8}-02-28`,
      },
    }
  }
}

/** Once in the whole city: 484 trade names for each trade and county. @throws Error when there are no more */
function freeName(dice: Dice, taken: Set<string>, county: string, suffix: string): string {
  for (let tries = 0; tries < 1_000; tries++) {
    const name = `${county}${dice.pick(firstCharacters)}${dice.pick(secondCharacters)}${suffix}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
  throw new Error(`no trade name is left for ${county}…${suffix}`)
}

/** Right in form and check digit, under a division that does not exist. */
function usccOf(region: RegionCode, n: number): string {
  const first = `91${region}MA${String(n).padStart(7, '0')}`
  return first + usccCheckDigit(first)
}
