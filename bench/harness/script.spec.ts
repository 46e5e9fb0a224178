import { describe, expect, it } from 'vitest'
import { newId, newPaperCode } from '#kernel'
import type { Statement } from './capture.ts'
import { scriptOf, withoutGuards } from './script.ts'

const ORGAN = newId()

/** What one request to register something might have sent. */
function captured(n: number): Statement[] {
  const id = newId()
  const code = newPaperCode()
  const say = (name: string, text: string, values: unknown[] = [], first?: Record<string, unknown>): Statement => ({
    name,
    text,
    values,
    rows: first ? 1 : 0,
    ...(first && { first }),
  })
  return [
    say('identity-of-session', 'select * from identity_of_session($1)', ['a'.repeat(64)], {
      user_id: ORGAN,
      name: '周砚秋',
    }),
    { text: 'begin', values: [], rows: 0 },
    say('series-next', 'insert into number_series values ($1) returning last', [ORGAN], { last: n }),
    say('add', 'insert into case_file values ($1, $2, $3, $4)', [id, ORGAN, n, JSON.stringify({ id, code })]),
    say('look-note', 'insert into access_log values ($1)', [id]),
    { text: 'commit', values: [], rows: 0 },
  ]
}

describe('a script', () => {
  const script = scriptOf(captured(7), captured(8))

  it('makes anew for each request what only one capture has, wherever it stands', () => {
    const add = script.statements[3]!
    expect(script.own).toEqual(['uuid', 'code'])
    expect(add.values[0]).toEqual({ is: 'pieces', pieces: [{ own: 0, kind: 'uuid' }] })
    expect(add.values[3]).toEqual({
      is: 'pieces',
      pieces: ['{"id":"', { own: 0, kind: 'uuid' }, '","code":"', { own: 1, kind: 'code' }, '"}'],
    })
  })

  it('leaves what both have', () => {
    expect(script.statements[3]!.values[1]).toEqual({ is: 'same', value: ORGAN })
  })

  it('takes a number that the database gave from the answer that gave it', () => {
    expect(script.statements[3]!.values[2]).toEqual({ is: 'result', statement: 2, column: 'last' })
  })

  it('without its guards keeps the work, and what refers to answers follows', () => {
    const bare = withoutGuards(script)
    expect(bare.statements.map(s => s.name ?? s.text)).toEqual(['begin', 'series-next', 'add', 'commit'])
    expect(bare.statements[2]!.values[2]).toEqual({ is: 'result', statement: 1, column: 'last' })
  })

  it('is refused for requests that ran different statements', () => {
    expect(() => scriptOf(captured(7), captured(8).slice(1))).toThrow('different statements')
  })
})
