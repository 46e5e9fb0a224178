import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createTypesetter } from '#documents'
import { given } from '#testkit'
import type { CaseAct } from '../../acts.ts'
import { context as at, by, venue } from '../../fixtures/case-08.ts'
import { investigation, play, type Step } from '../../fixtures/investigation.ts'
import { cafeFound, collectBody, spotBody } from '../../fixtures/on-the-spot.ts'
import { caseFile } from '../../rules.ts'
import { type CaseCommand, type CommandName, commands } from '../commands.ts'
import type { CaseContext } from '../context.ts'
import type { CaseState } from '../state.ts'
import type { DocumentDraft, DocumentMaker } from './draft.ts'
import { documentMakers } from './index.ts'

const lawDir = resolve(import.meta.dirname, '../../../../../law')
const typesetter = createTypesetter({ lawDir })
afterAll(() => typesetter.close())

interface Scene {
  command: CaseCommand
  state: CaseState
  context: CaseContext
}

const sceneOf = (acts: readonly CaseAct[], { command, now, by: actor }: Step): Scene => ({
  command,
  state: given(caseFile, acts).state,
  context: at(now, { by: actor }),
})

/** Every command of mine that makes documents, in the state in which it is given. */
const scenes: Scene[] = [
  ...investigation.map((step, i) => sceneOf(play(investigation.slice(0, i)), step)),
  sceneOf(play(investigation.slice(0, 2)), {
    command: {
      name: 'decideRecusal',
      body: { officerId: 'xu', askedBy: 'party', reason: '与投资人是同学', granted: true },
    },
    now: '2025-05-26T11:00:00+08:00',
    by: by.lin,
  }),
  sceneOf([cafeFound], {
    command: { name: 'decideOnTheSpot', body: spotBody },
    now: '2025-06-03T16:00:00+08:00',
    by: by.zhou,
  }),
  sceneOf(
    [
      cafeFound,
      ...caseFile.decide(
        { name: 'decideOnTheSpot', body: spotBody },
        given(caseFile, [cafeFound]).state,
        at('2025-06-03T16:00:00+08:00'),
      ),
    ],
    { command: { name: 'collectOnTheSpot', body: collectBody }, now: '2025-06-03T16:10:00+08:00', by: by.zhou },
  ),
]
const own: CommandName[] = [
  'registerFinding',
  'decideRecusal',
  'recordInspection',
  'preserveEvidence',
  'confirmPreservation',
  'disposePreserved',
  'recordExtraction',
  'orderCorrection',
  'recordInquiry',
  'concludeInvestigation',
  'decideOnTheSpot',
  'collectOnTheSpot',
]
const sceneFor = (name: CommandName): Scene => {
  const found = scenes.findLast(s => s.command.name === name)
  if (!found) throw new Error(`no scene for ${name}`)
  return found
}
const draftsOf = ({ command, state, context }: Scene, body: object = command.body): DocumentDraft[] =>
  (documentMakers[command.name] as DocumentMaker<CommandName>)(body as never, state, context)
const numberOf = (form: string) => `（衡北）文综${form}字〔2025〕第1号`
const requestOf = (draft: DocumentDraft, { organ }: CaseContext) => ({
  form: draft.form,
  data: JSON.parse(JSON.stringify(draft.data(numberOf))),
  organ,
  date: draft.date,
  ...(draft.officers && { officers: draft.officers }),
  number: numberOf(draft.form),
})
const dataOf = (name: CommandName, form: string, change: object = {}) => {
  const scene = sceneFor(name)
  const draft = draftsOf(scene, { ...scene.command.body, ...change }).find(d => d.form === form)
  return draft && requestOf(draft, scene.context).data
}

