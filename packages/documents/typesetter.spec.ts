import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { exampleRequest } from './examples.ts'
import { hasPdfToText, pdfPages } from './pdf-text.ts'
import type { RenderRequest } from './request.ts'
import { createTypesetter } from './typesetter.ts'

const lawDir = join(import.meta.dirname, '../../law')
const typesetter = createTypesetter({ lawDir })
const { forms } = typesetter
const ids = forms.list().map(f => f.id)
const decision = exampleRequest(forms, '25')
const approval = exampleRequest(forms, '08')

afterAll(() => typesetter.close())

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-'

/** The texts a reader must find, as the example gives them. */
function textsOf(request: RenderRequest): string[] {
  const texts = Object.values(request.data).filter(
    (v): v is string => typeof v === 'string' && /^\p{Script=Han}/u.test(v),
  )
  return texts.flatMap(t => t.split('\n')).map(t => t.slice(0, 12).replace(/\s/g, ''))
}

describe('every form', () => {
  it.each(ids)('%s prints with its full example', async id => {
    const request = exampleRequest(forms, id)
    const { bytes, pages, missing } = await typesetter.pdf(request)
    expect(isPdf(bytes)).toBe(true)
    expect(pages).toBeLessThanOrEqual(id === '25' ? 5 : 2)
    expect(missing).toEqual([])
    if (!hasPdfToText) return
    const sheets = pdfPages(bytes)
    expect(sheets).toHaveLength(pages)
    const text = sheets.join('')
    for (const expected of [request.organ.name, ...(request.number ? [request.number] : [])])
      expect(text).toContain(expected)
    expect(text).toContain(`第${pages}页共${pages}页`)
    expect(text).not.toMatch(/undefined|\bnone\b|null|\[object/)
  })
  it.each(ids)('%s prints with only what is required', async id => {
    const full = exampleRequest(forms, id)
    const required = forms.get(id).fields.filter(f => f.required)
    const data = Object.fromEntries(required.map(f => [f.name, full.data[f.name]]))
    const { organ, number } = full
    const { bytes } = await typesetter.pdf({ form: id, data, organ, ...(number && { number }) })
    expect(isPdf(bytes)).toBe(true)
    if (hasPdfToText) expect(pdfPages(bytes).join('')).not.toMatch(/undefined|\bnone\b|null|\[object/)
  })
  it.each(ids)('%s shows an empty preview', async id => {
    const pages = await typesetter.svg({ form: id, data: {}, organ: decision.organ })
    expect(pages.length).toBeGreaterThan(0)
    for (const page of pages) expect(page).toMatch(/^<svg [^>]+>.*<\/svg>$/s)
  })
})

describe('a penalty decision', () => {
  it.runIf(hasPdfToText)('carries what art. 59 asks, amounts in figures and capitals, days in Chinese', async () => {
    const text = pdfPages((await typesetter.pdf(decision)).bytes).join('')
    for (const expected of [
      '衡北县星河湾歌舞娱乐有限公司',
      '没收违法所得人民币200元（大写：贰佰元整）',
      '罚款人民币20,000元（大写：贰万元整）',
      '合计人民币20,200元（大写：贰万零贰佰元整）',
      '99010225000000000018',
      '2025年7月7日',
      '2025年6月20日',
      '7K3M-2QXD-91PA',
      '（衡北）文综罚字〔2025〕第1号',
      '申请行政复议',
    ])
      expect(text).toContain(expected)
    for (const paragraph of textsOf(decision)) expect(text).toContain(paragraph)
  })
  it('is embedded, subset and small', async () => {
    const { bytes } = await typesetter.pdf(decision)
    expect(bytes.length).toBeLessThan(200_000)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/[A-Z]{6}\+NotoSerifSC-Bold/)
  })
  it('is the same byte for byte from the same request, in another typesetter too', async () => {
    const again = createTypesetter({ lawDir })
    const [first, second, third] = [
      await typesetter.pdf(decision),
      await typesetter.pdf(structuredClone(decision)),
      await again.pdf(decision),
    ]
    await again.close()
    expect(second.sha256).toBe(first.sha256)
    expect(third.sha256).toBe(first.sha256)
    const other = await typesetter.pdf({ ...decision, date: '2025-06-21' })
    expect(other.sha256).not.toBe(first.sha256)
  })
  it('says 演示 only when the data are made up, and shows no seal before sealing', async () => {
    const { demonstration: _, ...real } = decision
    const sealed = await typesetter.svg({ ...real, sealed: true })
    const open = await typesetter.svg({ ...real, sealed: false })
    expect(sealed.join('')).toContain('#c4161c')
    expect(open.join('')).not.toContain('#c4161c')
    if (!hasPdfToText) return
    expect(pdfPages((await typesetter.pdf(decision)).bytes).join('')).toContain('演示')
    expect(pdfPages((await typesetter.pdf(real)).bytes).join('')).not.toContain('演示')
  })
})

describe('what cannot be printed', () => {
  const without = (key: string): RenderRequest => {
    const { [key]: _, ...data } = decision.data
    return { ...decision, data }
  }
  it.each([
    ['documents.missingField', () => without('facts')],
    ['documents.missingField', () => ({ ...decision, data: { ...decision.data, evidence: [] } })],
    ['documents.missingField', () => ({ ...decision, data: { ...decision.data, facts: ' \n ' } })],
    ['documents.unknownField', () => ({ ...decision, data: { ...decision.data, fact: '错字' } })],
    ['documents.badField', () => ({ ...decision, data: { ...decision.data, totalDue: 200.5 } })],
    ['documents.badField', () => ({ ...decision, data: { ...decision.data, totalDue: -1 } })],
    ['documents.badField', () => ({ ...decision, data: { ...decision.data, dueDate: '2025-02-29' } })],
    ['documents.badField', () => ({ ...decision, data: { ...decision.data, facts: { toString: 1 } } })],
    ['documents.badField', () => ({ ...decision, data: { ...decision.data, evidence: '一份' } })],
    ['documents.badField', () => ({ ...decision, data: { ...decision.data, party: { name: '甲', salary: 1 } } })],
    ['documents.unknownForm', () => ({ ...decision, form: '../25' })],
  ])('is refused with %s', async (code, make) => {
    await expect(typesetter.pdf(make() as RenderRequest)).rejects.toMatchObject({ detail: { code } })
  })
  it('is a numbered form without its number', async () => {
    const { number: _, ...unnumbered } = decision
    await expect(typesetter.pdf(unnumbered)).rejects.toMatchObject({ detail: { code: 'documents.missingNumber' } })
  })
})

describe('hostile text', () => {
  const print = (content: string) => typesetter.pdf({ ...approval, data: { ...approval.data, content } })

  it.each([
    '#import "x": * #panic("x") #{1+1} #sys.inputs',
    '$x^2$ $ \\ \\u{41} \\#',
    '*b* _i_ `c` @ref <label> = title // note /* open',
    '"; #let d = 1; " } ] ) ){ [ (',
  ])('stays text: %s', async text => {
    const { bytes } = await print(text)
    if (hasPdfToText) expect(pdfPages(bytes).join('')).toContain(text.replace(/\s/g, ''))
  })
  it('breaks very long words instead of running over the edge', async () => {
    const short = await print('短')
    const { bytes, pages } = await print(`${'w'.repeat(6000)}终`)
    expect(pages).toBeGreaterThan(short.pages)
    if (hasPdfToText) expect(pdfPages(bytes).join('')).toContain('w终')
  })
  it('marks characters that the font lacks with 〓 and names them', async () => {
    const { missing, bytes } = await print('姓名𠮷野，表情😀。')
    expect(missing).toEqual(['U+20BB7', 'U+1F600'])
    if (!hasPdfToText) return
    expect(pdfPages(bytes).join('')).toContain('姓名〓野，表情〓。')
    expect(pdfPages(bytes).join('')).toContain('〓为字库未收的字：U+20BB7、U+1F600')
  })
  it('drops NUL, control and direction characters and lone surrogates', async () => {
    const { bytes, missing } = await print('甲\u0000乙\u0007\u202e丙\u2066丁\u200b戊\ufeff己\ud800')
    expect(missing).toEqual(['U+FFFD'])
    if (hasPdfToText) expect(pdfPages(bytes).join('')).toContain('甲乙丙丁戊己〓')
  })
  it('cannot reach a file of this machine', async () => {
    const data = { ...exampleRequest(forms, 'C5').data, fileName: '../../../etc/passwd' }
    const { bytes } = await typesetter.pdf({ ...exampleRequest(forms, 'C5'), data })
    expect(isPdf(bytes)).toBe(true)
  })
})

describe('many at once', () => {
  it('are served in turn, each its own, without holding the event loop', async () => {
    await typesetter.warm()
    const single = await typesetter.pdf(approval)
    let beats = 0
    const beat = setInterval(() => beats++, 1)
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, i) => typesetter.pdf(i % 2 ? approval : { ...approval, paperCode: `P${i}` })),
    )
    clearInterval(beat)
    expect(all.filter((_, i) => i % 2).every(r => r.sha256 === single.sha256)).toBe(true)
    expect(new Set(all.map(r => r.sha256)).size).toBe(21)
    // counted, not timed: done on this thread, one after the other, they would leave the clock no room to beat
    expect(beats).toBeGreaterThan(5)
  })
  it('go on after one failed', async () => {
    const results = await Promise.allSettled([
      typesetter.pdf(approval, { bytes: new Uint8Array([1, 2, 3]), format: 'png' }),
      typesetter.pdf({ ...approval, data: {} }),
      typesetter.pdf(approval),
    ])
    expect(results.map(r => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
  it('say so when the typesetter is closed meanwhile, and can start again', async () => {
    const other = createTypesetter({ lawDir })
    const running = other.pdf(approval)
    const ended = expect(running).rejects.toThrow('closed')
    await other.close()
    await ended
    expect((await other.pdf(approval)).pages).toBe(1)
    await other.close()
  })
})
