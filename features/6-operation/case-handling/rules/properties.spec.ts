import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import type { CaseAct } from '../acts.ts'
import { context as at, by, certificate, finding, registered } from '../fixtures/case-08.ts'
import { investigation, play, type Step } from '../fixtures/investigation.ts'
import { cafeFound, collectBody, spotBody } from '../fixtures/on-the-spot.ts'
import { caseFile } from '../rules.ts'
import type { CaseContext } from './context.ts'
import { evidenceOf } from './evidence-list.ts'
import type { CaseState } from './state.ts'

/** The walk-through's commands and those of the simple procedure: material to be tried in any order. */
const steps: Step[] = [
  ...investigation,
  { command: { name: 'decideOnTheSpot', body: spotBody }, now: '2025-06-03T16:00:00+08:00', by: by.zhou },
  { command: { name: 'collectOnTheSpot', body: collectBody }, now: '2025-06-03T16:10:00+08:00', by: by.zhou },
  { command: { name: 'fileWithOrgan', body: { at: '2025-06-04T09:00:00+08:00' } }, now: '2025-06-20', by: by.zhou },
  {
    command: { name: 'handInCash', body: { step: 'organ', at: '2025-06-04T09:00:00+08:00', voucher: '1' } },
    now: '2025-06-20',
    by: by.qian,
  },
  {
    command: { name: 'decideRecusal', body: { officerId: 'xu', askedBy: 'party', reason: '同学', granted: true } },
    now: '2025-06-20',
    by: by.lin,
  },
  {
    command: { name: 'assignHandlers', body: { officers: ['zhou', 'tao'], reason: '回避' } },
    now: '2025-06-20',
    by: by.lin,
  },
]

/** Runs steps in the given order, refused ones skipped; `seen` gets every state on the way. */
function run(
  order: readonly Step[],
  first: readonly CaseAct[] = [registered],
  change: Partial<CaseContext> = {},
): CaseState[] {
  let ids = 0
  const states = [first.reduce(caseFile.evolve, caseFile.initial)]
  for (const { command, now, by: actor } of order) {
    const state = states.at(-1)!
    const context = at(now, {
      by: actor,
      freshId: () => `id-${++ids}`,
      certificates: ['zhou', 'xu', 'tao'].map(id => certificate(id)),
      ...change,
    })
    try {
      states.push(caseFile.decide(command, state, context).reduce(caseFile.evolve, state))
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return states
}

const anyOrder = fc.array(fc.constantFrom(...steps), { maxLength: 30 })
const anyStart = fc.constantFrom<CaseAct[]>(
  [registered],
  [cafeFound],
  [
    {
      type: 'findingRegistered',
      data: { ...finding, source: { kind: 'inspection', receivedOn: '2025-05-26' } },
    },
  ],
)

describe('whatever is tried in whatever order', () => {
  it('evidence, records, investigators and documents are never lost, and each act counts once', () => {
    fc.assert(
      fc.property(anyOrder, anyStart, (order, first) => {
        const states = run(order, first)
        for (const [i, after] of states.entries()) {
          const before = states[i - 1]
          if (!before) continue
          expect(after.evidence.slice(0, before.evidence.length)).toEqual(before.evidence)
          expect(after.inspections.slice(0, before.inspections.length)).toEqual(before.inspections)
          expect(after.inquiries.slice(0, before.inquiries.length)).toEqual(before.inquiries)
          expect(after.preservations.length).toBeGreaterThanOrEqual(before.preservations.length)
          expect(after.everHandled).toEqual(expect.arrayContaining(before.everHandled))
          expect(evidenceOf(after).length).toBeGreaterThanOrEqual(evidenceOf(before).length)
          expect(after.version).toBe(before.version + 1)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('an open clock of a preservation is exactly a preservation not yet disposed of', () => {
    fc.assert(
      fc.property(anyOrder, order => {
        for (const { clocks, preservations } of run(order)) {
          const running = clocks.filter(c => c.periodId === 'D-PEN-04' && !c.closed).map(c => c.key)
          const open = preservations.filter(p => !p.disposed).map(p => `D-PEN-04:${p.preservationId}`)
          expect(running).toEqual(open)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('no investigation ends with something preserved, or with an approval unsigned', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(investigation), order => {
        const last = run(order).at(-1)!
        if (last.stage !== 'reviewing') return
        expect(last.preservations.every(p => p.disposed && p.confirmed)).toBe(true)
        expect(evidenceOf(last).length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })
})

describe('deciding and evolving', () => {
  it('change neither what is asked, nor the state, nor the context', () => {
    const law = deepFreeze(structuredClone(at('2025-05-26').law))
    const starts = [play(investigation), play(investigation.slice(0, 8)), [cafeFound]]
    for (const acts of starts) {
      let state = caseFile.initial
      for (const act of acts) state = deepFreeze(caseFile.evolve(state, deepFreeze(structuredClone(act))))
      for (const { command, now, by: actor } of steps) {
        const context = deepFreeze({ ...at(now, { by: actor }), law })
        try {
          deepFreeze(caseFile.decide(deepFreeze(structuredClone(command)), state, context)).reduce(
            caseFile.evolve,
            state,
          )
        } catch (error) {
          // Changing something frozen is a TypeError, which is not a refusal.
          if (!isRefusal(error)) throw error
        }
      }
    }
  })

  it('give the same answer to the same question', () => {
    const acts = play(investigation.slice(0, -1))
    const state = acts.reduce(caseFile.evolve, caseFile.initial)
    const { command, now, by: actor } = investigation.at(-1)!
    const ask = () => caseFile.decide(command, state, at(now, { by: actor }))
    expect(ask()).toEqual(ask())
  })
})

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) deepFreeze(part)
  return value
}
