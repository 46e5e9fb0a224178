import { Type } from 'typebox'
import { type Endpoint, endpoint } from '#host'
import { today } from '#kernel'
import { countPeriod, type Law, reason } from '#law-engine'
import {
  CalendarParams,
  CalendarReply,
  CircumstanceRow,
  CompetenceQuery,
  CompetenceReply,
  CountedReply,
  CountParams,
  CountQuery,
  FieldRow,
  OnQuery,
  PeriodRow,
  PowerDetail,
  PowerPage,
  PowerParams,
  PowersQuery,
  ProfileRow,
  ReasonBody,
  ReasonReply,
} from './contract.ts'
import { calendarOf, detailOf, fieldsOn, isOn, pageOf, rowOf, sourceOf } from './rules/show.ts'
import { showCompetence } from './rules/show-competence.ts'
import { indexPowers } from './rules.ts'

/** The law is no secret: everything here is public, except the calculator, which an organ uses for itself. */
export function endpoints(law: Law): Endpoint[] {
  const powers = indexPowers(law)
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
      handle: async ({ query, clock }) => fieldsOn(law, powers.find({ on: query.on ?? today(clock) })),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/powers',
      summary: '权力清单（按领域、日期、名称、拼音首字母、编码、法规条款）',
      tag: '法律',
      permission: 'public',
      query: PowersQuery,
      reply: PowerPage,
      async handle({ query: { on, fieldCode, search, after, limit }, clock }) {
        const found = powers.find({
          on: on ?? today(clock),
          ...(fieldCode && { fieldCode }),
          ...(search && { search }),
        })
        const page = pageOf(found, after, limit)
        return { ...page, rows: page.rows.map(rowOf) }
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/powers/{code}',
      summary: '一个事项的全部版本',
      tag: '法律',
      permission: 'public',
      params: PowerParams,
      reply: PowerDetail,
      handle: async ({ params }) => detailOf(law, params.code),
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
      handle: async ({ params, query: { on, ...query }, clock }) =>
        showCompetence(law, params.code, { ...query, on: on ?? today(clock) }),
    }),
    endpoint({
      method: 'GET',
      path: '/api/law/profiles',
      summary: '裁量权基准',
      tag: '法律',
      permission: 'public',
      query: OnQuery,
      reply: Type.Array(ProfileRow),
      handle: async ({ query, clock }) =>
        law.profiles
          .filter(profile => isOn(profile, query.on ?? today(clock)))
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
      handle: async ({ body, identity }) => reason(law, { ...body, region: identity!.region }),
    }),
  ]
}
