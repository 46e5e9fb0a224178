import { describe, expect, it } from 'vitest'
import { by, handler, lin, xu, zhou } from '../fixtures/case-08.ts'
import { awaitedSteps, nextStepFor, type Person } from './next-step.ts'
import { type CaseState, newCase } from './state.ts'

const person = ({ id, duties }: { id: string; duties: Person['duties'] }): Person => ({ userId: id, duties })
const state = (change: Partial<CaseState>): CaseState => ({
  ...newCase,
  stage: 'check',
  handlers: [handler(zhou), handler(xu)],
  ...change,
})
const preservation = { preservationId: 'p', confirmed: false } as CaseState['preservations'][number]

describe('whose turn it is', () => {
  it('a new finding waits for the leader to assign handlers', () => {
    const registered = state({ handlers: [] })
    expect(nextStepFor(registered, person(by.lin))?.command).toBe('assignHandlers')
    expect(nextStepFor(registered, person(by.zhou))).toBeUndefined()
  })
  it('a handler’s turn is only in his own cases', () => {
    expect(nextStepFor(state({}), person(by.zhou))).toEqual({ command: 'recordInspection', title: '现场检查' })
    expect(nextStepFor(state({}), person(by.shen))).toBeUndefined()
  })
  it('what has been seen is put before the leader', () => {
    const inspected = state({ inspections: [{}] as CaseState['inspections'] })
    expect(nextStepFor(inspected, person(by.zhou))?.command).toBe('requestFiling')
    expect(nextStepFor(state({ stage: 'filing' }), person(by.lin))?.command).toBe('approveFiling')
  })
  it('a preservation with a deadline goes before the main road', () => {
    const preserved = state({ stage: 'investigating', preservations: [preservation] })
    expect(nextStepFor(preserved, person(by.lin))?.command).toBe('confirmPreservation')
    expect(nextStepFor(preserved, person(by.zhou))?.command).toBe('disposePreserved')
  })
  it('while the party may speak the case waits for it, then for the review', () => {
    const window = { key: 'window', actor: 'party', closed: false } as CaseState['clocks'][number]
    const awaiting = state({ stage: 'awaiting', clocks: [window] })
    expect(awaitedSteps(awaiting)).toEqual(['receiveDefence'])
    expect(awaitedSteps({ ...awaiting, clocks: [{ ...window, closed: true }] })).toEqual(['reviewLegally', 'decide'])
  })
  it('a statement that nobody has answered is answered first', () => {
    const unread = [{ assessed: false }] as CaseState['defences']
    expect(awaitedSteps(state({ stage: 'deciding', defences: unread }))).toEqual(['assessDefence'])
  })
  it('after service: payment, publication, closing', () => {
    const decision = { payment: { totalFen: 20_000 }, treatment: { outcome: 'penalty' } } as CaseState['decision']
    const effective = state({ stage: 'effective', ...(decision && { decision }) })
    expect(awaitedSteps(effective)).toEqual(['recordPayment', 'publishDecision', 'requestClosing'])
    const paid = { ...effective, payments: [{ amountFen: 20_000 }] as CaseState['payments'] }
    expect(awaitedSteps({ ...paid, publication: { withheld: '涉及未成年人' } })).toEqual(['requestClosing'])
  })
  it('an archived case waits for nobody', () => {
    expect(awaitedSteps(state({ stage: 'archived', preservations: [preservation] }))).toEqual([])
    expect(nextStepFor(state({ stage: 'closed' }), person(by.shi))?.command).toBe('archiveCase')
    expect(nextStepFor(state({ stage: 'closed' }), person({ ...lin, duties: ['leader'] }))).toBeUndefined()
  })
})
