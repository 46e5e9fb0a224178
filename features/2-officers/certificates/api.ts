import { Type } from 'typebox'
import { endpoint } from '#host'
import { today } from '#kernel'
import { OfficerChoice, OfficersQuery } from './contract.ts'
import { certificateObstacle, recusalGate, validCertificate } from './rules.ts'
import { listOfficers, loadCertificates, loadConflicts } from './store.ts'

export const endpoints = [
  endpoint({
    method: 'GET',
    path: '/api/officers',
    summary: '本机构执法人员：当日能否指派，不能的原因',
    tag: '执法人员',
    permission: { anyOf: ['handler', 'leader', 'registrar', 'supervisor'] },
    query: OfficersQuery,
    reply: Type.Array(OfficerChoice),
    async handle({ query, identity, database, claims, clock }) {
      const duty = { region: identity!.region, fieldCode: query.fieldCode, on: query.on ?? today(clock) }
      return database.read(claims, async c => {
        const officers = await listOfficers(c, identity!.organId)
        const certificates = await loadCertificates(
          c,
          officers.map(o => o.id),
        )
        const conflicts = query.subjectId ? await loadConflicts(c, query.subjectId) : []
        return officers.map((officer): OfficerChoice => {
          const recusal = recusalGate(conflicts, [officer], query.subjectId ?? '')
          const obstacle =
            certificateObstacle(certificates, officer, duty) ?? (recusal.open ? undefined : recusal.reason)
          return {
            ...officer,
            certificateNumber: validCertificate(certificates, officer.id, duty)?.number ?? null,
            available: obstacle === undefined,
            obstacle: obstacle ?? null,
          }
        })
      })
    },
  }),
]
