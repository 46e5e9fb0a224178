import { closedGate, dayOf, formatYuan, type Gate, openGate, refuse } from '#kernel'
import { countPeriod, onSpotCollectionAllowed, type Permission } from '#law-engine'
import type { CollectOnTheSpot } from '../../bodies/deciding.ts'
import { clockOf, openAmong } from '../clock.ts'
import type { CaseContext } from '../context.ts'
import { checkTimes, handlerGate, refuseTime } from '../gates.ts'
import { owedFen, paidFen } from '../performing.ts'
import type { Rules } from '../rule.ts'
import { actingTeam } from '../scene.ts'
import type { CaseState } from '../state.ts'

export const TO_ORGAN = 'D-PEN-13'
const TO_BANK = 'D-PEN-15'
const PAY = 'D-PEN-11'

/** The only cash there is: where the law lets officers take it, and its way to the bank (行政处罚法第六十八条至第七十一条). */
export const cashRules: Rules<'collectOnTheSpot' | 'handInCash'> = {
  collectOnTheSpot: {
    gates: (state, context) => [
      handlerGate(state, context),
      fineGate(state),
      bankGate(state, context),
      unpaidGate(state),
    ],
    decide: ({ officers, ...body }, state, context) => {
      checkTimes({ from: body.at }, state, context)
      checkAllowed(body, state, context)
      checkMoment(body, state)
      const { fineFen } = state.decision!.treatment
      if (body.amountFen !== fineFen) {
        refuse({
          code: 'caseHandling.amountDiffers',
          kind: 'invalid',
          message: `收缴${formatYuan(body.amountFen)}元，决定的罚款为${formatYuan(fineFen)}元。`,
          article: '行政处罚法第七十条',
          next: '请按决定的罚款数额收缴，并出具专用票据。',
          field: '/amountFen',
        })
      }
      const team = actingTeam(officers, body.at, state, context)
      const settled = owedFen(state) === body.amountFen
      return [
        {
          type: 'collectedOnTheSpot',
          data: {
            ...body,
            team,
            opens: [clockOf(countPeriod(context.law, TO_ORGAN, dayOf(body.at)))],
            closes: settled ? openAmong(state, [PAY]) : [],
          },
        },
      ]
    },
  },

  handInCash: {
    gates: (state, context) => [carrierGate(state, context), cashGate(state)],
    decide: (body, state, context) => {
      checkTimes({ from: body.at }, state, context)
      const { at, inOrgan, inBank } = state.cash!
      const toBank = body.step === 'bank'
      if (toBank ? inBank : inOrgan) refuseStep('alreadyHandedIn', '这一环节已经登记。', '请登记下一环节。')
      if (toBank && !inOrgan) refuseStep('notYetInOrgan', '罚款还没有交至本机关。', '请先登记交至本机关。')
      if (Date.parse(body.at) < Date.parse(toBank ? inOrgan! : at)) {
        refuseTime('/at', toBank ? '缴付银行的时间早于交至本机关的时间。' : '交款时间早于收缴时间。')
      }
      return [
        {
          type: 'cashHandedIn',
          data: {
            ...body,
            closes: openAmong(state, [toBank ? TO_BANK : TO_ORGAN]),
            opens: toBank ? [] : [clockOf(countPeriod(context.law, TO_BANK, dayOf(body.at)))],
          },
        },
      ]
    },
  },
}

/** Whether officers may take this fine on the ground they name. Also for the document, which prints the reason. */
export function collectionPermission(
  { ground, at }: Pick<CollectOnTheSpot, 'ground' | 'at'>,
  state: CaseState,
  { law }: CaseContext,
): Permission {
  return onSpotCollectionAllowed(law, {
    procedure: state.procedure === 'simple' ? 'simple' : 'ordinary',
    fineFen: state.decision?.treatment.fineFen ?? 0,
    hardToCollectLater: ground === 'hardToCollectLater',
    remoteAndRequested: ground === 'remoteAndRequested',
    on: dayOf(at),
  })
}

