import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { formatDayZh, refuse } from '#kernel'
import { createCompiler } from './compiler.ts'
import { coverageOf, defaultFonts } from './fonts.ts'
import type { Form } from './form.ts'
import { type Forms, loadForms } from './forms.ts'
import { prepareData } from './prepare.ts'
import { createPrinter, type Printer } from './printable.ts'
import { qrSvg } from './qr.ts'
import type { DocumentImage, RenderedDocument, RenderRequest } from './request.ts'
import { splitPages } from './svg-pages.ts'

export interface Typesetter {
  readonly forms: Forms
  /** The finished document. @throws Refusal when a required field or the number is missing or a value is not of its type. */
  pdf(request: RenderRequest, image?: DocumentImage): Promise<RenderedDocument>
  /**
   * Pages as pictures: for the live preview beside the form, marked 预览, required fields may still be empty; with
   * `preview: false` for reading a finished document.
   */
  svg(request: RenderRequest, options?: { preview: boolean }): Promise<string[]>
  /** The ten digits, one to a page, for stamping page numbers. */
  digits(): Promise<Uint8Array>
  /** Starts the thread and loads fonts and templates, so that the first real document does not wait. */
  warm(): Promise<void>
  close(): Promise<void>
}

export interface TypesetterOptions {
  /** Folder of the law; forms lie in `documents` below it. */
  lawDir: string
  forms?: Forms
  /** Paths of TrueType files of the family Noto Serif SC; the embedded two when absent. */
  fonts?: string[]
}

// The name under which a template finds the picture; no such file lies in the folder.
const IMAGE_FILE = 'picture-of-this-request'

/** One typesetter serves a whole process: its thread takes the requests in turn and the caller's event loop is never held. */
export function createTypesetter({ lawDir, forms, fonts = defaultFonts() }: TypesetterOptions): Typesetter {
  const workspace = join(lawDir, 'documents')
  const known = forms ?? loadForms(workspace)
  const covers = coverageOf(fonts)
  const compiler = createCompiler(workspace, fonts)

  const prepare = (request: RenderRequest, preview: boolean, image?: DocumentImage) => {
    const form = known.get(request.form, request.version)
    const source = known.source(form)
    const printer = createPrinter(covers)
    const input = templateInput(form, request, printer, preview, image)
    const files: Record<string, Uint8Array> = image ? { [IMAGE_FILE]: image.bytes } : {}
    return { form, source, printer, job: { template: source.template, request: input, files } }
  }
  const typesetter: Typesetter = {
    forms: known,
    pdf: async (request, image) => {
      const { form, source, printer, job } = prepare(request, false, image)
      const { body, pages } = await compiler.pdf(job)
      const sha256 = createHash('sha256').update(body).digest('hex')
      const { version } = form
      const { templateSha256 } = source
      return { bytes: body, pages, sha256, form: form.id, version, templateSha256, missing: printer.missing() }
    },
    svg: async (request, { preview } = { preview: true }) => {
      const { job } = prepare(request, preview)
      const { body, pages } = await compiler.svg(job)
      return splitPages(body, pages)
    },
    digits: async () => (await compiler.pdf({ template: 'page-stamp.typ', request: '{}', files: {} })).body,
    warm: async () => {
      const first = known.list()[0]
      if (first) await typesetter.svg({ form: first.id, data: {}, organ: { name: '机关', shortName: '机关' } })
    },
    close: () => compiler.close(),
  }
  return typesetter
}

function templateInput(
  form: Form,
  request: RenderRequest,
  printer: Printer,
  preview: boolean,
  image: DocumentImage | undefined,
): string {
  if (!preview && form.numbered && !request.number)
    refuse({
      code: 'documents.missingNumber',
      kind: 'invalid',
      message: `文书“${form.name}”应当编号，尚未取得文号。`,
      next: '请先取得文号，再制作文书。',
      field: '/number',
    })
  const line = (text: string | undefined): string | null => (text ? printer.line(text) : null)
  const { organ, officers = [] } = request
  const data = prepareData(form, request.data, printer, !preview)
  return JSON.stringify({
    form: { id: form.id, name: form.name, numbered: form.numbered },
    number: line(request.number),
    organ: {
      name: line(organ.name),
      shortName: line(organ.shortName),
      address: line(organ.address),
      phone: line(organ.phone),
    },
    date: request.date ? formatDayZh(request.date) : null,
    officers: officers.map(o => ({ name: line(o.name), certificateNo: line(o.certificateNo) })),
    qr: request.qr ? qrSvg(request.qr) : null,
    paperCode: line(request.paperCode),
    demonstration: request.demonstration === true,
    sealed: request.sealed === true && form.sealed,
    preview,
    image: image ? { path: IMAGE_FILE, format: image.format } : null,
    data,
    missing: printer.missing(),
  })
}
