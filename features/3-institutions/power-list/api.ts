import { Type } from 'typebox'
import { type Call, type Connection, type Endpoint, endpoint } from '#host'
import { type RegionCode, today } from '#kernel'
import { countPeriod, findFitting, type Law, reason } from '#law-engine'
import {
  CalendarParams,
  CalendarReply,
  ChecklistQuery,
  ChecklistView,
  CircumstanceRow,
  CompetenceQuery,
  CompetenceReply,
  CountedReply,
  CountParams,
  CountQuery,
  FieldRow,
  FittingQuery,
  FittingRow,
  OnQuery,
  PeriodRow,
  PlainReply,
  PowerChanges,
  PowerDetail,
  PowerPage,
  PowerParams,
  PowersQuery,
  ProfileRow,
  ReasonBody,
  ReasonReply,
} from './contract.ts'
import { changesOf } from './rules/compare-versions.ts'
import { plainWords } from './rules/plain-words.ts'
import { calendarOf, detailOf, fieldsOn, isOn, pageOf, rowOf, sourceOf } from './rules/show.ts'
import { showChecklists } from './rules/show-checklist.ts'
import { showCompetence } from './rules/show-competence.ts'
import { showFitting } from './rules/show-fitting.ts'
import { indexPowers } from './rules.ts'

/** The law of the folder, and that of a place with what it has added. */
export interface LawOfPlaces {
  law: Law
  lawIn(connection: Connection, region: RegionCode): Promise<Law>
}

