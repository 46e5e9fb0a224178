import { bookTitle, formatDayZh } from '#kernel'
import { type Law, versionsOf } from '#law-engine'
import type { RuleContent } from '../acts.ts'
import { statuteKinds } from '../bodies/local-rule.ts'

type Fact = { name: string; text: string }

/** What a rule says, as a person reads it. */
export function factsOf(content: RuleContent, law: Law): Fact[] {
  switch (content.kind) {
    case 'confirmation':
      return ofConfirmation(content, law)
    case 'item':
      return ofItem(content, law)
    case 'profile':
      return ofProfile(content)
  }
}

function ofConfirmation({ confirmation, note }: Extract<RuleContent, { kind: 'confirmation' }>, law: Law): Fact[] {
  const { code, from, text, readOn, by } = confirmation
  const version = versionsOf(law, code).find(power => power.from === from)
  return [
    { name: '事项', text: `${code}　${version?.name ?? ''}` },
    { name: '版本', text: `自${formatDayZh(from)}起施行` },
    ...(version ? [{ name: '依据', text: `${version.basis.law}${version.basis.article}` }] : []),
    { name: '所读的文本', text },
    { name: '核对', text: `${by}，${formatDayZh(readOn)}` },
    ...(note ? [{ name: '说明', text: note }] : []),
  ]
}

function ofItem({ code, item }: Extract<RuleContent, { kind: 'item' }>, law: Law): Fact[] {
  const { fine } = item
  const range = fine && (fine.minYuan === 0 ? `${fine.maxYuan}元以下` : `${fine.minYuan}元以上${fine.maxYuan}元以下`)
  return [
    { name: '编码', text: code },
    { name: '领域', text: law.fields.find(field => field.code === item.fieldCode)?.name ?? item.fieldCode },
    { name: '违法行为', text: item.name },
    { name: '依据', text: `${statuteKinds[item.statuteKind]}${bookTitle(item.statute)}（${item.edition}）` },
    { name: '违反的条款', text: item.violatedArticle },
    { name: '处罚的条款', text: item.penaltyArticle },
    { name: '处罚种类', text: item.penaltyKinds.join('、') },
    ...(range ? [{ name: '罚款幅度', text: `${fine.optional ? '可以处' : '处'}${range}` }] : []),
    { name: '责令改正', text: item.orderToCorrect ? '是' : '否' },
    { name: '当事人', text: item.subjects.map(s => (s === 'legal' ? '单位' : '个人（含个体工商户）')).join('、') },
    { name: '怎样检查', text: item.howToLook },
    { name: '施行日期', text: formatDayZh(item.from) },
    { name: '所读的文本', text: item.source },
  ]
}

function ofProfile({ id, profile }: Extract<RuleContent, { kind: 'profile' }>): Fact[] {
  const tiers = ({ light, general }: { light: number; general: number }) =>
    `从轻 0～${light}%，一般 ${light}%～${general}%，从重 ${general}%～100%`
  return [
    { name: '编号', text: id },
    { name: '依据', text: `${bookTitle(profile.statute)}（${profile.edition}）${profile.article}` },
    { name: '有上限和下限的罚款', text: tiers(profile.range) },
    { name: '只有上限的罚款', text: tiers(profile.cap) },
    { name: '按倍数的罚款', text: tiers(profile.multiple) },
    { name: '施行日期', text: formatDayZh(profile.from) },
    { name: '所读的文本', text: profile.source },
  ]
}
