/** Which characters a TrueType font can draw. */
export type Coverage = (codePoint: number) => boolean

/**
 * Reads the character map (`cmap` subtable format 12, or 4) of a TrueType font.
 * @throws Error when the font has neither.
 */
export function readCoverage(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableOffset(view, 'cmap')
  const wanted = new Map<number, number>()
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4)
    wanted.set(view.getUint16(at), at)
  }
  const ranges = wanted.has(12) ? segments12(view, wanted.get(12)!) : segments4(view, wanted.get(4))
  return codePoint => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const [first, last] = ranges[middle]!
      if (codePoint < first) high = middle - 1
      else if (codePoint > last) low = middle + 1
      else return true
    }
    return false
  }
}

type Range = [first: number, last: number]

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map(k => view.getUint8(at + k)))
    if (name === tag) return view.getUint32(at + 8)
  }
  throw new Error(`font has no ${tag} table`)
}

function segments12(view: DataView, at: number): Range[] {
  const count = view.getUint32(at + 12)
  return Array.from({ length: count }, (_, i) => [
    view.getUint32(at + 16 + i * 12),
    view.getUint32(at + 16 + i * 12 + 4),
  ])
}

function segments4(view: DataView, at: number | undefined): Range[] {
  if (at === undefined) throw new Error('font has no Unicode character map')
  const size = view.getUint16(at + 6)
  return Array.from(
    { length: size / 2 },
    (_, i): Range => [view.getUint16(at + 16 + size + i * 2), view.getUint16(at + 14 + i * 2)],
  ).filter(([first]) => first !== 0xffff)
}
