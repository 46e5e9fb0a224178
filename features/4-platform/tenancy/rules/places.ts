import {
  isFictionalRegion,
  isRegionCode,
  levelOf,
  NATION,
  parentRegion,
  type RegionCode,
  type RegionLevel,
  refuse,
} from '#kernel'

const LEVELS: Record<RegionLevel, string> = { nation: '全国', province: '省级', city: '地级', county: '县级' }

/** GB/T 2260 has provinces from 11 to 82 and assigns nothing from 99 on, which is where invented places live. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/

/** A division to be added: a code of the standard whose parent is here; an invented one only when it is called so. */
export function checkRegion(
  { code, fictional }: { code: RegionCode; fictional: boolean },
  known: { code: boolean; parent: boolean },
): void {
  if (!isRegionCode(code) || code === NATION) {
    refuse({
      code: 'tenancy.regionCode',
      kind: 'invalid',
      message: '行政区划代码应为六位数字，且不能是 000000。',
      next: '请按 GB/T 2260 填写：省级后四位为 0，地级后两位为 0。',
      field: '/code',
    })
  }
  if (isFictionalRegion(code) && !fictional) {
    refuse({
      code: 'tenancy.regionInvented',
      kind: 'invalid',
      message: '99 开头的代码没有分配给任何地区，只用于虚构的演示地区。',
      next: '请核对代码；确为演示时，勾选“虚构地区”。',
      field: '/code',
    })
  }
  if (!isFictionalRegion(code) && (fictional || !PROVINCES.test(code))) {
    refuse({
      code: fictional ? 'tenancy.regionReal' : 'tenancy.regionUnassigned',
      kind: 'invalid',
      message: fictional ? '虚构地区的代码应以 99 开头。' : `没有以 ${code.slice(0, 2)} 开头的省级行政区。`,
      next: '请按 GB/T 2260 核对代码。',
      field: '/code',
    })
  }
  if (known.code) {
    refuse({
      code: 'tenancy.regionKnown',
      kind: 'notAllowed',
      message: `行政区划 ${code} 已经登记。`,
      next: '请直接使用；名称有误的，请联系维护人员。',
      field: '/code',
    })
  }
  if (!known.parent) {
    const parent = parentRegion(code)
    refuse({
      code: 'tenancy.regionParent',
      kind: 'notAllowed',
      message: `${LEVELS[levelOf(code)]}行政区划 ${code} 的上级 ${parent} 还没有登记。`,
      next: `请先登记${LEVELS[levelOf(parent)]}行政区划 ${parent}（直辖市、省直辖县级的上级为“市辖区”等汇总代码）。`,
      field: '/code',
    })
  }
}

/** Document numbers begin with these letters: no two organs may share them. */
export function checkOrganNumber(takenBy: string | undefined): void {
  if (takenBy === undefined) return
  refuse({
    code: 'tenancy.numberTaken',
    kind: 'notAllowed',
    message: `文号用字与${takenBy}相同，两个机构的文号会重复。`,
    next: '请换用能够区分的地区简称或者机构代字。',
    field: '/numberRegion',
  })
}

export function checkOrganRegion(isWithin: boolean): void {
  if (isWithin) return
  refuse({
    code: 'tenancy.regionUnknown',
    kind: 'notAllowed',
    message: '所选行政区划没有登记，或者不在您的辖区内。',
    next: '请先登记行政区划，或者改选辖区内的行政区划。',
    field: '/region',
  })
}
