import { canonicalJson } from '#kernel'
import { type CheckStep, fail, type OpenedAct, runStep, type VerifierKey, verifyOpenedAct } from '#ledger/verify'

/**
 * Whether a published decision is what the ledger holds: what the page shows is the content of the act, and the act stands
 * in the signed log. Trusts neither the page nor the proof; never throws.
 */
export function verifyPublication(
  { shown, id, proof }: { shown: unknown; id: string; proof: OpenedAct },
  keys: readonly VerifierKey[],
): CheckStep[] {
  return [
    runStep('公示内容', () => {
      const payload = JSON.parse(proof.opening.payload) as {
        streamId?: unknown
        type?: unknown
        data?: { record?: unknown }
      }
      if (payload.streamId !== id) fail('存证的是另一项公示')
      if (payload.type !== 'published' && payload.type !== 'corrected') fail('存证的不是公示行为')
      if (canonicalJson(payload.data?.record) !== canonicalJson(shown)) fail('本页显示的内容与存证的内容不一致')
      return '本页显示的内容与存证的内容逐字一致'
    }),
    ...verifyOpenedAct(proof, keys),
  ]
}
