import { describe, expect, it } from 'vitest'
import { type Duty, exclusiveDuties } from '#host/identity'
import { isRefusal } from '#kernel'
import { type AdminCommand, administrationsOf, checkAdministration, type Person, whoMay } from './administration.ts'

const person = (id: string, duties: Duty[] = [], more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  region: '990100',
  duties,
  active: true,
  locked: false,
  mustChange: false,
  ...more,
})

const trio = [person('sys', ['systemAdmin']), person('sec', ['securityAdmin']), person('aud', ['auditAdmin'])]
const worker = person('worker', ['handler'])

function codeOf(command: AdminCommand, actor: string, people: readonly Person[]): string | undefined {
  try {
    checkAdministration(command, actor, people)
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.detail.code
    throw error
  }
}

describe('an administrative command', () => {
  const people = [...trio, worker, person('idle'), person('fresh', [], { mustChange: true })]
  const cases: [string, AdminCommand, string, string | undefined][] = [
    ['about nobody', { type: 'lock', target: 'nobody' }, 'sec', 'tenancy.unknownAccount'],
    ['of another charge', { type: 'lock', target: 'worker' }, 'sys', 'tenancy.notCharged'],
    ['of the audit administrator', { type: 'lock', target: 'worker' }, 'aud', 'tenancy.notCharged'],
    ['about oneself', { type: 'changeDuties', target: 'sec', duties: [] }, 'sec', 'tenancy.ownAccount'],
    ['appointing a second', { type: 'appoint', target: 'idle', duty: 'auditAdmin' }, 'sys', 'tenancy.alreadyAppointed'],
    [
      'two of three',
      { type: 'changeDuties', target: 'aud', duties: ['auditAdmin', 'systemAdmin'] },
      'sec',
      'tenancy.dutiesExclude',
    ],
    ['the last one removed', { type: 'changeDuties', target: 'aud', duties: [] }, 'sec', 'tenancy.lastAdministrator'],
    ['the last one locked', { type: 'lock', target: 'sys' }, 'sec', 'tenancy.lastAdministrator'],
    [
      'a borrowed password',
      { type: 'changeDuties', target: 'fresh', duties: ['auditAdmin'] },
      'sec',
      'tenancy.notTakenOver',
    ],
    ['an administrator closed', { type: 'deactivate', target: 'aud' }, 'sys', 'tenancy.administratorActive'],
    ['an administrator’s password', { type: 'resetPassword', target: 'sec' }, 'sys', 'tenancy.administratorPassword'],
    ['a second auditor', { type: 'changeDuties', target: 'idle', duties: ['auditAdmin'] }, 'sec', undefined],
    ['duties of a worker', { type: 'changeDuties', target: 'worker', duties: ['handler', 'leader'] }, 'sec', undefined],
    ['a worker locked', { type: 'lock', target: 'worker' }, 'sec', undefined],
    ['a worker’s password', { type: 'resetPassword', target: 'worker' }, 'sys', undefined],
    ['a worker closed', { type: 'deactivate', target: 'worker' }, 'sys', undefined],
  ]
  it.each(cases)('%s', (_, command, actor, code) => expect(codeOf(command, actor, people)).toBe(code))

  it('grants nothing to a closed account', () => {
    const closed = person('closed', [], { active: false })
    expect(codeOf({ type: 'changeDuties', target: 'closed', duties: ['handler'] }, 'sec', [...people, closed])).toBe(
      'tenancy.accountClosed',
    )
  })

  it('counts who is above, and not who is below', () => {
    const above = person('above', ['auditAdmin'], { region: '990000' })
    const below = person('below', ['auditAdmin'], { region: '990102' })
    const remove: AdminCommand = { type: 'changeDuties', target: 'aud', duties: [] }
    expect(codeOf(remove, 'sec', [...people, above])).toBeUndefined()
    expect(codeOf(remove, 'sec', [...people, below])).toBe('tenancy.lastAdministrator')
  })
})

/** A world of five people: who they are, and whose temporary password somebody else knows. */
interface World {
  people: readonly Person[]
  /** account → who set its password, while it has not been changed. */
  knownBy: Readonly<Record<string, string>>
}

const grants: Duty[][] = [[], ['systemAdmin'], ['securityAdmin'], ['auditAdmin'], ['handler']]

