import { describe, expect, it } from 'vitest'
import type { CaseAct } from '../acts.ts'
import { by, finding, venue } from '../fixtures/case-08.ts'
import { concludedWith, investigated } from '../fixtures/investigated.ts'
import { at, propose, road, roadTo, stateOf, step, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'

type Change = Parameters<typeof concludedWith>[0]

/** The file of the walk-through with other findings. */
const found = (change: Change = {}): CaseAct[] => [...investigated, concludedWith(change)]

const proposed = (body = {}, concluded: Change = {}, acts = found(concluded)) =>
  when(acts, propose(body), at('06-10'), { by: by.zhou })

const party = (change: Partial<typeof venue>, acts = found()): CaseAct[] =>
  acts.map(act =>
    act.type === 'findingRegistered' ? { ...act, data: { ...finding, party: { ...venue, ...change } } } : act,
  )

describe('a proposal', () => {
  it('keeps its reasoning as it was, with the items compared and the gains told', () => {
    const { proposal } = proposed().after
    const rules = proposal?.reasoning?.steps.map(s => s.rule)
    expect(rules?.slice(0, 3)).toEqual(['concurrence', 'concurrence', 'concurrence'])
    expect(rules?.at(-1)).toBe('illegalGain')
    expect(proposal?.reasoning?.law.version).toMatch(/^[0-9a-f]{12}$/)
  })
  it('comes from a handler of the case', () => {
    when(found(), propose(), at('06-10'), { by: by.lin }).then('caseHandling.notHandler')
    when(found(), propose(), at('06-10'), { by: { ...by.zhou, duties: ['finance'] } }).then('caseHandling.notYourDuty')
  })
  it('says why', () => proposed({ reasons: ' \n' }).then('caseHandling.textBlank'))
  it('rests on an item the investigation found, and for a fine on the one with the higher fine', () => {
    proposed({ power: 'CF-ENT-016' }).then('caseHandling.powerNotConcluded')
    proposed({ power: undefined }).then('caseHandling.powerNotConcluded')
    proposed({ power: 'CF-ENT-005' }).then('caseHandling.notTheHigherFine')
  })
  it('is refused while an item that also fits lacks the facts of its fine', () => {
    proposed({ confiscationFen: 0 }, { amountsFen: {} }).then('caseHandling.fineFactsMissing')
  })
  it('imposes something, and only what the item gives', () => {
    const nothing = { warning: false, fineFen: 0, confiscationFen: 0 }
    proposed(nothing, { amountsFen: { illegalGain: 0 } }).then('caseHandling.penaltyEmpty')
    proposed({ otherPenalties: [{ kind: 'closure', detail: '责令关闭' }] }).then('caseHandling.penaltyKind')
    proposed({ otherPenalties: [{ kind: 'revocation', detail: '吊销娱乐经营许可证' }] }).then(
      'caseHandling.penaltyKindCondition',
    )
  })
  it('may suspend where grave circumstances were found', () => {
    const grave = { circumstances: ['seriousCircumstances'], aggravated: true }
    const result = proposed(
      { fineFen: 25_000_000, otherPenalties: [{ kind: 'suspension', detail: '停业整顿', months: 3 }] },
      grave,
    )
    expect(result.after.stage).toBe('approving')
  })
  it('is refused under an item nobody has checked', () => {
    proposed({ power: 'CF-ENT-021', fineFen: 0, confiscationFen: 0 }, { powerCodes: ['CF-ENT-021'] }).then(
      'law.unverified',
    )
  })
})

describe('the amount', () => {
  it.each([
    [8_000_000, 'law.aboveRange'],
    [800_000, 'law.outsideBand'],
    [1_499_999, 'law.outsideBand'],
    [3_500_001, 'law.outsideBand'],
  ])('%d fen is refused with its reason', (fineFen, code) => proposed({ fineFen }).then(code))
  it.each([1_500_000, 2_500_000, 3_500_000])('%d fen lies in the general band', fineFen => {
    expect(proposed({ fineFen }).after.stage).toBe('approving')
  })
  it('of 8,000 is lawful with the circumstance of a lighter tier', () => {
    expect(proposed({ fineFen: 800_000 }, { circumstances: ['cooperated'] }).after.proposal).toMatchObject({
      fineFen: 800_000,
      reasoning: { tier: 'light' },
    })
  })
  it('may leave the band towards a circumstance that was found, and not the other way', () => {
    const both = { circumstances: ['cooperated', 'overnight'] }
    expect(proposed({ fineFen: 800_000 }, both).after.stage).toBe('approving')
    expect(proposed({ fineFen: 4_500_000 }, both).after.stage).toBe('approving')
    proposed({ fineFen: 4_500_000 }, { circumstances: ['cooperated'] }).then('law.outsideBand')
    proposed({ fineFen: 800_000 }, { circumstances: ['overnight'] }).then('law.outsideBand')
  })
  it('is never below where the law wants it heavy', () => {
    proposed({ fineFen: 800_000 }, { circumstances: ['cooperated', 'emergencyMeasuresViolated'] }).then(
      'law.outsideBand',
    )
  })
  it('may be nothing where the article says “may also”, with reasons', () => {
    expect(proposed({ fineFen: 0 }).after.proposal).toMatchObject({ fineFen: 0, warning: true })
  })
})

describe('below the minimum', () => {
  const own = { powerCodes: ['CF-ENT-005'], circumstances: ['harmReduced'] }
  const below = { power: 'CF-ENT-005', fineFen: 500_000, warning: false }
  it('is refused without asking for it', () => proposed(below, own).then('law.belowRange'))
  it('is refused without a lawful ground', () => {
    const change = { ...own, circumstances: ['cooperated'] }
    proposed({ ...below, mitigate: true }, change).then('law.mitigationGroundMissing')
  })
  it('is open on a ground, and must then be below', () => {
    expect(proposed({ ...below, mitigate: true }, own).after.proposal?.reasoning?.tier).toBe('mitigated')
    proposed({ ...below, fineFen: 1_200_000, mitigate: true }, own).then('law.notMitigated')
  })
  it('is not possible where the range has no minimum', () => {
    proposed({ fineFen: 100_000, mitigate: true }, { circumstances: ['harmReduced'] }).then('law.noMinimum')
  })
})

describe('confiscation', () => {
  it('takes the gains whole and nothing beyond them', () => {
    proposed({ confiscationFen: 10_000 }).then('caseHandling.confiscationNotGains')
    proposed({ confiscationFen: 0 }).then('caseHandling.confiscationNotGains')
    proposed({ confiscationFen: 30_000 }).then('caseHandling.confiscationNotGains')
  })
  it('leaves out what has been refunded', () => {
    proposed({}, { refundedFen: 5_000 }).then('caseHandling.confiscationNotGains')
    expect(proposed({ confiscationFen: 15_000 }, { refundedFen: 5_000 }).after.stage).toBe('approving')
  })
})

describe('the other outcomes', () => {
  const bare = { power: undefined, warning: undefined, fineFen: undefined, confiscationFen: undefined }
  it('no penalty wants its ground, and where the law forbids a penalty none is proposed', () => {
    proposed({ ...bare, outcome: 'noPenalty' }).then('caseHandling.noPenaltyGround')
    const minor = { circumstances: ['trivialCorrectedNoHarm'] }
    expect(proposed({ ...bare, outcome: 'noPenalty' }, minor).after.proposal?.reasoning?.tier).toBe('none')
    proposed({ fineFen: 0 }, minor).then('caseHandling.noPenaltyDue')
    proposed({}, minor).then('caseHandling.noPenaltyDue')
  })
  it('imposes nothing with it', () => {
    const ground = { circumstances: ['trivialCorrectedNoHarm'] }
    proposed({ ...bare, outcome: 'noPenalty', fineFen: 100 }, ground).then('caseHandling.penaltyWithoutDecision')
    proposed({ ...bare, outcome: 'dismissed', warning: true }).then('caseHandling.penaltyWithoutDecision')
    expect(proposed({ ...bare, outcome: 'dismissed' }).after.stage).toBe('approving')
  })
  it('a suspected crime is transferred and nothing else; what is none is not', () => {
    proposed({}, { crimeSuspected: true }).then('caseHandling.crimeSuspected')
    proposed({ ...bare, outcome: 'transferred' }).then('caseHandling.noCrimeSuspected')
    const result = proposed({ ...bare, outcome: 'transferred' }, { crimeSuspected: true })
    expect(result.after.stage).toBe('approving')
  })
})

describe('a party', () => {
  const person = (birth: string) => ({
    kind: 'natural' as const,
    subjectKind: 'person' as const,
    name: '李晓东',
    citizenId: `990102${birth}0014`,
  })
  const powers = { powerCodes: ['CF-ENT-005'], circumstances: [] }
  const fine = { power: 'CF-ENT-005', warning: false }
  const by14 = (birth: string, body = {}) => proposed({ ...fine, ...body }, {}, party(person(birth), found(powers)))
  it('under fourteen is not penalised, from fourteen only mildly', () => {
    by14('20110524').then('caseHandling.noPenaltyDue')
    const none = by14('20110524', { outcome: 'noPenalty', fineFen: 0, confiscationFen: 0 })
    expect(none.after.stage).toBe('approving')
    by14('20110523', { fineFen: 2_000_000 }).then('law.partyUnusual')
  })
  it('who is a sole trader is the party such a venue has', () => {
    const trader = party({ kind: 'natural', subjectKind: 'soleTrader' })
    expect(proposed({}, {}, trader).after.stage).toBe('approving')
  })
})

describe('approval and return', () => {
  const approve = { name: 'approveProposal' as const, body: {} }
  it('is by a leader who has not handled the case', () => {
    when(road('approving'), approve, at('06-10'), { by: { ...by.xu, duties: ['leader'] } }).then(
      'caseHandling.approverHandles',
    )
    when(road('approving'), approve, at('06-10'), { by: by.jiang }).then('caseHandling.notYourDuty')
    when(road('approving'), approve, at('06-10'), { by: { ...by.lin, organId: 'city' } }).then(
      'caseHandling.otherOrgan',
    )
  })
  it('of a penalty leads to the notice, of anything else to the decision', () => {
    expect(when(road('approving'), approve, at('06-10'), { by: by.lin }).after).toMatchObject({
      stage: 'notifying',
      noticeDue: true,
      proposalApprovedOn: '2025-06-10',
    })
    const dismissed = walk(found(), [
      step(at('06-10'), by.zhou, { name: 'proposeOutcome', body: { outcome: 'dismissed', reasons: '证据不足。' } }),
    ])
    expect(when(dismissed, approve, at('06-10'), { by: by.lin }).after).toMatchObject({
      stage: 'deciding',
      noticeDue: false,
    })
  })
  const giveBack = (acts: CaseAct[], to: 'reviewing' | 'investigating', now = at('06-12')) =>
    when(acts, { name: 'returnProposal', body: { reason: '重新核算。', to } }, now, { by: by.lin })
  it('sends back to the proposal or to the investigation, from every stage before the decision', () => {
    for (const stage of ['approving', 'notifying', 'awaiting', 'deciding'] as const) {
      expect(giveBack(road(stage), 'reviewing', at('06-18', '18:00')).after.stage).toBe('reviewing')
      expect(giveBack(road(stage), 'investigating', at('06-18', '18:00')).after.stage).toBe('investigating')
    }
    expect(giveBack(road('reviewing'), 'investigating').after.stage).toBe('investigating')
    giveBack(road('reviewing'), 'reviewing').then('caseHandling.nothingToReturn')
  })
  it('takes the notice with it: its windows stop, and it is served anew', () => {
    const result = giveBack(road('awaiting'), 'reviewing')
    expect(result.after.notice).toBeUndefined()
    expect(result.after.clocks.find(c => c.key === 'D-PEN-05')?.closed).toBe(true)
  })
  it('remembers what the party spoke against: on the same facts nothing heavier is proposed', () => {
    const acts = roadTo('defenceAssessed')
    const back = walk(acts, [
      step(at('06-18', '18:00'), by.lin, { name: 'returnProposal', body: { reason: '重新裁量。', to: 'reviewing' } }),
    ])
    const again = (body: object, file = back) => when(file, propose(body), at('06-19'), { by: by.zhou })
    again({ fineFen: 2_500_000 }).then('caseHandling.heavierAfterDefence')
    again({ otherPenalties: [{ kind: 'goods', detail: '音响设备' }] }).then('caseHandling.penaltyKind')
    expect(again({ fineFen: 1_800_000 }).after.stage).toBe('approving')
  })
  it('lets new facts be weighed anew, after another notice', () => {
    const back = walk(roadTo('defenceAssessed'), [
      step(at('06-18', '18:00'), by.lin, {
        name: 'returnProposal',
        body: { reason: '补充调查。', to: 'investigating' },
      }),
    ])
    const other = [...back, concludedWith({ circumstances: ['overnight'] })]
    const result = when(other, propose({ fineFen: 4_000_000 }), at('06-25'), { by: by.zhou })
    expect(result.after.stage).toBe('approving')
    expect(stateOf(other).notice).toBeUndefined()
  })
})
