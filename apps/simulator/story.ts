import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands, stageNames } from '#features/6-operation/case-handling'
import { publicCases, roadOf } from '#features/6-operation/case-handling/story.ts'
import { formatYuan, movableClock } from '#kernel'
import type { StepTold } from './run-steps.ts'
import { openWorld } from './world.ts'

/** npm run story -- NAME: a public case through the real API, on a database of its own, from finding to archive. */
async function main(): Promise<number> {
  const name = process.argv[2]
  const facts = name === undefined ? undefined : publicCases[name]
  if (!facts) {
    console.error(`请指明案例：npm run story -- 名称。现有：${Object.keys(publicCases).join('、')}`)
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-story-'))
  const world = await openWorld(folder, movableClock(`${facts.days.received}T08:00:00+08:00`))
  try {
    console.log(`${name}　${facts.title}（移至虚构的衡北县）\n`)
    const { caseId, state } = await world.tell(facts, roadOf(facts), told => console.log(lineOf(told)))
    const { treatment } = state.decision!
    console.log(`\n案件 ${state.caseNumber}，决定书 ${state.decision!.number}，${stageNames[state.stage]}。`)
    console.log(
      `处罚：${treatment.warning ? '警告，' : ''}罚款 ${formatYuan(treatment.fineFen)} 元，没收违法所得 ${formatYuan(treatment.confiscationFen)} 元。`,
    )
    const same = treatment.fineFen === facts.fineFen && treatment.confiscationFen === facts.confiscationFen
    console.log(same ? '与公布的处罚一致。' : '与公布的处罚不一致。')
    void caseId
    return same && state.stage === 'archived' ? 0 : 1
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function lineOf({ step, reply, refusal }: StepTold): string {
  const when = step.at.slice(0, 16).replace('T', ' ')
  const { title } = commands[step.command]
  if (refusal) return `${when}  ${title}　✗ ${refusal.message}${refusal.article ? `（${refusal.article}）` : ''}`
  const documents = reply!.documents.map(d => d.number ?? d.title)
  return `${when}  ${title}　→ ${stageNames[reply!.stage as keyof typeof stageNames]}${documents.length > 0 ? `　文书：${documents.join('、')}` : ''}`
}

process.exitCode = await main()
