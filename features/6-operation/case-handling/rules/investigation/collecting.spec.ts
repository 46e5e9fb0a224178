import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct } from '../../acts.ts'
import {
  assigned,
  context as at,
  by,
  certificate,
  finding,
  handler,
  registered,
  xu,
  zhou,
} from '../../fixtures/case-08.ts'
import {
  evidenceBody,
  extractionBody,
  inspectionBody,
  investigation,
  play,
  playBefore,
} from '../../fixtures/investigation.ts'
import { caseFile } from '../../rules.ts'
import type { CaseContext } from '../context.ts'
import { evidenceOf } from '../evidence-list.ts'

const opened = [registered, assigned]
const team = [zhou, xu].map(handler)
const context = (change: Partial<CaseContext> = {}) => at('2025-05-26T22:20:00+08:00', change)
const later = (change: Partial<CaseContext> = {}) => at('2025-06-05', change)

describe('an inspection', () => {
  const inspect = (body: Partial<typeof inspectionBody> = {}, change: Partial<CaseContext> = {}, acts = opened) =>
    given(caseFile, acts).when({ name: 'recordInspection', body: { ...inspectionBody, ...body } }, context(change))

  it('is recorded with the certificates of its officers', () => {
    const { officers: _o, ...facts } = inspectionBody
    const result = inspect()
    result.then([{ type: 'inspectionRecorded', data: { ...facts, team } }])
    expect(evidenceOf(result.after)).toMatchObject([{ kind: 'siteRecord', collectors: ['周砚秋', '许明澈'] }])
  })
  it('asks for certificates on its day, not on the day it is recorded', () => {
    const lapsing = [certificate('zhou'), certificate('xu', '2025-05-26')]
    const result = given(caseFile, opened).when(
      { name: 'recordInspection', body: inspectionBody },
      at('2025-05-28', { certificates: lapsing }),
    )
    expect(result.outcome).toHaveProperty('acts')
    inspect({}, { certificates: [certificate('zhou'), certificate('xu', '2025-05-25')] }).then('certificates.team')
  })
  it('wants two different officers, and none who is bound to the party or has been recused', () => {
    inspect({ officers: ['zhou'], recorderId: 'zhou' }).then('certificates.team')
    inspect({ officers: ['zhou', 'zhou'], recorderId: 'zhou' }).then('certificates.team')
    inspect({}, { conflicts: [{ officerId: 'xu', subjectId: 'ktv', relation: '其兄为投资人' }] }).then(
      'certificates.recusal',
    )
    const out: CaseAct = {
      type: 'recusalDecided',
      data: {
        officerId: 'xu',
        officerName: '许明澈',
        askedBy: 'party',
        reason: '同学',
        granted: true,
        decidedBy: 'lin',
      },
    }
    inspect({}, {}, [...opened, out]).then('caseHandling.recused')
  })
  it('is recorded by a handler', () => {
    inspect({}, { by: by.shen }).then('caseHandling.notHandler')
    inspect({}, {}, [registered]).then('caseHandling.notHandler')
  })
  it('may be recorded by the patrol that found something, before anybody is assigned', () => {
    const found: CaseAct = {
      type: 'findingRegistered',
      data: { ...finding, source: { kind: 'inspection', receivedOn: '2025-05-26' } },
    }
    const result = inspect({}, {}, [found])
    expect(result.outcome).toHaveProperty('acts')
    expect(result.after.everHandled).toEqual(['zhou', 'xu'])
    inspect({}, { by: by.desk }, [found]).then('caseHandling.notHandler')
  })
  it.each([
    ['certificates were not shown', { certificatesShown: false }, 'caseHandling.certificatesNotShown'],
    ['rights were not told', { rightsTold: false }, 'caseHandling.rightsNotTold'],
    ['it was not read back', { readBack: false }, 'caseHandling.notReadBack'],
    ['the recorder was not there', { recorderId: 'lin' }, 'caseHandling.recorderNotOfficer'],
    ['it ends before it begins', { until: '2025-05-26T20:00:00+08:00' }, 'caseHandling.timeImpossible'],
    ['it takes no time', { until: inspectionBody.from }, 'caseHandling.timeImpossible'],
    ['it ends tomorrow', { until: '2025-05-27T01:00:00+08:00' }, 'caseHandling.timeImpossible'],
    ['it was before the source', { from: '2025-05-25T20:00:00+08:00' }, 'caseHandling.timeImpossible'],
  ])('is refused when %s', (_name, change, code) => inspect(change).then(code))

  const unsigned = (signature: typeof inspectionBody.signature, recordings: string[] = []) =>
    inspect({ signature, recordings })
  it('is signed, or the refusal is noted, and witnessed or recorded', () => {
    unsigned({ signed: false }).then('caseHandling.refusalNotNoted')
    unsigned({ signed: false, refusal: ' ' }).then('caseHandling.refusalNotNoted')
    unsigned({ signed: false, refusal: '拒绝签名并离开' }).then('caseHandling.witnessMissing')
    unsigned({ signed: true, refusal: '拒绝签名' }).then('caseHandling.signatureContradicts')
    unsigned({ signed: false, refusal: '拒绝签名', witness: '周砚秋' }).then('caseHandling.witnessIsOfficer')
    expect(unsigned({ signed: false, refusal: '拒绝签名', witness: '吴桂珍' }).outcome).toHaveProperty('acts')
    expect(unsigned({ signed: false, refusal: '拒绝签名' }, ['视频1段']).outcome).toHaveProperty('acts')
  })
  it('makes its officers investigators, assigned or not', () => {
    const helped = inspect(
      { officers: ['zhou', 'shen'], recorderId: 'zhou' },
      {
        certificates: ['zhou', 'xu', 'shen'].map(id => certificate(id)),
      },
    )
    expect(helped.after.everHandled).toEqual(['zhou', 'xu', 'shen'])
  })
})

