import { describe, expect, it } from 'vitest'
import { CASE, sampleLog } from './fixtures/sample-case.ts'
import { newSigner } from './fixtures/signers.ts'
import { fromUtf8, type OpenedAct, toHex, verifyOpenedAct } from './index.ts'

const log = await sampleLog()
const [first, second] = log.partsOf(CASE).acts.map(
  (act): OpenedAct => ({
    entry: fromUtf8(act.entry),
    proofs: act.proofs,
    opening: { salt: toHex(act.opening!.salt), payload: act.opening!.payload },
  }),
) as [OpenedAct, OpenedAct]
const outcome = (act: OpenedAct, keys = log.keys) =>
  verifyOpenedAct(act, keys).map(step => (step.skipped ? '–' : step.ok))

describe('an opened act', () => {
  it('is what stands in the signed log', () => expect(outcome(first)).toEqual([true, true, true]))
  it('is checked in the tree whose key is given', () => {
    expect(
      outcome(
        first,
        log.keys.filter(key => key.type === 'ed25519'),
      ),
    ).toEqual([true, true, '–'])
  })
  it.each([
    ['another content', { ...first, opening: second.opening }, [false, true, true]],
    [
      'one figure of the content changed',
      { ...first, opening: { ...first.opening, payload: first.opening.payload.replace('琴', '秦') } },
      [false, true, true],
    ],
    [
      'content that is not canonical',
      { ...first, opening: { ...first.opening, payload: `${first.opening.payload} ` } },
      [false, true, true],
    ],
    ['another entry', { ...first, entry: second.entry }, [false, false, false]],
    [
      'a proof of another entry',
      { ...first, proofs: { ...first.proofs, sm3: second.proofs.sm3 } },
      [true, true, false],
    ],
    [
      'proofs of the wrong trees',
      { ...first, proofs: { sha256: first.proofs.sm3, sm3: first.proofs.sha256 } },
      [true, false, false],
    ],
    ['rubbish', { ...first, proofs: { sha256: '', sm3: '' } }, [true, false, false]],
  ])('is refused with %s', (_name, act, result) => expect(outcome(act)).toEqual(result))
  it('is refused under keys that did not sign', () => {
    const strangers = log.keys.map(key => newSigner(key.name, key.type as 'ed25519' | 'sm2').key)
    expect(outcome(first, strangers)).toEqual([true, false, false])
    const elsewhere = [newSigner('other.example/log', 'ed25519').key, newSigner('other.example/log/sm3', 'sm2').key]
    expect(outcome(first, elsewhere)).toEqual([true, false, false])
  })
})
