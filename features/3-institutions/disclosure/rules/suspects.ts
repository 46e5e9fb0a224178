import type { PatternHit } from './patterns.ts'
import { isSurname } from './surnames.ts'

/** Words after which a name is likely, and characters that end one. */
const BEFORE =
  /(?:经理|店长|员工|服务员|收银员|保安|老板|股东|负责人|经营者|法定代表人|证人|顾客|学生|未成年人|消费者|母亲|父亲|监护人|之子|之女|被询问人|居民|村民|司机|房东|业主|男子|女子|儿童|少年|姓名[:：]?|其[子女]|名叫|名为)/gu
const AFTER = /[，。；、：:；,.;（）()“”"《》\s等的在于是与和及将为因从向到把被让说称认承陈述表签]|$/uy

/** Ordinary words that begin like a name. */
const WORDS = new Set(
  '陈述 方便 高度 周围 许可 任何 应当 同时 于是 成立 和解 时任 单位 明确 全部 安全 常年 连续 关于 经营 严格 计算 万元 路过 车辆 成年 金额 席位 水平 黄色 时间 时候 古籍 管理 金钱 项目 马上 白天 毛利 施工 温度 钱款 江边 花费 党员 文化 文明 文件 严重 平时 左右 安排 包括 包间 包厢 易于 段时 史料 向其 石材 解释 章程 平台 方面 方式 宣传 师生 和平 应对 应聘 仇视 单独 单方 查看 查询 查实 沙发'.split(
    ' ',
  ),
)

/**
 * Names that the case does not know: a surname after a word for a person, ended by a word that no name contains. A guess,
 * to be looked at by the publisher; nobody is named because a rule did not know him.
 */
export function findSuspects(text: string): PatternHit[] {
  return [...text.matchAll(BEFORE)].flatMap(({ 0: word, index }) => {
    const start = index + word.length
    const length = nameLength(text.slice(start, start + 5))
    return length === 0
      ? []
      : [{ start, end: start + length, kind: 'suspected' as const, why: `“${word}”之后疑似姓名，请核对` }]
  })
}

function nameLength(rest: string): number {
  const compound = isSurname(rest.slice(0, 2)) ? 2 : 0
  const surname = compound || (isSurname(rest[0] ?? '') ? 1 : 0)
  if (surname === 0) return 0
  for (const given of [2, 1]) {
    const name = rest.slice(0, surname + given)
    const isName = new RegExp(`^\\p{Script=Han}{${surname + given}}$`, 'u').test(name) && !name.includes('某')
    if (isName && !WORDS.has(name.slice(0, 2)) && endsAt(rest, name.length)) return name.length
  }
  return 0
}

function endsAt(text: string, at: number): boolean {
  AFTER.lastIndex = at
  return AFTER.test(text)
}
