import { yuan } from '#kernel'
import type { RecordReader } from './reader.ts'
import type { AmountBase, FineShape } from './types.ts'

const BASES: readonly AmountBase[] = ['illegalGain', 'turnover', 'goodsValue', 'sales', 'totalInvestment']
const SHAPES = ['range', 'tiered', 'multiple', 'staged', 'bySubject'] as const

/** A fine as the article has it. Amounts stand in yuan in the files, as a jurist writes them, and become fen here. */
export function readFine(reader: RecordReader): FineShape {
  const type = reader.oneOf('type', SHAPES)
  const shape = readShape(type, reader)
  reader.end()
  return shape
}

function readShape(type: (typeof SHAPES)[number], reader: RecordReader): FineShape {
  switch (type) {
    case 'range':
      return { type, ...readBounds(reader) }
    case 'multiple':
      return { type, base: reader.oneOf('base', BASES), ...readMultiples(reader) }
    case 'tiered': {
      const shape: FineShape = {
        type,
        base: reader.oneOf('base', BASES),
        thresholdFen: yuan(reader.integer('thresholdYuan')),
        thresholdInclusive: reader.flag('thresholdInclusive'),
        above: readPart(reader, 'above', readMultiples),
        below: readPart(reader, 'below', readBounds),
      }
      if (shape.thresholdFen === 0) reader.fault('thresholdYuan', '没有分档数额', '请写明达到多少元按倍数计算')
      return shape
    }
    case 'staged':
      return {
        type,
        base: readFine(reader.part('base')),
        aggravated: readFine(reader.part('aggravated')),
        aggravatedWhen: reader.text('aggravatedWhen'),
      }
    case 'bySubject':
      return {
        type,
        legal: reader.has('legal') ? readFine(reader.part('legal')) : null,
        natural: reader.has('natural') ? readFine(reader.part('natural')) : null,
      }
  }
}

function readPart<T>(reader: RecordReader, name: string, read: (part: RecordReader) => T): T {
  const part = reader.part(name)
  const value = read(part)
  part.end()
  return value
}

/** `optional`: 可以并处、可以处 – no fine at all is lawful too. */
function readBounds(reader: RecordReader): { minFen: number; maxFen: number; optional: boolean } {
  const bounds = {
    minFen: yuan(reader.integer('minYuan')),
    maxFen: yuan(reader.integer('maxYuan')),
    optional: reader.flag('optional'),
  }
  if (bounds.maxFen <= bounds.minFen) reader.fault('maxYuan', '上限不高于下限', '请核对罚款幅度')
  return bounds
}

function readMultiples(reader: RecordReader): { minMultiple: number; maxMultiple: number; optional: boolean } {
  const multiples = {
    minMultiple: reader.integer('minMultiple'),
    maxMultiple: reader.integer('maxMultiple'),
    optional: reader.flag('optional'),
  }
  if (multiples.maxMultiple <= multiples.minMultiple) reader.fault('maxMultiple', '上限不高于下限', '请核对倍数')
  return multiples
}
