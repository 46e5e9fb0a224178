import { describe, expect, it } from 'vitest'
import type { StepsView, StepView } from '../contract.ts'
import { chosenStep, sortSteps } from './steps.ts'

const gate = (open: boolean) => ({ code: 'x', title: '', open, reason: '', opensWhen: '' })
const step = (command: string, permitted: boolean, ...open: boolean[]): StepView => ({
  command,
  title: command,
  permitted,
  duties: [],
  gates: open.map(gate),
})
const view = (steps: StepView[], next: string | null = null): StepsView => ({ version: 1, steps, next, staff: [] })

describe('the step a page opens with', () => {
  const steps = [step('a', true, false), step('b', true, true), step('c', true), step('d', false)]
  it('is the one asked for, even when the law does not let it pass yet', () => {
    expect(chosenStep(view(steps), 'a')?.command).toBe('a')
  })
  it('is never one of other people’s duties', () => expect(chosenStep(view(steps), 'd')?.command).toBe('b'))
  it('is the one the case waits for', () => expect(chosenStep(view(steps, 'c'), null)?.command).toBe('c'))
  it('is the first usable one when the awaited one is closed', () =>
    expect(chosenStep(view(steps, 'a'), null)?.command).toBe('b'))
  it('is not one that wants a reason of its own', () => {
    const side = [step('returnProposal', true), step('decideRecusal', true)]
    expect(chosenStep(view(side), null)).toBeUndefined()
    expect(chosenStep(view(side, 'returnProposal'), null)?.command).toBe('returnProposal')
  })
  it('is none when nothing can be done', () => expect(chosenStep(view([step('d', false)]), null)).toBeUndefined())
})

it('steps are sorted by who may and whether they pass', () => {
  const sorted = sortSteps([step('a', true, true, false), step('b', true), step('c', false, true)])
  expect([sorted.usable, sorted.closed, sorted.others].map(list => list.map(s => s.command))).toEqual([
    ['b'],
    ['a'],
    ['c'],
  ])
})
