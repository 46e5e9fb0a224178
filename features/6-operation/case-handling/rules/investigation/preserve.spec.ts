import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct } from '../../acts.ts'
import { assigned, context as at, by, registered } from '../../fixtures/case-08.ts'
import { disposeBody, preserveBody } from '../../fixtures/investigation.ts'
import { caseFile } from '../../rules.ts'
import type { CaseContext } from '../context.ts'

const opened = [registered, assigned]
const preserve = (change: Partial<typeof preserveBody> = {}, ctx: Partial<CaseContext> = {}) =>
  given(caseFile, opened).when(
    { name: 'preserveEvidence', body: { ...preserveBody, ...change } },
    at('2025-05-26T22:25:00+08:00', ctx),
  )
const actsOf = (result: ReturnType<typeof preserve>): CaseAct[] =>
  'acts' in result.outcome ? [...result.outcome.acts] : []
const preserved = [...opened, ...actsOf(preserve())]

describe('preserving evidence', () => {
  it('starts seven working days, Dragon Boat Festival left out', () => {
    const { after } = preserve()
    expect(after.clocks).toMatchObject([
      {
        key: 'D-PEN-04:id-1',
        name: '先行登记保存处理决定（硬盘录像机）',
        start: '2025-05-26',
        due: '2025-06-05',
        blocksClosing: true,
        closed: false,
      },
    ])
    expect(after.preservations).toMatchObject([{ approverName: '林怀瑾', confirmed: false }])
  })
  it('needs no signing afterwards when it was approved in writing', () =>
    expect(preserve({ approval: 'written' }).after.preservations).toMatchObject([{ confirmed: true }]))
  it('may be approved in the same minute', () =>
    expect(preserve({ approvedAt: preserveBody.preservedAt }).outcome).toHaveProperty('acts'))
  it.each([
    ['nobody of the organ approved', { approverId: 'stranger' }, 'caseHandling.approverNotLeader'],
    ['no leader approved', { approverId: 'fang' }, 'caseHandling.approverNotLeader'],
    ['it was approved afterwards', { approvedAt: '2025-05-26T21:51:00+08:00' }, 'caseHandling.approvalAfter'],
    [
      'it was approved before the source was known',
      { approvedAt: '2025-05-25T21:40:00+08:00' },
      'caseHandling.timeImpossible',
    ],
    ['it was preserved tomorrow', { preservedAt: '2025-05-27T21:50:00+08:00' }, 'caseHandling.timeImpossible'],
    ['one officer did it', { officers: ['zhou'] }, 'certificates.team'],
    [
      'the refusal to sign had no witness',
      { signature: { signed: false, refusal: '拒绝签名' } },
      'caseHandling.witnessMissing',
    ],
  ])('is refused when %s', (_name, change, code) => preserve(change).then(code))
  it('is not approved by whoever handles the case', () => {
    const leading: CaseAct = {
      type: 'handlersAssigned',
      data: { handlers: [{ id: 'lin', name: '林怀瑾', certificateNumber: '1' }] },
    }
    given(caseFile, [registered, leading, assigned])
      .when({ name: 'preserveEvidence', body: preserveBody }, at('2025-05-26T22:25:00+08:00'))
      .then('caseHandling.approverNotLeader')
  })
  it('is done by handlers', () => preserve({}, { by: by.shen }).then('caseHandling.notHandler'))
})

describe('signing what was approved by phone', () => {
  const confirm = (acts: CaseAct[], actor: CaseContext['by'] = by.lin, preservationId = 'id-1') =>
    given(caseFile, acts).when(
      { name: 'confirmPreservation', body: { preservationId } },
      at('2025-05-27T08:30:00+08:00', { by: actor }),
    )
  it('is for the very leader who approved', () => {
    expect(confirm(preserved).after.preservations).toMatchObject([{ confirmed: true }])
    const other = { ...by.lin, id: 'other', name: '另一负责人' }
    confirm(preserved, other).then('caseHandling.notTheApprover')
  })
  it('is refused for another’s approval even by a leader who has his own to sign', () => {
    const other = { ...by.lin, id: 'other', name: '另一负责人' }
    const second: CaseAct = {
      type: 'evidencePreserved',
      data: {
        ...(preserved[2] as CaseAct & { type: 'evidencePreserved' }).data,
        preservationId: 'id-2',
        approverId: 'other',
      },
    }
    confirm([...preserved, second], other).then('caseHandling.notTheApprover')
    expect(confirm([...preserved, second], other, 'id-2').outcome).toHaveProperty('acts')
  })
  it('is done once, and only where it is due', () => {
    const acts = [...preserved, ...actsOf(confirm(preserved))]
    confirm(acts).then('caseHandling.nothingToConfirm')
    confirm(preserved, by.lin, 'id-9').then('caseHandling.preservationUnknown')
    const two: CaseAct = {
      type: 'evidencePreserved',
      data: { ...(preserved[2] as CaseAct & { type: 'evidencePreserved' }).data, preservationId: 'id-2' },
    }
    confirm([...acts, two]).then('caseHandling.alreadyConfirmed')
  })
})

describe('disposing of what is preserved', () => {
  const dispose = (change: Partial<typeof disposeBody> = {}, now = '2025-06-20', acts: CaseAct[] = preserved) =>
    given(caseFile, acts).when({ name: 'disposePreserved', body: { ...disposeBody, ...change } }, at(now))
  it('stops the clock', () => {
    const { after } = dispose()
    expect(after.clocks).toMatchObject([{ key: 'D-PEN-04:id-1', closed: true }])
    expect(after.preservations).toMatchObject([{ disposed: 'copied' }])
  })
  it.each([
    ['2025-06-05T23:50:00+08:00', false],
    ['2025-06-06T00:10:00+08:00', true],
  ])('done at %s is recorded as it was: late is %s', (disposedAt, late) =>
    expect(dispose({ disposedAt }).outcome).toMatchObject({ acts: [{ data: { late } }] }),
  )
  it('is refused before it was preserved, twice, for another case’s, by one, and where nothing is preserved', () => {
    dispose({ disposedAt: '2025-05-26T21:00:00+08:00' }).then('caseHandling.timeImpossible')
    const acts = [...preserved, ...actsOf(dispose())]
    dispose({}, '2025-06-20', acts).then('caseHandling.nothingPreserved')
    const two: CaseAct = {
      type: 'evidencePreserved',
      data: { ...(preserved[2] as CaseAct & { type: 'evidencePreserved' }).data, preservationId: 'id-2' },
    }
    dispose({}, '2025-06-20', [...acts, two]).then('caseHandling.alreadyDisposed')
    dispose({ preservationId: 'id-9' }).then('caseHandling.preservationUnknown')
    dispose({ officers: ['xu'] }).then('certificates.team')
    dispose({}, '2025-06-20', opened).then('caseHandling.nothingPreserved')
  })
})
