import type { Connection } from '#host'
import type { RegionCode } from '#kernel'

/** What happened in a division, a month and a field, counted from the acts. */
export interface CaseMonth {
  region: RegionCode
  /** `2025-06` */
  month: string
  fieldCode: string
  opened: number
  filed: number
  rejected: number
  decided: number
  /** Of the decided: on the spot. */
  decidedSimply: number
  /** Of the decided that were filed: within the days for handling. */
  decidedOnTime: number
  /** Days from filing to decision, added up. */
  decisionDays: number
  served: number
  published: number
  publishedOnTime: number
  closed: number
  archived: number
}

/**
 * Counts every act of the jurisdiction anew: to fill a rollup after a bulk load, and to check one. Reads all acts of
 * cases; at a million cases this takes minutes.
 */
export const countCaseMonths = (connection: Connection): Promise<CaseMonth[]> =>
  connection.named<CaseMonth & Record<string, unknown>>('case-months-count', COUNT, [])

const of = (type: string, more = ''): string => `count(*) filter (where e.type = '${type}'${more})`
const DECIDED = `e.type in ('decided', 'decidedOnTheSpot')`

const COUNT = `select e.region, to_char(e.day, 'YYYY-MM') as month, e.field_code as "fieldCode",
    ${of('findingRegistered')} as opened, ${of('filingApproved')} as filed, ${of('filingRejected')} as rejected,
    count(*) filter (where ${DECIDED}) as decided, ${of('decidedOnTheSpot')} as "decidedSimply",
    ${of('decided', ` and e.filed_on is not null and e.day <= e.handling_until`)} as "decidedOnTime",
    coalesce(sum(e.day - e.filed_on) filter (where e.type = 'decided' and e.filed_on is not null), 0) as "decisionDays",
    count(*) filter (where e.type in ('decisionServed', 'decidedOnTheSpot')) as served,
    ${of('decisionPublished')} as published, ${of('decisionPublished', ' and e.day <= e.publish_until')} as "publishedOnTime",
    ${of('closingApproved')} as closed, ${of('caseArchived')} as archived
  from (
    select a.region, a.type, c.field_code, c.filed_on, (c.state ->> 'handlingUntil')::date as handling_until,
      (select k.due from case_clock k where k.case_id = c.id and k.key = 'D-PUB-01') as publish_until,
      coalesce((a.data ->> case a.type
        when 'filingApproved' then 'filedOn' when 'decided' then 'decidedOn' when 'decidedOnTheSpot' then 'decidedOn'
        when 'decisionServed' then 'servedOn' when 'decisionPublished' then 'publishedOn' when 'closingApproved' then 'closedOn'
        end)::date, (a.at at time zone 'Asia/Shanghai')::date) as day
    from act a join case_file c on c.id = a.stream_id
    where a.stream_kind = 'case' and a.type in ('findingRegistered', 'filingApproved', 'filingRejected', 'decided',
      'decidedOnTheSpot', 'decisionServed', 'decisionPublished', 'closingApproved', 'caseArchived')
  ) e group by 1, 2, 3 order by 1, 2, 3`
