import { closedGate, formatDayZh, formatYuan, type Gate, openGate, refuse } from '#kernel'
import type { RecordPayment } from '../bodies/performance.ts'
import { openAmong } from './clock.ts'
import type { CaseContext } from './context.ts'
import { dutyGate } from './duty.ts'
import { refuseTime } from './gates.ts'
import { privateIn } from './privacy.ts'
import type { Rules } from './rule.ts'
import type { CaseState } from './state.ts'

const PAY = 'D-PEN-11'
const PUBLISH = 'D-PUB-01'

export const performingRules: Rules<'recordPayment' | 'publishDecision' | 'withholdPublication'> = {
  /** Who decides a fine does not collect it (行政处罚法第六十七条): only finance sees the bank's file, and never a handler. */
  recordPayment: {
    gates: (state, context) => [dutyGate('recordPayment', context), apartGate(state, context), somethingDueGate(state)],
    decide: (body, state, context) => {
      checkPayment(body, state, context)
      const paid = paidFen(state) + body.amountFen
      const complete = paid === state.decision!.payment!.totalFen
      return [{ type: 'paymentRecorded', data: { ...body, closes: complete ? openAmong(state, [PAY]) : [] } }]
    },
  },

  publishDecision: {
    gates: (state, context) => [dutyGate('publishDecision', context), ...publicationGates(state)],
    decide: (body, state, context) => {
      const { today, by } = context
      if (!body.redactionChecked)
        refuseText('caseHandling.redactionUnchecked', '没有核对隐去的内容。', '/redactionChecked')
      if (body.until && body.until <= today) refuseTime('/until', '公示截止日不晚于今天。')
      const [found] = privateIn(body.publicText, state)
      if (found) refuseText('caseHandling.privateInPublicText', `公示内容含有应当隐去的信息：${found}。`, '/publicText')
      return [
        {
          type: 'decisionPublished',
          data: { ...body, publishedOn: today, publishedBy: by.id, closes: openAmong(state, [PUBLISH]) },
        },
      ]
    },
  },

  withholdPublication: {
    gates: (state, context) => [dutyGate('withholdPublication', context), ...publicationGates(state)],
    decide: (body, state) => [{ type: 'publicationWithheld', data: { ...body, closes: openAmong(state, [PUBLISH]) } }],
  },
}

/** What has been paid so far: at the bank and, where the law let officers take it, on the spot. */
export const paidFen = ({ payments, cash }: CaseState): number =>
  payments.reduce((sum, p) => sum + p.amountFen, 0) + (cash?.amountFen ?? 0)

/** What is still owed; 0 where nothing is to be paid. */
export const owedFen = (state: CaseState): number => {
  const { decision } = state
  if (!decision) return 0
  const { fineFen, confiscationFen } = decision.treatment
  return Math.max(0, (decision.payment?.totalFen ?? fineFen + confiscationFen) - paidFen(state))
}

function apartGate({ everHandled }: CaseState, { by }: CaseContext): Gate {
  const gate = { code: 'caseHandling.payerHandles', title: '罚缴分离', article: '行政处罚法第六十七条第一款' }
  return everHandled.includes(by.id)
    ? closedGate(gate, `${by.name}办理过本案，不能记录本案的缴款。`, '请由其他财务人员办理。')
    : openGate(gate, by.name)
}

function somethingDueGate(state: CaseState): Gate {
  const gate = { code: 'caseHandling.nothingToPay', title: '应缴款项', article: '行政处罚法第六十七条' }
  const owed = state.decision?.payment ? owedFen(state) : 0
  return owed > 0
    ? openGate(gate, `尚欠${formatYuan(owed)}元。`)
    : closedGate(gate, '本案没有应当到银行缴纳的款项，或者已经缴清。', '请核对决定书和缴款记录。')
}

function checkPayment(body: RecordPayment, state: CaseState, { today }: CaseContext): void {
  const { payment, decidedOn } = state.decision!
  const owed = owedFen(state)
  if (body.code !== payment!.code) {
    refusePayment('caseHandling.paymentCode', '缴款识别码与本案不符。', '请按银行回单核对识别码。', '/code')
  }
  if (state.payments.some(p => p.bankReference === body.bankReference)) {
    refusePayment('caseHandling.paymentTwice', '该银行流水已经记录过。', '请勿重复记录。', '/bankReference')
  }
  if (body.amountFen === 0 || body.amountFen > owed) {
    const said = `缴款${formatYuan(body.amountFen)}元，应缴余额${formatYuan(owed)}元。`
    refusePayment('caseHandling.paymentAmount', said, '请核对金额；多缴的，由财政部门退还。', '/amountFen')
  }
  if (body.paidOn > today) refuseTime('/paidOn', '缴款日期晚于今天。')
  if (body.paidOn < decidedOn) refuseTime('/paidOn', `缴款日期早于决定日期（${formatDayZh(decidedOn)}）。`)
}

function refusePayment(code: string, message: string, next: string, field: string): never {
  refuse({ code, kind: 'invalid', message, article: '行政处罚法第六十七条', next, field })
}

function refuseText(code: string, message: string, field: string): never {
  const next = '请隐去自然人姓名、未成年人信息和证件号码、电话等个人信息后公示。'
  refuse({ code, kind: 'invalid', message, article: '行政处罚法第四十八条、第五十条', next, field })
}

/** A decision that has reached the party is shown to the public once, or withheld for a reason of law. */
function publicationGates({ decision, publication }: CaseState): Gate[] {
  const gate = { code: 'caseHandling.nothingToPublish', title: '可以公示的决定', article: '行政处罚法第四十八条' }
  const penal = decision?.treatment.outcome === 'penalty'
  const once = { code: 'caseHandling.publicationSettled', title: '尚未公示' }
  return [
    penal
      ? openGate(gate, '已经作出行政处罚决定。')
      : closedGate(gate, '本案没有行政处罚决定，不需要公示。', '请直接办理结案。'),
    publication
      ? closedGate(once, '本案已经公示，或者已经决定不予公开。', '需要更正或者撤回的，另行办理。')
      : openGate(once, '尚未公示。'),
  ]
}
