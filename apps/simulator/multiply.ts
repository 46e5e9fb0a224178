import { parseArgs } from 'node:util'
import { findMultiplied, multiplyCases } from './multiply/multiply-cases.ts'

/** node --import tsx apps/simulator/multiply.ts --cases 1000000 --data FOLDER: an installation with that many cases. */
const { values } = parseArgs({ options: { cases: { type: 'string' }, data: { type: 'string' } }, strict: true })
const cases = Number(values.cases)
if (!Number.isInteger(cases) || cases < 1 || !values.data) {
  console.error('用法：multiply --cases 件数 --data 空文件夹')
  process.exit(2)
}
const done = findMultiplied(values.data) ?? (await multiplyCases(values.data, cases, line => console.log(`  ${line}`)))
console.log(
  `${values.data}：案件 ${done.cases} 件，行为 ${done.acts} 个，县 ${done.counties} 个，用时 ${done.seconds} 秒`,
)