function checkAllowed(body: Pick<CollectOnTheSpot, 'ground' | 'at'>, state: CaseState, context: CaseContext): void {
  const { allowed, reasons } = collectionPermission(body, state, context)
  if (allowed) return
  refuse({
    code: 'caseHandling.collectionForbidden',
    kind: 'notAllowed',
    message: `不属于可以当场收缴的情形：${reasons.map(r => r.text).join('；')}。`,
    article: '行政处罚法第六十七条第二款',
    next: '请告知当事人到指定银行或者通过电子支付系统缴纳；确有上述情形的，选择相应情形。',
    field: '/ground',
  })
}

/** On the spot means there and then; where the place is remote, whenever the party asks to pay, once it has been served. */
function checkMoment({ at, ground }: Pick<CollectOnTheSpot, 'at' | 'ground'>, state: CaseState): void {
  const decidedAt = state.onTheSpot?.at
  if (decidedAt && Date.parse(at) < Date.parse(decidedAt)) refuseTime('/at', '收缴时间早于决定时间。')
  if (state.servedOn && dayOf(at) < state.servedOn) refuseTime('/at', '收缴时间早于决定书送达的日期。')
  if (ground !== 'remoteAndRequested' && decidedAt && dayOf(at) !== dayOf(decidedAt)) {
    refuse({
      code: 'caseHandling.notOnTheSpot',
      kind: 'notAllowed',
      message: '收缴与决定不在同一天，不是当场收缴。',
      article: '行政处罚法第六十八条',
      next: '请告知当事人到指定银行或者通过电子支付系统缴纳。',
      field: '/at',
    })
  }
}

function fineGate({ decision }: CaseState): Gate {
  const gate = { code: 'caseHandling.noFine', title: '罚款决定', article: '行政处罚法第六十八条' }
  const fineFen = decision?.treatment.fineFen ?? 0
  return fineFen > 0
    ? openGate(gate, `罚款${formatYuan(fineFen)}元。`)
    : closedGate(gate, '本案没有罚款。', '没有需要收缴的罚款。')
}

/** A fine of the ordinary procedure is paid to the bank; officers take it in remote places alone. */
function bankGate({ procedure }: CaseState, { settings }: CaseContext): Gate {
  const gate = {
    code: 'caseHandling.paidToBank',
    title: '由当事人到银行缴纳',
    article: '行政处罚法第六十七条、第六十九条',
  }
  if (procedure === 'simple') return openGate(gate, '当场作出的处罚决定。')
  return settings.remote
    ? openGate(gate, '本机关辖区属于边远、水上、交通不便地区。')
    : closedGate(
        gate,
        '普通程序的罚款由当事人到指定的银行或者通过电子支付系统缴纳，执法人员不得收取。',
        '只有边远、水上、交通不便地区，经当事人提出，才可以当场收缴。',
      )
}

function unpaidGate(state: CaseState): Gate {
  const gate = { code: 'caseHandling.alreadyPaid', title: '尚未缴纳', article: '行政处罚法第六十七条' }
  return paidFen(state) === 0
    ? openGate(gate, '还没有缴款。')
    : closedGate(gate, '本案已有缴款记录。', '不能重复收缴；没有缴清的，请当事人到银行缴纳。')
}

/** Who took the money brings it; the organ's finance takes it to the bank. */
function carrierGate(state: CaseState, context: CaseContext): Gate {
  const { by } = context
  if (!by.duties.includes('finance')) return handlerGate(state, context)
  return openGate({ code: 'caseHandling.notHandler', title: '由办案人员或者财务人员办理' }, by.name)
}

function cashGate({ cash }: CaseState): Gate {
  const gate = { code: 'caseHandling.noCash', title: '当场收缴的罚款', article: '行政处罚法第七十一条' }
  if (!cash) return closedGate(gate, '本案没有当场收缴的罚款。', '没有需要上交的罚款。')
  return cash.inBank
    ? closedGate({ ...gate, code: 'caseHandling.alreadyHandedIn' }, '罚款已经缴付银行。', '不需要再登记。')
    : openGate(gate, `${formatYuan(cash.amountFen)}元，${cash.inOrgan ? '已交至本机关' : '尚未交至本机关'}。`)
}

function refuseStep(code: string, message: string, next: string): never {
  refuse({
    code: `caseHandling.${code}`,
    kind: 'notAllowed',
    message,
    article: '行政处罚法第七十一条',
    next,
    field: '/step',
  })
}
