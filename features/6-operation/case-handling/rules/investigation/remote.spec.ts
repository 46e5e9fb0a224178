import { describe, expect, it } from 'vitest'
import { by } from '../../fixtures/case-08.ts'
import { at, roadTo, stateOf } from '../../fixtures/road.ts'
import { when } from '../../fixtures/when.ts'
import type { BodyOf } from '../commands.ts'
import { evidenceOf } from '../evidence-list.ts'
import { isWebAddress } from './remote.ts'

type Remote = BodyOf<'recordRemoteInspection'>
const capture: Remote['captures'][number] = {
  title: '首页',
  url: 'https://xinghe.example/index.html',
  capturedAt: at('05-29', '14:12'),
  file: 'a'.repeat(64),
  proves: '没有审批文号',
}
const body: Remote = {
  target: '“星河棋局”网站',
  place: '本机关电子取证室',
  from: at('05-29', '14:05'),
  until: at('05-29', '15:20'),
  officers: ['zhou', 'xu'],
  recorderId: 'xu',
  network: '专线上网，未使用代理。',
  deviceTime: at('05-29', '14:03'),
  actualTime: at('05-29', '14:03'),
  steps: '打开浏览器，逐页截取。',
  captures: [capture, { ...capture, title: '充值页面', url: 'http://xinghe.example/pay?item=128' }],
  recording: 'b'.repeat(64),
}
const filed = roadTo('filingApproved')
const record = (change: Partial<Remote> = {}, without: (keyof Remote)[] = []) => {
  const given = Object.fromEntries(
    Object.entries({ ...body, ...change }).filter(([k]) => !without.includes(k as never)),
  )
  return when(filed, { name: 'recordRemoteInspection', body: given as Remote }, at('05-29', '16:00'), { by: by.zhou })
}

describe('a remote inspection', () => {
  it('keeps each page as electronic evidence with address, time and hash, and itself as a record', () => {
    const { after } = record()
    expect(after.evidence.slice(-2)).toMatchObject([
      {
        kind: 'electronic',
        title: '首页',
        source: expect.stringContaining(capture.url),
        collectedAt: capture.capturedAt,
      },
      { title: '充值页面', file: capture.file, collectors: ['周砚秋', '许明澈'] },
    ])
    expect(evidenceOf(after).map(e => e.title)).toContain('远程勘验笔录（“星河棋局”网站）')
    expect(stateOf(filed).remoteInspections).toBeUndefined()
  })
  it('is watched: recorded as a whole, or seen by somebody who is no officer', () => {
    record({}, ['recording']).then('caseHandling.remoteUnwitnessed')
    expect(record({ witness: '吴桂珍' }, ['recording']).after.remoteInspections).toHaveLength(1)
    record({ witness: '许明澈' }).then('caseHandling.witnessIsOfficer')
  })
  it('names a page so that others find it, at a time within the inspection', () => {
    const one = (change: object) => record({ captures: [{ ...capture, ...change }] })
    one({ url: 'xinghe.example' }).then('caseHandling.captureAddress')
    one({ url: 'javascript:alert(1)' }).then('caseHandling.captureAddress')
    one({ capturedAt: at('05-29', '15:21') }).then('caseHandling.captureOutsideInspection')
    one({ capturedAt: at('05-29', '14:04') }).then('caseHandling.captureOutsideInspection')
  })
  it('is done by two officers, one of whom writes', () => {
    record({ officers: ['zhou'] }).then('certificates.team')
    record({ recorderId: 'shen' }).then('caseHandling.recorderNotOfficer')
  })
  it('lies in the past and takes time', () => {
    record({ until: at('05-29', '17:00') }).then('caseHandling.timeImpossible')
    record({ until: body.from }).then('caseHandling.timeImpossible')
  })
})

it('an address is of the web', () => {
  expect(['https://a.example/x?y=1', 'http://127.0.0.1:8080'].map(isWebAddress)).toEqual([true, true])
  expect(['a.example', 'ftp://a.example', 'data:text/html,x', ''].map(isWebAddress)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