describe('documents of the investigation and of the decision on the spot', () => {
  it.each<[CommandName, string[]]>([
    ['registerFinding', ['29']],
    ['decideRecusal', ['32']],
    ['recordInspection', ['02']],
    ['preserveEvidence', ['09', '15']],
    ['confirmPreservation', ['35']],
    ['disposePreserved', ['10']],
    ['recordExtraction', ['34']],
    ['orderCorrection', ['04']],
    ['recordInquiry', ['07']],
    ['concludeInvestigation', ['17']],
    ['decideOnTheSpot', ['05']],
    ['collectOnTheSpot', ['53']],
  ])(
    'of %s are %s, and typeset with real data',
    async (name, forms) => {
      const scene = sceneFor(name)
      const context = name === 'registerFinding' ? { ...scene.context, party: venue } : scene.context
      const drafts = draftsOf({ ...scene, context })
      expect(drafts.map(d => d.form)).toEqual(forms)
      for (const draft of drafts) {
        const { pages, missing } = await typesetter.pdf(requestOf(draft, context))
        expect(pages).toBeGreaterThan(0)
        expect(missing).toEqual([])
      }
    },
    60_000,
  )

  it.each(own)(
    'of %s show in a preview of nothing',
    async name => {
      const scene = sceneFor(name)
      for (const draft of draftsOf(scene, {})) {
        const pages = await typesetter.svg(requestOf(draft, scene.context))
        expect(pages.length).toBeGreaterThan(0)
      }
    },
    60_000,
  )

  it.each(own)(
    'of %s survive whatever has been typed into a field so far',
    async name => {
      const scene = sceneFor(name)
      const odd = [
        5,
        -1,
        '',
        '2025-13',
        '2025-05-26T20:4',
        null,
        true,
        [],
        [null],
        ['x', 3],
        {},
        [{}],
        [{ name: '' }],
        [{ q: 1 }],
      ]
      const tried = new Set<string>()
      for (const field of Object.keys(commands[name].body.properties)) {
        for (const value of odd) {
          for (const draft of draftsOf(scene, { ...scene.command.body, [field]: value })) {
            const request = requestOf(draft, scene.context)
            const key = JSON.stringify(request)
            if (tried.has(key)) continue
            tried.add(key)
            expect((await typesetter.svg(request)).length).toBeGreaterThan(0)
          }
        }
      }
    },
    120_000,
  )
})

describe('what documents say', () => {
  it('an approval in writing is on file at once, one by phone when it is signed', () => {
    expect(
      draftsOf(sceneFor('preserveEvidence'), { ...sceneFor('preserveEvidence').command.body, approval: 'written' }).map(
        d => d.form,
      ),
    ).toEqual(['35', '09', '15'])
    expect(dataOf('confirmPreservation', '35')).toMatchObject({
      urgent: true,
      oralApproval: expect.stringContaining('2025年5月26日21:40，执法人员电话报告林怀瑾'),
      leaderSigner: '林怀瑾',
      leaderDate: '2025-05-27',
    })
  })
  it('the notice of preservation tells the day of the outcome, and its list the notice’s number', () => {
    expect(dataOf('preserveEvidence', '09')).toMatchObject({ dueDate: '2025-06-05', method: '异地保存' })
    expect(dataOf('preserveEvidence', '15')).toMatchObject({ relatedNumber: '（衡北）文综09字〔2025〕第1号' })
    expect(dataOf('disposePreserved', '10')).toMatchObject({
      noticeNumber: '（衡北）文综登保字〔2025〕第1号',
      outcomes: [{ quantity: '1台', outcome: '复制、提取证据后返还' }],
    })
  })
  it('the extraction compares the clocks', () =>
    expect(dataOf('recordExtraction', '34').clockCheck).toContain('设备慢12秒'))
  it('a refusal to sign stands with its witness', () =>
    expect(
      dataOf('recordInspection', '02', { signature: { signed: false, refusal: '拒绝签名并离开', witness: '吴桂珍' } }),
    ).toMatchObject({
      readBack: '没有签名：拒绝签名并离开（见证人：吴桂珍）',
      witness: { name: '吴桂珍' },
    }))
  it('who reported is not printed on the case source', () => {
    const text = JSON.stringify(
      dataOf('registerFinding', '29', { reporter: { name: '李举报', phone: '13900000000', wantsReply: true } }),
    )
    expect(text).not.toContain('李举报')
    expect(text).not.toContain('13900000000')
  })
  it('the report of the investigation tells it day by day and does not name the minor in full', () => {
    const { process, evidence } = dataOf('concludeInvestigation', '17')
    expect(process.split('\n')).toEqual([
      '2025年5月26日，对知音路1号进行现场检查，先行登记保存硬盘录像机。',
      '2025年5月27日，提取电子数据“2025年5月23日前台和走廊的录像”，责令改正。',
      '2025年5月29日，询问郑广明，取得“2025年5月23日收银流水”。',
      '2025年6月3日，询问李某（监护人在场）。',
    ])
    expect(evidence).toHaveLength(5)
  })
  it('a decision on the spot sends the party to reconsideration first', () => {
    const spot = dataOf('decideOnTheSpot', '05')
    expect(spot.remedies).toContain('先申请行政复议')
    expect(spot).toMatchObject({
      dueDate: '2025-06-18',
      penalties: [{ kind: '警告' }, { kind: '罚款', amount: 10_000 }],
    })
    expect(dataOf('decideOnTheSpot', '05', { fineFen: 0 })).not.toHaveProperty('paymentCode')
  })
  it('what was taken on the spot is to be handed in within two working days', () =>
    expect(dataOf('collectOnTheSpot', '53')).toMatchObject({
      ground: '百元以下罚款',
      handInDue: '2025-06-05',
      groundNote: expect.stringContaining('第六十八条'),
    }))
})
