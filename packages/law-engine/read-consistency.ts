import type { LawFault } from './data-error.ts'
import type { ConsistencyStandard } from './data-types.ts'
import { RecordReader } from './reader.ts'

/** `benchmarks/consistency.yaml`: how like cases are compared, and from when an amount is out of line. */
export function readConsistency(value: unknown, file: string, faults: LawFault[]): ConsistencyStandard[] {
  const reader = new RecordReader(value, file, '/', faults)
  const standards = reader.records('standards', r => {
    const standard = {
      ...r.dated(),
      origin: r.oneOf('origin', ['house', 'rule'] as const),
      minimumCases: r.integer('minimumCases'),
      lowerPercent: r.integer('lowerPercent'),
      upperPercent: r.integer('upperPercent'),
      apartPercent: r.integer('apartPercent'),
      years: r.integer('years'),
      smallestGroup: r.integer('smallestGroup'),
      reasonLength: r.integer('reasonLength'),
    }
    const { origin, confidence, lowerPercent, upperPercent, minimumCases, smallestGroup, years } = standard
    if (lowerPercent >= upperPercent || upperPercent > 100) {
      r.fault('upperPercent', `不在${lowerPercent}与100之间`, '下分位应当小于上分位，上分位不超过100')
    }
    if (smallestGroup < 2) r.fault('smallestGroup', '小于2，一件就会成为一组', '请写不小于2的整数')
    if (minimumCases < smallestGroup) r.fault('minimumCases', '小于一组的最少件数', '请写不小于 smallestGroup 的整数')
    if (years < 1) r.fault('years', '没有可以比较的年份', '请写不小于1的整数')
    if (origin === 'house' && confidence === 'verified') {
      r.fault('confidence', '本系统的选择不能标为已核实', '请写 uncertain；有规定的，把 origin 改为 rule 并写明依据')
    }
    return standard
  })
  reader.end()
  if (standards.length === 0) reader.fault('standards', '没有比较标准', '请至少写一项')
  return standards
}
