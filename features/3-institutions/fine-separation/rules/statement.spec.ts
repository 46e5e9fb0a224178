import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { readStatement } from './statement.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const gb = (text: string): Uint8Array => iconv.encode(text, 'gb18030')

const HEAD = '缴款识别码,金额(元),缴款日期,票据号码,流水号,付款人'
const ROW = '9901022500000000018A,20000.00,2025-06-27,9901250001,B1,衡北县琴台歌舞娱乐有限公司'
const read = (text: string) => readStatement(utf8(text))
const rowOf = (row: string) => read(`${HEAD}\n${row}`).rows[0]!

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return error.detail.code
    throw error
  }
  return 'none'
}

describe('a statement', () => {
  const payment = {
    code: '9901022500000000018A',
    amountFen: 2_000_000,
    paidOn: '2025-06-27',
    receiptNumber: '9901250001',
    bankReference: 'B1',
  }

  it.each([
    ['UTF-8', utf8(`${HEAD}\n${ROW}\n`)],
    ['UTF-8 with a mark at its head', utf8(`\ufeff${HEAD}\r\n${ROW}\r\n`)],
    ['GB18030', gb(`${HEAD}\r\n${ROW}`)],
    ['tabs', gb(`${HEAD}\n${ROW}`.replaceAll(',', '\t'))],
    ['titles above the head', gb(`文衡银行非税收入对账单\n日期：2025-06-27,,,,,\n\n${HEAD}\n${ROW}`)],
  ])('is read from %s', (_name, file) => {
    const { rows } = readStatement(file)
    expect(rows).toMatchObject([{ payment, payer: '衡北县琴台歌舞娱乐有限公司' }])
  })

  it('names the line of the file, whatever stands above', () => {
    const { rows } = read(`对账单\n\n${HEAD}\n\n${ROW}\n,,,,,\n${ROW}`)
    expect(rows.map(r => r.n)).toEqual([5, 7])
  })

  it('knows the names other banks give, in any order, and leaves other columns alone', () => {
    const { rows } = read(
      '序号\t交易时间\t缴款书号\t交易流水号\t实缴金额（元）\t财政电子票据号码\n1\t2025/6/27 10:22:33\t="9901022500000000018A"\tB1\t20,000\t9901250001',
    )
    expect(rows).toMatchObject([{ payment }])
  })

  it('takes amounts in fen only where the head says so, and no other unit', () => {
    expect(read(`${HEAD.replace('元', '分')}\n${ROW.replace('20000.00', '2000000')}`).rows[0]!.payment).toEqual(payment)
    expect(refusalOf(() => read(`${HEAD.replace('元', '万元')}\n${ROW}`))).toBe('payments.columnsMissing')
  })

  it('reads each line in its own encoding where somebody joined two files', () => {
    const other = ROW.replace('B1', 'B2').replace('衡北县琴台', '墨池')
    const file = Buffer.concat([utf8(`${HEAD}\n${ROW}\n`), gb(`${other}\n`)])
    const { rows } = readStatement(file)
    expect(rows.map(r => r.payer)).toEqual(['衡北县琴台歌舞娱乐有限公司', '墨池歌舞娱乐有限公司'])
  })

  it('keeps a line of bytes that are no text, and reads the next', () => {
    const file = Buffer.concat([utf8(`${HEAD}\n`), Buffer.from([0xff, 0xff, 0x2c, 0xff, 10]), utf8(ROW)])
    const { rows } = readStatement(file)
    expect(rows[0]).toMatchObject({ n: 2, raw: '（字节）ff ff 2c ff', fault: expect.stringContaining('编码') })
    expect(rows[1]!.payment).toEqual(payment)
  })

  it('knows sums and remarks under the table', () => {
    const { rows } = read(`${HEAD}\n${ROW}\n合计,20000.00,,,,\n制表人：钱某`)
    expect(rows.map(r => r.isRemark ?? false)).toEqual([false, true, true])
  })
})

