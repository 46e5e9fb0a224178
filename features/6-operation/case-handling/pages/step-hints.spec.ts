import { describe, expect, it } from 'vitest'
import type { CaseLawView } from '../contract.ts'
import { type CommandName, commands } from '../rules/commands.ts'
import { newCase } from '../rules/state.ts'
import { hintsFor } from './step-hints.ts'

const wanted = { bases: ['turnover'], options: ['有违法所得的', '没有违法所得的'], unit: '件' }
const powers = [
  { code: 'A', name: '甲', wanted, alsoFits: [{ code: 'B', name: '乙' }] },
  { code: 'B', name: '乙', wanted: { bases: [], options: [] }, alsoFits: [{ code: 'A', name: '甲' }] },
]
const law = { minorUnder: 18, powers } as unknown as CaseLawView
const known = { state: newCase, law, today: '2025-06-03' }
const shown = (command: CommandName, values: Record<string, unknown>, pointer: string) =>
  hintsFor(command, values, known)[pointer]?.hidden !== true

describe('fields that apply', () => {
  it('a refusal is asked for only where nobody signed', () => {
    expect(shown('recordInspection', { signature: { signed: true } }, '/signature/refusal')).toBe(false)
    expect(shown('recordInspection', { signature: { signed: false } }, '/signature/refusal')).toBe(true)
  })
  it('each way of serving asks for its own proof', () => {
    const service = (method: string) => ({ service: { method } })
    expect(shown('servePriorNotice', service('direct'), '/service/witness')).toBe(false)
    expect(shown('servePriorNotice', service('leaving'), '/service/witness')).toBe(true)
    expect(shown('servePriorNotice', service('mail'), '/service/tracking')).toBe(true)
    expect(shown('servePriorNotice', service('mail'), '/service/consent')).toBe(false)
  })
  it('a minor’s guardian, from the birthday and the day of the inquiry', () => {
    const guardian = (birth?: string) =>
      shown('recordInquiry', { birth, from: '2025-06-03T10:00:00+08:00' }, '/guardian')
    expect(guardian()).toBe(false)
    expect(guardian('2007-06-03')).toBe(false)
    expect(guardian('2007-06-04')).toBe(true)
  })
  it('of an investigation only what the chosen items ask', () => {
    const asks = (code: string, pointer: string) => shown('concludeInvestigation', { powerCodes: [code] }, pointer)
    expect(['/amountsFen/turnover', '/amountsFen/sales', '/units'].map(p => asks('A', p))).toEqual([true, false, true])
    expect(['/amountsFen/turnover', '/units', '/option', '/aggravated'].map(p => asks('B', p))).toEqual(
      Array(4).fill(false),
    )
    expect(asks('B', '/amountsFen/illegalGain')).toBe(true)
  })
  it('says what the same act may fit besides, until that is chosen too', () => {
    const help = (...codes: string[]) =>
      hintsFor('concludeInvestigation', { powerCodes: codes }, known)['/powerCodes']?.help
    expect(help('A')).toContain('还可能符合“乙”（B）')
    expect(help('A', 'B')).not.toContain('还可能符合')
  })
  it('amounts only for a penalty', () => {
    expect(shown('proposeOutcome', { outcome: 'penalty' }, '/fineFen')).toBe(true)
    expect(shown('proposeOutcome', { outcome: 'noPenalty' }, '/fineFen')).toBe(false)
    expect(shown('proposeOutcome', { outcome: 'dismissed' }, '/power')).toBe(false)
  })
})

it('hints name fields that the bodies have', () => {
  const everything = { signature: {}, service: { method: 'leaving' }, outcome: 'penalty' }
  for (const command of Object.keys(commands) as CommandName[]) {
    const { properties } = commands[command].body as unknown as { properties: Record<string, { properties?: object }> }
    for (const pointer of Object.keys(hintsFor(command, pick(everything, Object.keys(properties)), known))) {
      const [name = '', inner] = pointer.split('/').slice(1)
      expect(Object.keys(properties), `${command}${pointer}`).toContain(name)
      if (inner) expect(Object.keys(properties[name]?.properties ?? {}), `${command}${pointer}`).toContain(inner)
    }
  }
})

const pick = (values: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
