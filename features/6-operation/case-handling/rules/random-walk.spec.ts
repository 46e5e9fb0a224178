import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isRefusal } from '#kernel'
import type { CaseAct } from '../acts.ts'
import { by, context } from '../fixtures/case-08.ts'
import { heavyConcluded, heavyProposal, hold, schedule } from '../fixtures/heavy.ts'
import { assess, propose, review, road, service, stateOf } from '../fixtures/road.ts'
import { caseFile } from '../rules.ts'
import type { CaseCommand } from './commands.ts'
import type { Actor } from './context.ts'
import { isAllowed } from './stage.ts'

/** Whatever people try, in whatever order and whenever: among what a stage allows, at random; most of it is refused. */
type Move = { who: Actor; command: (day: string, fineFen: number, yes: boolean) => CaseCommand }

const noon = (day: string) => `${day}T11:00:00+08:00`

const fines = [0, 800_000, 1_600_000, 2_000_000, 2_500_000, 3_400_000, 20_000_000, 25_000_000, 30_000_000]

const moves: Move[] = [
  { who: by.zhou, command: (_day, fineFen) => propose({ fineFen }) },
  { who: by.zhou, command: (_day, fineFen) => heavyProposal({ fineFen }) },
  { who: by.lin, command: () => ({ name: 'approveProposal', body: {} }) },
  { who: by.lin, command: () => ({ name: 'returnProposal', body: { reason: '重新核算。', to: 'reviewing' } }) },
  { who: by.zhou, command: day => ({ name: 'servePriorNotice', body: { service: service(noon(day)) } }) },
  {
    who: by.zhou,
    command: day => ({
      name: 'receiveDefence',
      body: { receivedAt: noon(day), form: 'oral', by: '郑广明', content: '请求减少。' },
    }),
  },
  {
    who: by.zhou,
    command: (day, _fine, yes) => ({
      name: 'waiveDefence',
      body: { waivedAt: noon(day), by: '郑广明', content: '明确放弃。', ...(yes && { hearingToo: true }) },
    }),
  },
  { who: by.zhou, command: (_day, fineFen, yes) => assess({ accepted: 'part', ...(yes && { fineFen }) }) },
  {
    who: by.zhou,
    command: day => ({ name: 'requestHearing', body: { requestedAt: noon(day), form: 'oral', by: '郑广明' } }),
  },
  { who: by.lin, command: day => schedule({ heldAt: noon(addDays(day, 14)), service: service(noon(day)) }) },
  { who: by.tao, command: day => hold({ from: noon(day), until: noon(day) }) },
  {
    who: by.tao,
    command: day => ({ name: 'endHearing', body: { cause: 'withdrawn', at: noon(day), note: '撤回。' } }),
  },
  { who: by.fang, command: (_day, _fine, yes) => review({ passed: yes }) },
  { who: by.fang, command: () => review() },
  { who: by.lin, command: () => ({ name: 'decide', body: {} }) },
  { who: by.zhou, command: day => ({ name: 'serveDecision', body: { service: service(noon(day)) } }) },
]

const walked = fc.record({
  grave: fc.boolean(),
  tries: fc.array(
    fc.record({
      pick: fc.nat(),
      days: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 1, 4, 8),
      fineFen: fc.constantFrom(...fines),
      yes: fc.boolean(),
    }),
    { minLength: 30, maxLength: 90 },
  ),
})

/** Plays the tries; a refusal changes nothing, anything else that is thrown is a fault. */
function play({ grave, tries }: typeof walked extends fc.Arbitrary<infer T> ? T : never): CaseAct[] {
  const acts: CaseAct[] = grave ? [...heavyConcluded] : road('reviewing')
  let day = '2025-06-10'
  let state = stateOf(acts)
  for (const { pick, days, fineFen, yes } of tries) {
    day = addDays(day, days)
    if (day > '2025-12-01') break
    const offered = moves
      .map(({ who, command }) => ({ who, command: command(day, fineFen, yes) }))
      .filter(m => isAllowed(state.stage, m.command.name))
    const move = offered[pick % offered.length]
    if (!move) break
    try {
      const decided = caseFile.decide(move.command, state, context(`${day}T12:00:00+08:00`, { by: move.who }))
      acts.push(...decided)
      state = decided.reduce(caseFile.evolve, state)
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return acts
}

/** What was told before a decision: the last notice, with the treatment it announced. */
function toldBefore(acts: readonly CaseAct[], decided: number) {
  const served = acts.slice(0, decided).findLastIndex(a => a.type === 'priorNoticeServed')
  return served < 0 ? undefined : stateOf(acts.slice(0, served + 1))
}

describe('whatever is tried', () => {
  let reached = 0
  it('no penalty is decided untold, unheard, unreviewed, late, or heavier than it was told', () => {
    fc.assert(
      fc.property(walked, given => {
        const acts = play(given)
        const n = acts.findIndex(a => a.type === 'decided')
        if (n < 0) return
        reached++
        const before = stateOf(acts.slice(0, n))
        const after = stateOf(acts.slice(0, n + 1))
        const told = toldBefore(acts, n)
        const { treatment, decidedOn } = after.decision!
        expect(told?.notice).toBeDefined()
        expect(treatment.fineFen).toBeLessThanOrEqual(told!.proposal!.fineFen)
        expect(before.defences.every(d => d.assessed)).toBe(true)
        expect(before.waived?.defence || decidedOn > told!.notice!.defenceUntil!).toBe(true)
        expect(decidedOn <= before.handlingUntil!).toBe(true)
        if (before.notice!.hearingOffered) {
          const { hearing, waived } = before
          const settled = hearing?.held !== undefined || hearing?.ended !== undefined || waived?.hearing === true
          expect(settled || decidedOn > before.notice!.hearingUntil!).toBe(true)
        }
        if (treatment.fineFen >= 1_000_000) expect(before.legalReview).toBeDefined()
      }),
      { numRuns: 300, seed: 8 },
    )
    expect(reached).toBeGreaterThan(20)
  })
  it('nobody fares worse for having spoken: on the same facts the fine only falls', () => {
    fc.assert(
      fc.property(walked, given => {
        const acts = play(given)
        let ceiling = Number.POSITIVE_INFINITY
        for (const [i, act] of acts.entries()) {
          if (act.type === 'defenceReceived') {
            ceiling = Math.min(ceiling, stateOf(acts.slice(0, i)).proposal?.fineFen ?? ceiling)
          }
          if (act.type === 'outcomeProposed') expect(act.data.fineFen).toBeLessThanOrEqual(ceiling)
          if (act.type === 'decided') expect(act.data.treatment.fineFen).toBeLessThanOrEqual(ceiling)
        }
      }),
      { numRuns: 100, seed: 9 },
    )
  })
})
