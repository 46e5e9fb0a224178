import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { endedStages, getCaseFile } from '#features/6-operation/case-handling'
import { type Call, type Duty, type Endpoint, endpoint, noteLook } from '#host'
import { type Json, today } from '#kernel'
import { FILE_READERS, FileReviewReply } from './contract.ts'
import { reviewFile } from './rules.ts'
import { bindVolume, bundleDocuments, collect, type VolumeServices } from './store.ts'

const readers = { anyOf: FILE_READERS } satisfies { anyOf: readonly Duty[] }
const params = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** The file of a case as a whole: its volume, its bundle, its review. */
export const endpoints = (services: VolumeServices): Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/volume',
    summary: '案卷（正卷、副卷合为一个 PDF，边装订边下载）',
    tag: '案卷',
    permission: readers,
    params,
    async handle(call) {
      const file = await lookAtFile(call, '下载案卷')
      const chunks = bindVolume(services, file, { name: call.identity!.name, on: today(call.clock) })
      call.reply
        .type('application/pdf')
        .header('content-disposition', attachment(`${file.state.caseNumber ?? '案卷'}-案卷.pdf`))
      return call.reply.send(Readable.from(chunks))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/bundle',
    summary: '案卷包（ZIP：案卷、文书、行为和存证证明，可脱离本系统核验）',
    tag: '案卷',
    permission: readers,
    params,
    async handle(call) {
      const file = await lookAtFile(call, '下载案卷包')
      const { caseId, state, actIds } = file
      const caseNumber = state.caseNumber ?? state.decision?.number ?? caseId
      const by = { name: call.identity!.name, on: today(call.clock) }
      const bundle = await call.ledger.caseBundle({
        caseId,
        caseNumber,
        volume: await collect(bindVolume(services, file, by)),
        caseJson: JSON.parse(JSON.stringify(state)) as Json,
        documents: await bundleDocuments(services.files, file),
        actIds,
      })
      call.reply.type('application/zip').header('content-disposition', attachment(`${caseNumber}-案卷包.zip`))
      return Buffer.from(bundle)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/review',
    summary: '案卷评查：合法性和规范性，逐项说明扣分',
    tag: '案卷',
    permission: readers,
    params,
    reply: FileReviewReply,
    async handle({ params: { id }, database, claims, clock }) {
      const { state } = await database.read(claims, c => getCaseFile(c, id))
      const finished = ['closed', 'archived', ...endedStages].includes(state.stage)
      return { finished, ...reviewFile(state, services.law, today(clock)), confidence: 'uncertain' as const }
    },
  }),
]

/** The file holds everything about everybody: each look is noted before it is given. */
const lookAtFile = (
  { params: { id }, database, claims, identity, clock }: Call<{ id: string }, unknown, unknown>,
  purpose: string,
) =>
  database.write(claims, async c => {
    const file = await getCaseFile(c, id)
    const { userId, region } = identity!
    await noteLook(c, { at: clock.now(), userId, region, what: 'case', objectId: id, purpose })
    return file
  })

const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