describe('evidence', () => {
  const add = (change: Partial<typeof evidenceBody> = {}, by_: CaseContext['by'] = by.zhou) =>
    given(caseFile, opened).when({ name: 'addEvidence', body: { ...evidenceBody, ...change } }, later({ by: by_ }))
  it('is kept with kind, purpose, source, time, place and who collected it', () => {
    expect(add({ file: 'b'.repeat(64) }).after.evidence).toEqual([
      {
        evidenceId: 'id-1',
        kind: 'documentary',
        title: '2025年5月23日收银流水',
        proves: '收取费用200元',
        source: '郑广明提供',
        collectedAt: '2025-05-29T10:40:00+08:00',
        place: '文衡市衡北县文化市场综合执法大队询问室',
        collectors: ['周砚秋', '许明澈'],
        file: 'b'.repeat(64),
        pages: 2,
      },
    ])
  })
  it('is refused when collected by one, at an impossible time, or as a copy nobody compared', () => {
    add({ collectors: ['zhou'] }).then('certificates.team')
    add({ collectedAt: '2025-06-05T09:01:00+08:00' }).then('caseHandling.timeImpossible')
    add({ collectedAt: '2025-05-25T09:00:00+08:00' }).then('caseHandling.timeImpossible')
    add({ copyOfOriginal: false }).then('caseHandling.copyNotCompared')
    add({}, by.lin).then('caseHandling.notHandler')
  })
})

describe('an extraction', () => {
  const extract = (change: Partial<typeof extractionBody> = {}, actor = by.zhou) =>
    given(caseFile, playBefore('recordExtraction')).when(
      { name: 'recordExtraction', body: { ...extractionBody, ...change } },
      at('2025-05-27T11:10:00+08:00', { by: actor }),
    )
  it('makes the copy evidence when it equals the original', () => {
    expect(extract().after.evidence).toMatchObject([
      { kind: 'electronic', title: '2025年5月23日前台和走廊的录像', file: extractionBody.file },
    ])
  })
  it.each([
    ['the copy differs', { file: 'b'.repeat(64) }, 'caseHandling.hashDiffers'],
    ['one officer made it', { officers: ['xu'] }, 'certificates.team'],
    ['it took no time', { until: extractionBody.from }, 'caseHandling.timeImpossible'],
    ['the clock was compared tomorrow', { actualTime: '2025-05-28T00:00:00+08:00' }, 'caseHandling.timeImpossible'],
    [
      'the holder refused and nobody saw it',
      { signature: { signed: false, refusal: '拒绝' } },
      'caseHandling.witnessMissing',
    ],
  ])('is refused when %s', (_name, change, code) => extract(change).then(code))
  it('is made by a handler', () => extract({}, by.lin).then('caseHandling.notHandler'))
})

describe('the list of all evidence', () => {
  it('holds records and items in the order of their collecting', () => {
    const { state } = given(caseFile, play(investigation))
    expect(evidenceOf(state).map(e => e.title)).toEqual([
      '现场检查笔录',
      '2025年5月23日前台和走廊的录像',
      '郑广明的询问笔录',
      '2025年5月23日收银流水',
      '李某甲的询问笔录',
    ])
  })
})
