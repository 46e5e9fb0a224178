import { assembleVolume, imageFormat, type OrganValue, type Typesetter, type VolumeEntry } from '#documents'
import type { CaseFile } from '#features/6-operation/case-handling'
import type { FileStore } from '#host'
import { dayOf, isFictionalRegion, type PlainDate } from '#kernel'
import type { Law } from '#law-engine'
import { bindingOrder, coverOf, type PlannedEntry } from './rules.ts'

export interface VolumeServices {
  law: Law
  typesetter: Typesetter
  files: FileStore
}

/**
 * Binds a case as one PDF, in pieces as they are ready.
 * @throws Refusal `documents.emptyVolume`, `files.bytesMissing`
 */
export function bindVolume(
  { typesetter, files }: VolumeServices,
  file: CaseFile,
  by: { name: string; on: PlainDate },
): AsyncIterable<Uint8Array> {
  const { state, organ, region } = file
  const planned = bindingOrder(state)
  const archivedOn = state.archive && dayOf(state.archive.at)
  const { chunks } = assembleVolume(typesetter, entriesOf(planned, files), {
    cover: coverOf(state, by.name),
    backNote: {
      situation: state.archive?.remarks ?? '本卷文书齐全，顺序符合规定，页码连续。',
      media: state.evidence.filter(e => e.file).map(e => `${e.title}（SHA-256 ${e.file!.slice(0, 16)}…）`),
      compiledBy: by.name,
      compiledOn: archivedOn ?? by.on,
    },
    ...(state.caseNumber && { caseNumber: state.caseNumber }),
    organ: organValue(organ),
    date: archivedOn ?? by.on,
    ...(isFictionalRegion(region) && { demonstration: true }),
  })
  return chunks
}

/** One entry at a time in memory. */
async function* entriesOf(planned: readonly PlannedEntry[], files: FileStore): AsyncGenerator<VolumeEntry> {
  for (const { sha256, evidence, ...entry } of planned) {
    if (!evidence) {
      yield { ...entry, pdf: await files.readFile(sha256!) }
      continue
    }
    const bytes = sha256 && (await files.readFile(sha256))
    const image = bytes && imageFormat(bytes) ? bytes : undefined
    yield { ...entry, evidence: { data: evidence, ...(image && { image }) } }
  }
}

const organValue = ({ name, shortName, address, phone }: CaseFile['organ']): OrganValue => ({
  name,
  shortName,
  ...(address && { address }),
  ...(phone && { phone }),
})

/** The documents of a case as files of a bundle: `0007-行政处罚决定书.pdf`, in the order they were made. */
export async function bundleDocuments(
  files: FileStore,
  { state }: CaseFile,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const documents: { name: string; bytes: Uint8Array }[] = []
  for (const [i, document] of state.documents.entries()) {
    const name = `${String(i + 1).padStart(4, '0')}-${document.title.replace(/[^\p{L}\p{N}（）]/gu, '')}.pdf`
    documents.push({ name, bytes: await files.readFile(document.sha256) })
  }
  return documents
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}
