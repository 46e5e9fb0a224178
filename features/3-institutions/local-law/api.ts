import { endpoint, once } from '#host'
import { caseDuties } from '#host/identity'
import { today } from '#kernel'
import type { Law } from '#law-engine'
import {
  CasesUnderReading,
  ConfirmItem,
  EndRule,
  FreshnessQuery,
  FreshnessReply,
  IdReply,
  NewItem,
  NewProfile,
  Nothing,
  ReturnRule,
  RuleDetail,
  RulePage,
  RuleParams,
  RulesQuery,
  UnverifiedQuery,
  UnverifiedReply,
  WithdrawnReadings,
  WithdrawReading,
} from './contract.ts'
import { showFreshness } from './rules/show-freshness.ts'
import type { RuleCommand } from './rules.ts'
import type { LawIn } from './store/law-register.ts'
import { freshCode } from './store/run-rule.ts'
import { findCasesUnder, findRules, findWithdrawnFor, getRule, runRuleCommand } from './store.ts'

const drafters = { anyOf: ['legalReviewer'] } as const
const adopters = { anyOf: ['leader'] } as const
const readers = { anyOf: caseDuties }
const tag = '地方规定'

/** What a place adds to the law: readings of items, items, benchmarks (M1.10, M3.1a, M3.1b). */
export const endpoints = ({ law, lawIn }: { law: Law; lawIn: LawIn }) => [
  endpoint({
    method: 'GET',
    path: '/api/local-rules',
    summary: '地方规定和事项核实（本地区、上级和下级的，新的在前）',
    tag,
    permission: readers,
    query: RulesQuery,
    reply: RulePage,
    async handle({ query, database, claims }) {
      const rows = await database.read(claims, c => findRules(c, query))
      return { rows, after: rows.length === query.limit ? rows.at(-1)!.id : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/local-rules/{id}',
    summary: '一项地方规定：内容、能办理的事项和条件',
    tag,
    permission: readers,
    params: RuleParams,
    reply: RuleDetail,
    handle: ({ params, database, claims, identity, clock }) =>
      database.read(claims, c => getRule(c, law, params.id, identity!, clock)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/unverified-items',
    summary: '本地区还没有核实的事项',
    tag,
    permission: readers,
    query: UnverifiedQuery,
    reply: UnverifiedReply,
    async handle({ query, database, claims, identity }) {
      const here = await database.read(claims, c => lawIn(c, identity!.region))
      const rows = here.powers
        .filter(p => p.confidence !== 'verified' && (!query.fieldCode || p.fieldCode === query.fieldCode))
        .map(({ code, from, name, field, basis: { law: of, article }, source }) => ({
          ...{ code, from, name, field, source },
          basis: { law: of, article },
        }))
      return { rows }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/law-freshness',
    summary: '法律数据复核：未核实、逾期未复核、所读文本已旧的，连同本地区的地方规定',
    tag,
    permission: { anyOf: ['legalReviewer', 'leader', 'systemAdmin'] },
    query: FreshnessQuery,
    reply: FreshnessReply,
    async handle({ query, database, claims, identity, clock }) {
      const here = await database.read(claims, c => lawIn(c, identity!.region))
      return showFreshness(here, { ...query, on: query.on ?? today(clock) })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/local-rules/confirmations',
    summary: '核实一个事项：已对照文本，条款、幅度一致',
    tag,
    permission: drafters,
    idempotent: true,
    body: ConfirmItem,
    reply: IdReply,
    handle(call) {
      const { body, identity, clock } = call
      const [code = '', from = ''] = body.item.split(' ')
      const confirmation = { code, from, text: body.text, readOn: body.readOn, by: identity!.name }
      const content = { kind: 'confirmation' as const, confirmation, ...(body.note && { note: body.note }) }
      return once(call, async c => ({
        id: await runRuleCommand(
          c,
          await lawIn(c, identity!.region),
          { command: { name: 'confirmItem', agrees: body.agrees, content }, by: identity! },
          clock,
        ),
      }))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/local-rules/items',
    summary: '拟定地方事项：地方性法规、规章设定的处罚',
    tag,
    permission: drafters,
    idempotent: true,
    body: NewItem,
    reply: IdReply,
    handle: call =>
      once(call, async c => {
        const { body, identity, clock } = call
        const code = await freshCode(c, identity!.region, 'item', body.fieldCode)
        const content = { kind: 'item' as const, code, item: body }
        return { id: await runRuleCommand(c, law, { command: { name: 'draftRule', content }, by: identity! }, clock) }
      }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/local-rules/profiles',
    summary: '拟定本地区的裁量基准',
    tag,
    permission: drafters,
    idempotent: true,
    body: NewProfile,
    reply: IdReply,
    handle: call =>
      once(call, async c => {
        const { body, identity, clock } = call
        const id = await freshCode(c, identity!.region, 'profile')
        const content = { kind: 'profile' as const, id, profile: body }
        return { id: await runRuleCommand(c, law, { command: { name: 'draftRule', content }, by: identity! }, clock) }
      }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/local-rules/{id}/open-cases',
    summary: '使用一项核实的未决案件（本辖区的）',
    tag,
    permission: readers,
    params: RuleParams,
    reply: CasesUnderReading,
    handle: ({ params, database, claims }) => database.read(claims, c => findCasesUnder(c, params.id)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/withdrawn-readings',
    summary: '一件未决案件所用事项的核实有没有撤回',
    tag,
    permission: readers,
    params: RuleParams,
    reply: WithdrawnReadings,
    handle: ({ params, database, claims }) =>
      database.read(claims, async c => ({ rows: await findWithdrawnFor(c, lawIn, params.id) })),
  }),
  deciding('adopt', '批准施行', Nothing, () => ({ name: 'adoptRule' }), law),
  deciding('return', '退回', ReturnRule, ({ reason }) => ({ name: 'returnRule', reason }), law),
  deciding('end', '终止适用', EndRule, ({ until, reason }) => ({ name: 'endRule', until, reason }), law),
  deciding('withdraw', '撤回核实', WithdrawReading, ({ reason }) => ({ name: 'withdrawReading', reason }), law),
]

function deciding<B extends typeof Nothing | typeof ReturnRule | typeof EndRule | typeof WithdrawReading>(
  path: string,
  summary: string,
  body: B,
  commandOf: (body: import('typebox').Static<B>) => RuleCommand,
  law: Law,
) {
  return endpoint({
    method: 'POST',
    path: `/api/local-rules/{id}/${path}`,
    summary: `${summary}（地方规定）`,
    tag,
    permission: path === 'withdraw' ? { anyOf: ['legalReviewer', 'leader'] as const } : adopters,
    idempotent: true,
    params: RuleParams,
    body,
    reply: IdReply,
    handle: call =>
      once(call, async c => ({
        id: await runRuleCommand(
          c,
          law,
          { id: call.params.id, command: commandOf(call.body as import('typebox').Static<B>), by: call.identity! },
          call.clock,
        ),
      })),
  })
}
