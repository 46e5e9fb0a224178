import { closedGate, dayOf, formatDayZh, formatYuan, type Gate, openGate } from '#kernel'
import { countPeriod } from '#law-engine'
import { clockOf, openAmong } from './clock.ts'
import { dutyGate } from './duty.ts'
import { approverGate, checkTimes, handlerGate, refuseTime } from './gates.ts'
import { crimeTakenGate } from './handover.ts'
import { owedFen } from './performing.ts'
import { answeredGate, replyClocks } from './reporter.ts'
import type { Rules } from './rule.ts'
import type { CaseState } from './state.ts'

const ARCHIVE = 'D-ARC-01'

export const closingRules: Rules<'requestClosing' | 'approveClosing' | 'returnClosing' | 'archiveCase'> = {
  requestClosing: {
    gates: (state, context) => [
      handlerGate(state, context),
      dutyGate('requestClosing', context),
      ...closingGates(state),
    ],
    decide: (body, _state, context) => [{ type: 'closingRequested', data: { ...body, requestedBy: context.by.id } }],
  },

  approveClosing: {
    gates: (state, context) => [
      approverGate(state, context),
      dutyGate('approveClosing', context),
      ...closingGates(state),
    ],
    decide: (body, state, context) => [
      {
        type: 'closingApproved',
        data: {
          closedOn: context.today,
          approvedBy: context.by.id,
          ...(body.opinion && { opinion: body.opinion }),
          opens: [
            clockOf(countPeriod(context.law, ARCHIVE, context.today)),
            ...replyClocks(state, context.law, context.today),
          ],
        },
      },
    ],
  },

  returnClosing: {
    gates: (state, context) => [approverGate(state, context), dutyGate('returnClosing', context)],
    decide: body => [{ type: 'closingReturned', data: body }],
  },

  archiveCase: {
    gates: (state, context) => [dutyGate('archiveCase', context), answeredGate(state)],
    decide: (body, state, context) => {
      checkTimes({ from: body.at, field: '/at' }, state, context)
      const { closedOn } = state
      if (closedOn && dayOf(body.at) < closedOn) {
        refuseTime('/at', `归档时间早于结案日期（${formatDayZh(closedOn)}）。`)
      }
      return [
        {
          type: 'caseArchived',
          data: { ...body, archivedBy: context.by.id, closes: openAmong(state, [ARCHIVE]) },
        },
      ]
    },
  },
}

/** Everything due is done and nothing is open: what stands between a case and its closing. */
export function closingGates(state: CaseState): Gate[] {
  return [
    paidGate(state),
    preservedGate(state),
    correctionGate(state),
    publishedGate(state),
    cashGate(state),
    filedGate(state),
    crimeTakenGate(state),
    clockGate(state),
  ]
}

function paidGate(state: CaseState): Gate {
  const gate = { code: 'caseHandling.unpaid', title: '款项缴清', article: '行政处罚法第六十六条、第六十七条' }
  const owed = owedFen(state)
  return owed === 0
    ? openGate(gate, '没有未缴的款项。')
    : closedGate(gate, `尚欠${formatYuan(owed)}元。`, '请在缴清后结案；逾期的，依法加处罚款、催告。', { owedFen: owed })
}

function preservedGate({ preservations }: CaseState): Gate {
  const gate = { code: 'caseHandling.preservedOpen', title: '保存物品已处理', article: '行政处罚法第五十六条' }
  const open = preservations.filter(p => !p.disposed)
  return open.length === 0
    ? openGate(gate, '没有未处理的保存物品。')
    : closedGate(gate, `有${open.length}批先行登记保存的物品没有处理。`, '请先处理保存物品。')
}

/** Corrected, or found uncorrected when looked at after the term. */
function correctionGate({ corrections }: CaseState): Gate {
  const gate = { code: 'caseHandling.correctionOpen', title: '改正情况已复查', article: '行政处罚法第二十八条第一款' }
  const open = corrections.filter(c => !c.corrected && !(c.recheckedOn && (!c.deadline || c.recheckedOn > c.deadline)))
  return open.length === 0
    ? openGate(gate, '改正情况已经查明。')
    : closedGate(gate, `有${open.length}项责令改正没有复查。`, '请复查改正情况；有期限的，期满后再复查。')
}

function publishedGate({ decision, publication }: CaseState): Gate {
  const gate = { code: 'caseHandling.notPublished', title: '决定已公示', article: '行政处罚法第四十八条' }
  if (decision?.treatment.outcome !== 'penalty') return openGate(gate, '没有应当公示的处罚决定。')
  return publication
    ? openGate(gate, 'on' in publication ? `已于${formatDayZh(publication.on)}公示。` : '依法不予公开。')
    : closedGate(gate, '处罚决定没有公示。', '请公示人员公示，或者写明不予公开的理由。')
}

function cashGate({ cash }: CaseState): Gate {
  const gate = { code: 'caseHandling.cashNotHandedIn', title: '当场收缴的罚款已缴付', article: '行政处罚法第七十一条' }
  if (!cash) return openGate(gate, '没有当场收缴。')
  return cash.inBank
    ? openGate(gate, '已经缴付银行。')
    : closedGate(gate, '当场收缴的罚款没有缴付银行。', '请上交并缴付银行，登记凭证。')
}

function filedGate({ procedure, filedWithOrganAt }: CaseState): Gate {
  const gate = { code: 'caseHandling.notFiledWithOrgan', title: '当场处罚备案', article: '行政处罚法第五十二条第三款' }
  if (procedure !== 'simple' || filedWithOrganAt) return openGate(gate, '已经备案，或者不需要备案。')
  return closedGate(gate, '当场处罚决定没有备案。', '请先报本机关备案。')
}

function clockGate({ clocks }: CaseState): Gate {
  const gate = { code: 'caseHandling.clockOpen', title: '期限均已了结' }
  const open = clocks.filter(c => !c.closed && c.blocksClosing)
  return open.length === 0
    ? openGate(gate, '没有未了结的期限。')
    : closedGate(gate, `还有没有了结的期限：${open.map(c => c.name).join('、')}。`, '请先办理这些期限对应的事项。')
}
