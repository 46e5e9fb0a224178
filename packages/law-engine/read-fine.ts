import type { RecordReader } from './reader.ts'
import type { AmountBase, FineOption, FineShape } from './types.ts'

const BASES: readonly AmountBase[] = ['illegalGain', 'turnover', 'goodsValue', 'sales', 'totalInvestment']
const SHAPES = ['range', 'tiered', 'multiple', 'staged', 'bySubject', 'perUnit', 'anyOf', 'percent'] as const

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
    case 'perUnit':
      return { type, unit: reader.text('unit'), ...readBounds(reader, 'fixed allowed') }
    case 'multiple':
      return { type, base: reader.oneOf('base', BASES), ...readMultiples(reader) }
    case 'percent':
      return { type, base: reader.oneOf('base', BASES), ...readPercents(reader) }
    case 'tiered':
      return readTiered(reader)
    case 'staged':
      return {
        type,
        base: readFine(reader.part('base')),
        aggravated: readFine(reader.part('aggravated')),
        aggravatedWhen: reader.text('aggravatedWhen'),
        ...(reader.has('baseWhen') && { baseWhen: reader.text('baseWhen') }),
      }
    case 'bySubject': {
      const legal = reader.has('legal') ? readFine(reader.part('legal')) : null
      const natural = reader.has('natural') ? readFine(reader.part('natural')) : null
      if (!legal && !natural) reader.fault('legal', '没有罚任何人', '请写 legal 或者 natural 的罚款')
      return { type, legal, natural }
    }
    case 'anyOf': {
      const options = reader.records('options', readOption)
      if (options.length < 2) reader.fault('options', '不足两个选项', '只有一种罚款的，直接写该种')
      return { type, options }
    }
  }
}

function readTiered(reader: RecordReader): FineShape {
  const shape: FineShape = {
    type: 'tiered',
    base: reader.oneOf('base', BASES),
    thresholdFen: reader.fen('thresholdYuan'),
    thresholdInclusive: reader.flag('thresholdInclusive'),
    above: readPart(reader, 'above', readMultiples),
    below: readPart(reader, 'below', part => readBounds(part)),
  }
  if (shape.thresholdFen === 0) reader.fault('thresholdYuan', '没有分档数额', '请写明达到多少元按倍数计算')
  return shape
}

function readOption(reader: RecordReader): FineOption {
  return {
    when: reader.text('when'),
    ...(reader.has('base') && { base: reader.oneOf('base', BASES), present: reader.flag('present') }),
    fine: readFine(reader.part('fine')),
  }
}

function readPart<T>(reader: RecordReader, name: string, read: (part: RecordReader) => T): T {
  const part = reader.part(name)
  const value = read(part)
  part.end()
  return value
}

/** `optional`: 可以并处、可以处 – no fine at all is lawful too. */
function readBounds(reader: RecordReader, fixed?: 'fixed allowed') {
  const bounds = {
    minFen: reader.fen('minYuan'),
    maxFen: reader.fen('maxYuan'),
    optional: reader.flag('optional'),
  }
  const wrong = fixed ? bounds.maxFen < bounds.minFen : bounds.maxFen <= bounds.minFen
  if (wrong) reader.fault('maxYuan', '上限不高于下限', '请核对罚款幅度')
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

function readPercents(reader: RecordReader): { minPercent: number; maxPercent: number; optional: boolean } {
  const percents = {
    minPercent: reader.integer('minPercent'),
    maxPercent: reader.integer('maxPercent'),
    optional: reader.flag('optional'),
  }
  if (percents.maxPercent <= percents.minPercent) reader.fault('maxPercent', '上限不高于下限', '请核对百分比')
  return percents
}