/** The law is no secret: everything here is public; the organ's own calculator reckons with what its place has added. */
export function endpoints({ law, lawIn }: LawOfPlaces): Endpoint[] {
  /** For who is signed in, the law of his place; for the public, what holds everywhere. */
  const lawFor = ({
    identity,
    database,
    claims,
  }: Pick<Call<unknown, unknown, unknown>, 'identity' | 'database' | 'claims'>): Promise<Law> =>
    identity ? database.read(claims, c => lawIn(c, identity.region)) : Promise.resolve(law)
  return [
    endpoint({
      method: 'GET',
      path: '/api/law/calendars',
      summary: '已载入各年的节假日和调休上班日',
      tag: '法律',
      permission: 'public',
      reply: Type.Array(CalendarReply),
      handle: async () => law.calendars,
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/calendar/{year}',
      summary: '某年的节假日和调休上班日',
      tag: '法律',
      permission: 'public',
      params: CalendarParams,
      reply: CalendarReply,
      handle: async ({ params }) => calendarOf(law, params.year),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/periods',
      summary: '法定期限一览',
      tag: '法律',
      permission: 'public',
      query: OnQuery,
      reply: Type.Array(PeriodRow),
      handle: async ({ query, clock }) =>
        law.periods
          .filter(period => isOn(period, query.on ?? today(clock)))
          .map(({ id, name, startEvent, amount, unit, actor, onLapse, ...datum }) => ({
            ...{ id, name, startEvent, amount, unit, actor, onLapse },
            ...sourceOf(datum),
          })),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/periods/{id}/count',
      summary: '从某日起算一项期限：届满日和逐日计算',
      tag: '法律',
      permission: 'public',
      params: CountParams,
      query: CountQuery,
      reply: CountedReply,
      handle: async ({ params, query }) =>
        countPeriod(law, params.id, query.start, query.amount === undefined ? {} : { amount: query.amount }),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/fields',
      summary: '执法领域和各领域现行事项数',
      tag: '法律',
      permission: 'public',
      query: OnQuery,
      reply: Type.Array(FieldRow),
      handle: async call => {
        const here = await lawFor(call)
        return fieldsOn(here, indexPowers(here).find({ on: call.query.on ?? today(call.clock) }))
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/powers',
      summary: '权力清单（按领域、日期、名称、拼音首字母、编码、法规条款）',
      tag: '法律',
      permission: 'public',
      query: PowersQuery,
      reply: PowerPage,
      async handle(call) {
        const { on, fieldCode, search, after, limit } = call.query
        const found = indexPowers(await lawFor(call)).find({
          on: on ?? today(call.clock),
          ...(fieldCode && { fieldCode }),
          ...(search && { search }),
        })
        const page = pageOf(found, after, limit)
        return { ...page, rows: page.rows.map(rowOf) }
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/fitting',
      summary: '按事实查找：用平常的话说发生了什么，找可能适用的事项',
      tag: '法律',
      permission: 'public',
      limit: { requests: 120, seconds: 60 },
      query: FittingQuery,
      reply: Type.Array(FittingRow),
      handle: async call => {
        const here = await lawFor(call)
        const on = call.query.on ?? today(call.clock)
        return findFitting(here, { words: call.query.q, on }).map(found => showFitting(found, here))
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/checklists',
      summary: '某领域当日适用的检查要点，每行连到事项和条文',
      tag: '法律',
      permission: 'public',
      query: ChecklistQuery,
      reply: Type.Array(ChecklistView),
      handle: async call =>
        showChecklists(await lawFor(call), call.query.fieldCode, call.query.on ?? today(call.clock)),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/powers/{code}',
      summary: '一个事项的全部版本',
      tag: '法律',
      permission: 'public',
      params: PowerParams,
      reply: PowerDetail,
      handle: async call => detailOf(await lawFor(call), call.params.code),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/powers/{code}/changes',
      summary: '一个事项各版本的变化：自哪日起，改了什么，加重还是减轻',
      tag: '法律',
      permission: 'public',
      params: PowerParams,
      reply: PowerChanges,
      handle: async call => changesOf(await lawFor(call), call.params.code),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/powers/{code}/plain',
      summary: '一个处罚事项的通俗说明：禁止什么、可能的后果、当事人的权利',
      tag: '法律',
      permission: 'public',
      params: PowerParams,
      query: OnQuery,
      reply: PlainReply,
      handle: async call => plainWords(await lawFor(call), call.params.code, call.query.on ?? today(call.clock)),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/powers/{code}/competence',
      summary: '一个事项由谁处罚：本机关、别的地方或者级别、别的部门、只能协助',
      tag: '法律',
      permission: 'public',
      params: PowerParams,
      query: CompetenceQuery,
      reply: CompetenceReply,
      handle: async call => {
        const { on, ...query } = call.query
        return showCompetence(await lawFor(call), call.params.code, { ...query, on: on ?? today(call.clock) })
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/profiles',
      summary: '裁量权基准',
      tag: '法律',
      permission: 'public',
      query: OnQuery,
      reply: Type.Array(ProfileRow),
      handle: async call =>
        (await lawFor(call)).profiles
          .filter(profile => isOn(profile, call.query.on ?? today(call.clock)))
          .map(({ id, name, region, bands, ...datum }) => ({ id, name, region, bands, ...sourceOf(datum) })),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/circumstances',
      summary: '裁量情节',
      tag: '法律',
      permission: 'public',
      query: OnQuery,
      reply: Type.Array(CircumstanceRow),
      handle: async ({ query, clock }) =>
        law.circumstances
          .filter(circumstance => isOn(circumstance, query.on ?? today(clock)))
          .map(({ code, name, direction, duty, partyKind, ...datum }) => ({
            ...{ code, name, direction, duty, partyKind: partyKind ?? null },
            ...sourceOf(datum),
          })),
    }),
    endpoint({
      method: 'POST',
      path: '/api/law/reason',
      summary: '裁量试算：由事实推出法定幅度、档次、基准幅度和每一步的依据',
      tag: '法律',
      permission: 'signedIn',
      body: ReasonBody,
      reply: ReasonReply,
      handle: async call => reason(await lawFor(call), { ...call.body, region: call.identity!.region }),
    }),
    endpoint({
      method: 'POST',
      path: '/api/public/reason',
      summary: '公众裁量试算：只用全国通行的规定，结果不约束任何机关',
      tag: '公众',
      permission: 'public',
      limit: { requests: 60, seconds: 60 },
      body: ReasonBody,
      reply: ReasonReply,
      handle: async ({ body }) => reason(law, body),
    }),
  ]
}
