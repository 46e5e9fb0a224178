import { expect, test } from 'vitest'
import { refuse } from '#kernel'
import { type Decider, given } from './given.ts'

type Act = { type: 'opened' } | { type: 'closed' }

const door: Decider<'open' | 'close', { open: boolean }, Act, { locked: boolean }> = {
  initial: { open: false },
  decide(command, state, { locked }) {
    if (locked) refuse({ code: 'door.locked', kind: 'notAllowed', message: '门已锁。', next: '请先开锁。' })
    if (command === 'open') return state.open ? [] : [{ type: 'opened' }]
    if (!state.open) throw new TypeError('a fault in the rule')
    return [{ type: 'closed' }]
  },
  evolve: (_state, act) => ({ open: act.type === 'opened' }),
}

const unlocked = { locked: false }

test('acts follow', () => {
  given(door, [])
    .when('open', unlocked)
    .then([{ type: 'opened' }])
  given(door, [{ type: 'opened' }])
    .when('close', unlocked)
    .then([{ type: 'closed' }])
  expect(given(door, []).when('open', unlocked).after).toEqual({ open: true })
})

test('a refusal follows', () => {
  given(door, []).when('open', { locked: true }).then('door.locked')
})

test('a wrong expectation fails', () => {
  expect(() => given(door, []).when('open', unlocked).then([])).toThrow()
  expect(() => given(door, []).when('open', unlocked).then('door.locked')).toThrow()
  expect(() => given(door, []).when('open', { locked: true }).then('door.closed')).toThrow()
  expect(() => given(door, []).when('open', { locked: true }).then([])).toThrow('door.locked')
})

test('a fault is not taken for a refusal', () => {
  expect(() => given(door, []).when('close', unlocked)).toThrow(TypeError)
})
