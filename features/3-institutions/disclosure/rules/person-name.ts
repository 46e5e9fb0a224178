const HAN_NAME = /^\p{Script=Han}{2,4}$/u
/** 阿依古丽·买买提 */
const DOTTED_NAME = /^\p{Script=Han}{1,8}(?:[·•・‧]\p{Script=Han}{1,8}){1,3}$/u
const LATIN_NAME = /^[A-Za-z][A-Za-z.'-]*(?: [A-Za-z][A-Za-z.'-]*){1,4}$/

/** What stands in a field for a person and names nobody. */
const NOBODY =
  /^(?:本人|当事人|本单位|本公司|无|没有|不详|未知|同上|法定代表人|负责人|经营者|经理|店长|店员|员工|父亲|母亲|监护人|代理人|委托代理人|见证人|持有人|保管人|执法人员|办案人员|群众|某.*|.*某.*)$/u

/**
 * The person named in a field where people write a name, often with what he is: `郑广明（法定代表人）`, `林怀瑾 大队长`.
 * Undefined where nobody is named. Names with 某 are hidden already.
 */
export function personIn(field: string | undefined): string | undefined {
  const text = field?.normalize('NFKC').trim() ?? ''
  if (isName(text)) return text
  const head = text.split(/[（(，,、;；:：/]/u)[0]!.trim()
  if (isName(head)) return head
  const first = head.split(/\s+/u)[0]!
  return isName(first) ? first : undefined
}

const isName = (text: string): boolean =>
  !NOBODY.test(text) && (HAN_NAME.test(text) || DOTTED_NAME.test(text) || LATIN_NAME.test(text))
