import { problemOf } from '../../packages/host/http/problem.ts'
import type { RefusalDetail } from '../../packages/kernel/refusal.ts'
import type { Refused } from './collect.ts'

/** What the first half of a code stands for, in the order of the page; a module without a line here comes last, by its code. */
const MODULES: Record<string, string> = {
  input: '输入',
  host: '服务端',
  postgres: '数据库（启动时）',
  files: '文件',
  ledger: '账本',
  documents: '文书',
  draw: '抽取',
  law: '法律数据和裁量',
  powerList: '权力清单',
  localLaw: '地方事项和地方基准',
  tenancy: '机构、人员和登录',
  administration: '系统、安全、审计管理',
  certificates: '执法证件和回避',
  subjects: '主体',
  caseHandling: '办案',
  caseFile: '案卷',
  payments: '罚缴分离',
  disclosure: '公示',
  supervision: '监察',
}

/** Answers that are no refusal: their status stands in the host's code. */
const STATUS: Record<string, number> = {
  'host.databaseAway': 503,
  'host.unexpected': 500,
  'host.busy': 503,
  'files.range': 416,
}

const HEAD = `# 拒绝代码
<!-- 由 npm run errors 从源代码生成，请勿手改。 -->

系统不能照办时，答复里有：\`code\` 稳定的代码（程序按它判断）、\`message\` 发生了什么、\`article\` 依据、\`next\` 现在怎样做、\`field\` 出错的字段。
HTTP 状态：400 填写有误，401 没有登录，403 没有权限，404 没有或者不在辖区内，409 法律或者案件状态现在不允许（或者内容已被他人更改），413 过大，429 过于频繁，503 暂时不可用。
“…”是随事实变化的内容，没有固定句子的只写条件的名称；法律数据中的条件（law.…）在办案时关闭相应的步骤。同一代码可能有几种说法。
`

/** The page, module by module. */
export function renderErrors(refusals: readonly Refused[]): string {
  const codes = [...new Set(refusals.map(r => r.code))]
  const modules = [...new Set(codes.map(moduleOf))]
  const ordered = [
    ...Object.keys(MODULES).filter(m => modules.includes(m)),
    ...modules.filter(m => !(m in MODULES)).sort(),
  ]
  const parts = ordered.map(module => {
    const rows = codes.filter(code => moduleOf(code) === module).sort()
    return [
      `## ${[MODULES[module], module].filter(Boolean).join(' ')}`,
      '| 代码 | 状态 | 说明 | 依据 | 下一步 |',
      '|---|---|---|---|---|',
      ...rows.map(code =>
        rowOf(
          code,
          refusals.filter(r => r.code === code),
        ),
      ),
      '',
    ].join('\n')
  })
  return `${HEAD}\n${parts.join('\n')}`
}

const moduleOf = (code: string): string => code.split('.')[0]!

function rowOf(code: string, all: readonly Refused[]): string {
  const cells = [
    `\`${code}\``,
    cell(all.map(statusOf).map(String)),
    cell(all.flatMap(r => r.messages)),
    cell(all.flatMap(r => r.articles)),
    cell(all.flatMap(r => r.nexts)),
  ]
  return `| ${cells.join(' | ')} |`
}

/** @throws Error where neither the source nor the host says with which status it is answered */
function statusOf({ code, kind, status }: Refused): number {
  if (status !== undefined) return status
  if (kind !== undefined) return problemOf({ code, kind, message: '', next: '' } as RefusalDetail).status
  const known = STATUS[code] ?? (code.startsWith('input.') ? 400 : undefined)
  if (known === undefined) throw new Error(`say in tools/errors/render.ts with which status ${code} is answered`)
  return known
}

/** So many ways of saying it are enough to recognise a code. */
const MOST = 6

/** Each text once; of those that say nothing themselves only one, and only where there is no other. */
function cell(texts: readonly string[]): string {
  const each = [...new Set(texts)]
  const telling = each.filter(text => text.replaceAll('…', '') !== '')
  const shown = telling.length > 0 ? telling : each.slice(0, 1)
  return (
    shown
      .slice(0, MOST)
      .map(text => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' '))
      .join('<br>') || '—'
  )
}
