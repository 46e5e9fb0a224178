import { refuse } from '#kernel'

/** Blank text passes a schema, but says nothing: whoever decides over somebody writes why. */
export function checkWritten(text: string, name: string, field: string, article?: string): void {
  if (text.trim() !== '') return
  refuse({
    code: 'caseHandling.textBlank',
    kind: 'invalid',
    message: `没有写明${name}。`,
    ...(article && { article }),
    next: `请写明${name}。`,
    field,
  })
}
