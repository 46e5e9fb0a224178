import { describe, expect, test } from 'vitest'
import { byteRange } from './byte-range.ts'
import { mediaTypeOf, mediaTypes } from './media-types.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

const samples: [string, Uint8Array][] = [
  ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
  ['image/png', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a])],
  ['image/gif', bytes('GIF89a')],
  ['image/webp', bytes('RIFF', [1, 0, 0, 0], 'WEBP')],
  ['image/heic', bytes([0, 0, 0, 24], 'ftypheic')],
  ['application/pdf', bytes('%PDF-1.7\n')],
  ['audio/mpeg', bytes([0xff, 0xfb, 0x90, 0x44])],
  ['audio/mpeg', bytes('ID3', [4, 0])],
  ['audio/aac', bytes([0xff, 0xf1, 0x50])],
  ['audio/wav', bytes('RIFF', [1, 0, 0, 0], 'WAVE')],
  ['audio/ogg', bytes('OggS', [0])],
  ['audio/mp4', bytes([0, 0, 0, 24], 'ftypM4A ')],
  ['audio/amr', bytes('#!AMR\n')],
  ['video/mp4', bytes([0, 0, 0, 24], 'ftypisom')],
  ['video/webm', bytes([0x1a, 0x45, 0xdf, 0xa3])],
  ['application/zip', bytes('PK', [3, 4])],
  ['text/plain', Buffer.from('现场检查笔录')],
  ['text/csv', bytes([0xc3, 0xfb, 0xb3, 0xc6], ',', [0xb5, 0xd8, 0xd6, 0xb7], '\n')],
]

describe('media types', () => {
  test.each(samples)('%s is known by its first bytes', (name, head) => {
    expect(mediaTypes[name]!.begins(head)).toBe(true)
  })

  test.each(Object.keys(mediaTypes))('%s is not a page, not a program, not nothing', name => {
    for (const head of [bytes('MZ', [0x90, 0]), bytes([0x7f], 'ELF', [2, 0]), bytes([0, 0, 0, 0, 0, 0, 0, 0, 0])])
      expect(mediaTypes[name]!.begins(head)).toBe(false)
    if (!name.startsWith('text/')) {
      for (const head of [bytes('<!doctype html><script>'), bytes()]) expect(mediaTypes[name]!.begins(head)).toBe(false)
    }
  })

  test('a text is not another file under a harmless name', () => {
    for (const [name, head] of samples) {
      if (!name.startsWith('text/')) expect([name, mediaTypes['text/plain']!.begins(head)]).toEqual([name, false])
    }
  })

  test('parameters, case and other usual names are understood; the rest is refused', () => {
    expect(mediaTypeOf('Text/Plain; charset=gb18030').name).toBe('text/plain')
    expect(mediaTypeOf('audio/x-wav').name).toBe('audio/wav')
    for (const name of ['', 'text/html', 'image/svg+xml', 'application/octet-stream', 'constructor', '__proto__'])
      expect(() => mediaTypeOf(name)).toThrow('files.mediaType')
  })
})

describe('ranges', () => {
  test.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-1', { start: 99, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-0', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=0x1-2', undefined],
    ['bytes=1.5-2', undefined],
    ['bytes=99999999999999999-', undefined],
    [undefined, undefined],
  ])('%s of 100 bytes', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected)
  })
})
