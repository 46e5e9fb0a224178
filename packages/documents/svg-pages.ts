const PAGE_OPEN = /^ {4}<g(?:>| transform="matrix)/
const PAGE_CLOSE = /^ {4}<\/g>/
const SIZE = /viewBox="0 0 ([\d.]+) ([\d.]+)"/

/**
 * Splits the typesetter's one tall SVG into one SVG for each page, each with only the glyphs it uses.
 * Relies on the page groups being the children of the root, indented by four spaces, and text being drawn as glyph outlines.
 */
export function splitPages(svg: string, pages: number): string[] {
  const size = SIZE.exec(svg)
  if (!size) throw new Error('not a typeset SVG')
  const width = Number(size[1])
  const height = Number(size[2]) / pages
  const { groups, definitions } = readGroups(svg.split('\n'))
  if (groups.length !== pages) throw new Error(`expected ${pages} pages, found ${groups.length}`)
  return groups.map((body, i) => {
    const used = new Set(Array.from(body.matchAll(/(?:href="|url\()#([\w-]+)/g), m => m[1]!))
    const kept = definitions.filter(d => used.has(/ id="([\w-]+)"/.exec(d)?.[1] ?? ''))
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 ${i * height} ${width} ${height}" width="${width}pt" height="${height}pt" role="img">` +
      `<rect x="0" y="${i * height}" width="${width}" height="${height}" fill="#fff"/>${body}<defs>${kept.join('')}</defs></svg>`
    )
  })
}

function readGroups(lines: string[]): { groups: string[]; definitions: string[] } {
  const groups: string[] = []
  const definitions: string[] = []
  let open: string[] | undefined
  let inDefinitions = false
  let definition: string[] = []
  for (const line of lines) {
    if (line.startsWith('    <defs')) inDefinitions = true
    else if (line.startsWith('    </defs')) inDefinitions = false
    else if (inDefinitions) {
      definition.push(line.trim())
      if (/^ {8}<(?:\/|[^>]*\/>$)/.test(line)) {
        definitions.push(definition.join(''))
        definition = []
      }
    } else if (!open && PAGE_OPEN.test(line)) open = [line.trim()]
    else if (open) {
      open.push(line.trim())
      if (PAGE_CLOSE.test(line)) {
        groups.push(open.join(''))
        open = undefined
      }
    }
  }
  return { groups, definitions }
}
