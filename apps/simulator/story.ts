import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CaseState, commands, stageNames } from '#features/6-operation/case-handling'
import {
  type DecidedEnd,
  type HandedOverEnd,
  type StoryCase,
  stories,
} from '#features/6-operation/case-handling/story.ts'
import { formatYuan, movableClock } from '#kernel'
import type { StepTold } from './run-steps.ts'
import { openWorld } from './world.ts'

/** npm run story -- NAME: a story through the real API, on a database of its own, from finding to archive; none: the list. */
async function main(): Promise<number> {
  const name = process.argv[2]
  if (name === undefined) {
    console.log('npm run story -- 名称　把一个故事经由真实接口从线索办到归档。\n')
    for (const [key, { title }] of Object.entries(stories)) console.log(`${key}　${title}`)
    return 0
  }
  const story = stories[name]
  if (!story) {
    console.error(`没有名为“${name}”的故事。现有：${Object.keys(stories).join('、')}`)
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-story-'))
  const world = await openWorld(folder, movableClock(story.cases[0]!.steps[0]!.at))
  try {
    console.log(`${name}　${story.title}${story.invented ? '' : '（移至虚构的衡北县）'}`)
    let same = true
    for (const one of story.cases) {
      console.log(story.cases.length > 1 ? `\n${one.title}，${one.venue}` : '')
      const { state } = await world.tell(one, one.steps, told => console.log(lineOf(told)))
      same = tellEnd(one, state, story.invented) && same
    }
    return same ? 0 : 1
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

/** What became of the case, and whether it is what was publicised. */
function tellEnd({ ends }: StoryCase, state: CaseState, invented: boolean): boolean {
  if ('handedOver' in ends) return tellHandover(state, ends)
  const { treatment, number } = state.decision!
  const label = state.caseNumber ?? '当场处罚'
  console.log(`\n案件 ${label}，决定书 ${number}，${stageNames[state.stage]}。`)
  console.log(sentenceOf(treatment))
  const same = sentenceOf(treatment) === sentenceOf(ends)
  if (!same) console.log(`${invented ? '应当是' : '公布的是'}：${sentenceOf(ends)}`)
  else if (!invented) console.log('与公布的处罚一致。')
  return same && state.stage === 'archived'
}

/** It was not ours: the letter, whom it went to, and what came back. */
function tellHandover({ stage, handover }: CaseState, { handedOver, recipientOrgan }: HandedOverEnd): boolean {
  console.log(`\n${handover?.number}，发往${handover?.recipientOrgan}，${stageNames[stage]}。`)
  for (const answer of handover?.answers ?? []) console.log(`${answer.answeredOn}　${answer.number}：${answer.content}`)
  return stage === handedOver && handover?.recipientOrgan === recipientOrgan
}

const sentenceOf = ({
  outcome,
  warning,
  fineFen,
  confiscationFen,
}: Omit<DecidedEnd, 'outcome'> & { outcome: string }) => {
  if (outcome === 'noPenalty') return '不予行政处罚。'
  if (outcome === 'transferred') return '移送公安机关，不给予行政处罚。'
  return `处罚：${warning ? '警告，' : ''}罚款 ${formatYuan(fineFen)} 元，没收违法所得 ${formatYuan(confiscationFen)} 元。`
}

process.exitCode = await main()