describe('an amount', () => {
  const amountOf = (text: string) => {
    const row = rowOf(`9901022500000000018A,"${text}",2025-06-27,R1,B1,某`)
    return row.payment?.amountFen ?? row.fault
  }
  it.each([
    ['0.01', 1],
    ['200', 20_000],
    ['20,000.5', 2_000_050],
    ['￥20,000.00元', 2_000_000],
    ['1000000000', 100_000_000_000],
    ['20000.000', 2_000_000],
    ['0.10', 10],
    ['00200.00', 20_000],
  ])('%s is exact', (text, fen) => expect(amountOf(text)).toBe(fen))

  it.each([
    ['-200.00', '负数'],
    ['(200.00)', '负数'],
    ['－200', '负数'],
    ['1e9', '不是数字'],
    ['2,00', '不是数字'],
    ['20000.005', '比分更细'],
    ['99999999999999999999', '超出'],
    ['100000000000.01', '超出'],
    ['0', '为零'],
    ['0.00', '为零'],
    ['', '没有金额'],
    ['=1+1', '不是数字'],
    ['NaN', '不是数字'],
    ['Infinity', '不是数字'],
    ['贰万元', '不是数字'],
  ])('%s is refused: %s', (text, reason) => expect(amountOf(text)).toContain(reason))

  it('is the same in fen whatever it is, to the last cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000_000 }), fen => {
        const text = `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
        expect(amountOf(text)).toBe(fen)
      }),
    )
  })
})

describe('a row that cannot be read', () => {
  it.each([
    ['9.90102E+18,200,2025-06-27,R,B,某', '科学计数法'],
    [',200,2025-06-27,R,B,某', '没有缴款识别码'],
    ['123,200,2025-06-27,R,B,某', '不是缴款识别码'],
    ['9901022500000000018a,200,2025-06-27,R,B,某', '不是缴款识别码'],
    ['9901022500000000018A,200,2025-02-30,R,B,某', '不是日期'],
    ['9901022500000000018A,200,45835,R,B,某', '不是日期'],
    ['9901022500000000018A,200,2025-06-27,,B,某', '没有票据号码'],
    ['9901022500000000018A,200,2025-06-27,R,,某', '没有流水号'],
    ['9901022500000000018A,200,2025-06-27,R,2.02506E+15,某', '流水号'],
    ['9901022500000000018A,20,000.00,2025-06-27,R,B,某', '本行有7列，表头有6列'],
    ['9901022500000000018A,200', '本行有2列，表头有6列'],
    ['"9901022500000000018A,200,2025-06-27,R,B,某', '引号没有成对'],
    [`9901022500000000018A,200,2025-06-27,R,B,${'长'.repeat(4_001)}`, '过长'],
    ['9901022500000000018A,200,2025-06-27,R,B\u0007,某', '控制字符'],
  ])('%s', (row, reason) => {
    const got = rowOf(row)
    expect(got.payment).toBeUndefined()
    expect(got.fault).toContain(reason)
  })

  it('says every fault at once', () => {
    expect(rowOf('x,y,z,,,').fault).toMatch(/缴款识别码.*金额.*日期.*票据号码.*流水号/)
  })

  it('keeps a formula as the text it is', () => {
    const row = rowOf('9901022500000000018A,200,2025-06-27,R,B,"=HYPERLINK(""http://x"",""点"")"')
    expect(row.payer).toBe('=HYPERLINK("http://x","点")')
  })
})

describe('what is no statement', () => {
  it.each([
    ['a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]), 'payments.notText'],
    ['UTF-16', Buffer.from(`${HEAD}\n${ROW}`, 'utf16le'), 'payments.notText'],
    ['nothing', new Uint8Array(), 'payments.empty'],
    ['a head alone', utf8(HEAD), 'payments.empty'],
    ['a letter', utf8('尊敬的客户：\n您好'), 'payments.columnsMissing'],
    ['a head without the number at the bank', utf8(HEAD.replace('流水号', '备注')), 'payments.columnsMissing'],
    ['two columns of amounts', utf8(`${HEAD},实缴金额\n${ROW},1`), 'payments.columnTwice'],
    ['too many rows', utf8(`${HEAD}\n${'x\n'.repeat(50_001)}`), 'payments.tooManyRows'],
  ])('%s is refused', (_name, file, code) => expect(refusalOf(() => readStatement(file))).toBe(code))

  it('is refused or read, and never breaks, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(refusalOf(() => readStatement(bytes))).toMatch(/^payments\./)
        const under = Buffer.concat([utf8(`${HEAD}\n`), bytes])
        const code = refusalOf(() => {
          for (const row of readStatement(under).rows)
            expect([row.payment, row.fault, row.isRemark].filter(v => v !== undefined)).toHaveLength(1)
        })
        expect(code).toMatch(/^(none|payments\.(notText|empty))$/)
      }),
    )
  })
})
