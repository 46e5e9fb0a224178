import { bookTitle, closedGate, type Gate, openGate, refuse } from '#kernel'
import { seizureFor } from '#law-engine'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { Rules } from '../rule.ts'
import { sceneGate } from '../scene.ts'
import type { CaseState } from '../state.ts'

const notOpened = {
  code: 'caseHandling.coercionNotOpened',
  message: '本版本没有开通查封、扣押程序。',
  next: '请依照行政强制法第十八条、第十九条、第二十四条使用纸质文书办理，并把材料登记为证据；也可以先行登记保存（行政处罚法第五十六条）。',
}

/** Coercive measures stand in the law or do not exist; where this field's law gives one, this version does not carry it out. */
export const sealingRules: Rules<'sealOrSeize'> = {
  sealOrSeize: {
    gates: (state, context) => {
      const power = powerGate(state, context)
      const opened = closedGate({ code: notOpened.code, title: '查封、扣押程序' }, notOpened.message, notOpened.next)
      return [sceneGate(state, context), notDelegatedGate(context), power, ...(power.open ? [opened] : [])]
    },
    decide: () => refuse({ ...notOpened, kind: 'notAllowed' }),
  },
}

function notDelegatedGate({ organ }: CaseContext): Gate {
  const gate = {
    code: 'caseHandling.delegatedNoCoercion',
    title: '由行政机关实施强制措施',
    article: '行政强制法第十七条第一款',
  }
  return organ.delegated
    ? closedGate(
        gate,
        `${organ.name}受委托执法，行政强制措施权不得委托。`,
        '请报委托机关决定并以其名义实施；证据可能灭失的，可以先行登记保存（行政处罚法第五十六条）。',
        { instead: 'preserveEvidence' },
      )
    : openGate(gate, organ.name)
}

/** The seizure map: only what a law or regulation of this field gives. */
function powerGate(state: CaseState, { law, today }: CaseContext): Gate {
  const { fieldCode } = findingOf(state)
  const { allowed, rules } = seizureFor(law, fieldCode, today)
  const found = rules.find(r => (allowed ? r.measures.length > 0 : true))
  const basis = found?.basis ?? { law: '行政强制法', article: '第十条' }
  const gate = {
    code: 'caseHandling.noSeizurePower',
    title: '法律、法规规定的查封、扣押权',
    article: `${basis.law}${basis.article}`,
  }
  if (found && allowed) {
    return openGate(gate, `${bookTitle(basis.law)}${basis.article}：${found.measures.join('、')}；${found.objects}`)
  }
  const fieldName = law.fields.find(f => f.code === fieldCode)?.name ?? fieldCode
  return closedGate(
    gate,
    `${fieldName}：${found?.objects ?? '本领域的法律、法规没有规定查封、扣押'}。`,
    '证据可能灭失或者以后难以取得的，请改用先行登记保存（行政处罚法第五十六条）。',
    { instead: 'preserveEvidence' },
  )
}
