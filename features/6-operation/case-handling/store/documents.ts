import type { RenderRequest } from '#documents'
import type { Connection } from '#host'
import { isFictionalRegion, newId, newPaperCode, type RegionCode, yearOf } from '#kernel'
import type { DocumentRef } from '../acts.ts'
import type { CaseContext } from '../rules/context.ts'
import type { DocumentDraft } from '../rules/documents/index.ts'
import { nextNumber } from './numbers.ts'
import type { CaseServices } from './services.ts'

export interface FrozenDocument {
  ref: DocumentRef
  request: RenderRequest
  templateSha256: string
}

/** Shown where a number will stand once the act is done. */
const NUMBER_TO_COME = '（文号待定）'

/** Numbers, typesets and keeps the documents of one command. Same request, same bytes. */
export async function freezeDocuments(
  connection: Connection,
  services: CaseServices,
  drafts: readonly DocumentDraft[],
  context: CaseContext,
): Promise<FrozenDocument[]> {
  const at = new Date(context.now)
  const planned = drafts.map(draft => ({ draft, id: newId(at), form: services.typesetter.forms.get(draft.form) }))
  const numbers = new Map<string, string>()
  for (const { draft, id, form } of planned) {
    if (!form.numbered) continue
    const number = await nextNumber(connection, {
      organId: context.organ.id,
      form,
      year: yearOf(draft.date),
      documentId: id,
    })
    numbers.set(draft.form, number)
  }
  const frozen: FrozenDocument[] = []
  for (const { draft, id, form } of planned) {
    const paperCode = newPaperCode()
    const number = numbers.get(draft.form)
    const request = requestOf(draft, context, numbers, {
      sealed: form.sealed,
      qr: `${services.checkUrl}/${paperCode}`,
      paperCode,
      ...(number && { number }),
    })
    const rendered = await services.typesetter.pdf(request)
    await services.files.putFile(connection, rendered.bytes, 'application/pdf', at)
    frozen.push({
      request,
      templateSha256: rendered.templateSha256,
      ref: {
        id,
        form: form.id,
        title: draft.title ?? form.name,
        ...(number && { number }),
        version: rendered.version,
        date: draft.date,
        sha256: rendered.sha256,
        pages: rendered.pages,
        volume: form.volume,
        order: form.order,
        servedOnParty: form.servedOnParty,
        paperCode,
      },
    })
  }
  return frozen
}

/** Pages of the documents as they would be, for the screen beside the form. */
export async function previewDocuments(
  services: CaseServices,
  drafts: readonly DocumentDraft[],
  context: CaseContext,
): Promise<{ form: string; title: string; pages: string[] }[]> {
  return Promise.all(
    drafts.map(async draft => {
      const form = services.typesetter.forms.get(draft.form)
      const request = requestOf(draft, context, new Map(), {
        sealed: false,
        ...(form.numbered && { number: NUMBER_TO_COME }),
      })
      return { form: form.id, title: draft.title ?? form.name, pages: await services.typesetter.svg(request) }
    }),
  )
}

function requestOf(
  draft: DocumentDraft,
  { organ }: CaseContext,
  numbers: ReadonlyMap<string, string>,
  more: Partial<RenderRequest>,
): RenderRequest {
  const { name, shortName, address, phone } = organ
  const data = draft.data(form => numbers.get(form) ?? NUMBER_TO_COME)
  return {
    form: draft.form,
    data: JSON.parse(JSON.stringify(data)),
    organ: { name, shortName, ...(address && { address }), ...(phone && { phone }) },
    date: draft.date,
    ...(draft.officers && { officers: draft.officers }),
    ...(isFictionalRegion(organ.region) && { demonstration: true }),
    ...more,
  }
}

export async function recordDocuments(
  connection: Connection,
  caseId: string,
  region: RegionCode,
  actSeq: number,
  frozen: readonly FrozenDocument[],
): Promise<void> {
  for (const { ref, request, templateSha256 } of frozen) {
    await connection.named(
      'case-document-add',
      `insert into case_document (id, case_id, region, act_seq, form, form_version, title, number, dated, sha256,
         template_sha256, pages, volume, bind_order, served_on_party, paper_code, request)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        ref.id,
        caseId,
        region,
        actSeq,
        ref.form,
        ref.version,
        ref.title,
        ref.number ?? null,
        ref.date,
        ref.sha256,
        templateSha256,
        ref.pages,
        ref.volume,
        ref.order,
        ref.servedOnParty,
        ref.paperCode,
        JSON.stringify(request),
      ],
    )
  }
}