/** Everything anybody might try. `takeOver`: the owner signs in and sets a password of his own. */
function attempts({ people }: World): { actor: string; command: AdminCommand }[] {
  const commands = people.flatMap(({ id: target }): AdminCommand[] => [
    { type: 'appoint', target, duty: 'securityAdmin' },
    { type: 'appoint', target, duty: 'auditAdmin' },
    ...grants.map(duties => ({ type: 'changeDuties' as const, target, duties })),
    ...(['lock', 'unlock', 'deactivate', 'reactivate', 'resetPassword'] as const).map(type => ({ type, target })),
  ])
  const canAct = people.filter(p => p.active && !p.locked && administrationsOf(p.duties).length > 0)
  return canAct.flatMap(({ id: actor }) => commands.map(command => ({ actor, command })))
}

function after(world: World, actor: string, command: AdminCommand): World {
  const change = (to: Partial<Person>): World => ({
    ...world,
    people: world.people.map(p => (p.id === command.target ? { ...p, ...to } : p)),
  })
  switch (command.type) {
    case 'appoint':
      return change({ duties: [command.duty] })
    case 'changeDuties':
      return change({ duties: command.duties })
    case 'lock':
      return change({ locked: true })
    case 'unlock':
      return change({ locked: false })
    case 'deactivate':
      return change({ active: false })
    case 'reactivate':
      return change({ active: true })
    case 'resetPassword':
      return { ...change({ mustChange: true }), knownBy: { ...world.knownBy, [command.target]: actor } }
  }
}

/** Every account that has a foreign password, taken over by its owner. */
const takenOver = (world: World): World[] =>
  Object.keys(world.knownBy).map(id => ({
    people: world.people.map(p => (p.id === id ? { ...p, mustChange: false } : p)),
    knownBy: Object.fromEntries(Object.entries(world.knownBy).filter(([account]) => account !== id)),
  }))

function faultsOf(world: World): string[] {
  const inHand = (id: string) => [
    ...new Set(
      world.people.filter(p => p.id === id || world.knownBy[p.id] === id).flatMap(p => administrationsOf(p.duties)),
    ),
  ]
  const greedy = world.people.filter(p => inHand(p.id).length > 1).map(p => `${p.id} holds ${inHand(p.id)}`)
  const orphaned = exclusiveDuties.filter(
    duty => !world.people.some(p => p.duties.includes(duty) && p.active && !p.locked),
  )
  return [...greedy, ...orphaned.map(duty => `nobody is ${duty}`)]
}

/** All worlds that so many commands lead to, each once. */
function reach(start: World, depth: number, permits: (w: World, actor: string, c: AdminCommand) => boolean) {
  const seen = new Map([[JSON.stringify(start), start]])
  let edge = [start]
  let tried = 0
  for (let step = 0; step < depth; step++) {
    const next: World[] = []
    const visit = (world: World) => {
      const key = JSON.stringify(world)
      if (seen.has(key)) return
      seen.set(key, world)
      next.push(world)
    }
    for (const world of edge) {
      for (const { actor, command } of attempts(world)) {
        tried++
        if (permits(world, actor, command)) visit(after(world, actor, command))
      }
      for (const one of takenOver(world)) visit(one)
    }
    edge = next
  }
  return { worlds: [...seen.values()], tried }
}

describe('三员分立, every sequence of up to four commands', () => {
  const start: World = { people: [...trio, person('d'), person('e')], knownBy: {} }
  const byRule = (world: World, actor: string, command: AdminCommand) =>
    codeOf(command, actor, world.people) === undefined

  it('never puts two of the three into one hand and never removes the last of one', () => {
    const { worlds, tried } = reach(start, 4, byRule)
    expect(worlds.length).toBeGreaterThan(1000)
    expect(tried).toBeGreaterThan(100_000)
    for (const world of worlds) expect(faultsOf(world), JSON.stringify(world)).toEqual([])
  })

  it('would be broken without these rules: charge alone is not enough', () => {
    const byCharge = (world: World, actor: string, command: AdminCommand) =>
      world.people.find(p => p.id === actor)!.duties.includes(whoMay[command.type])
    const faults = new Set(reach(start, 2, byCharge).worlds.flatMap(faultsOf))
    expect(faults).toContain('nobody is auditAdmin')
    expect([...faults].some(fault => fault.startsWith('sys holds'))).toBe(true)
  })
})
