import { Type } from 'typebox'
import type { ActProof } from '#ledger/append'
import { noteLook } from '../access-log/index.ts'
import { type Call, endpoint } from '../http/endpoint.ts'

const Texts = Type.Object({ sha256: Type.String(), sm3: Type.String() })

export const LedgerReply = Type.Object({
  origin: Type.String({ title: '账本名称' }),
  /** Entries under the newest checkpoint. */
  size: Type.Integer({ title: '已签名的条目数' }),
  checkpointAt: Type.Union([Type.String(), Type.Null()], { title: '最近一个检查点的时间' }),
  keys: Type.Array(Type.String(), { title: '公钥' }),
  state: Type.Union([Type.Literal('running'), Type.Literal('damaged')], { title: '是否仍在记入' }),
})

export const ActProofReply = Type.Object({
  actId: Type.String(),
  index: Type.Integer({ title: '在账本中的位置，从 0 起' }),
  entry: Type.String({ title: '账本条目（规范 JSON，不含个人信息）' }),
  proofs: Type.Object(Texts.properties, { title: '存证证明（c2sp.org/tlog-proof）' }),
  checkpoint: Type.Object({ size: Type.Integer(), at: Type.String(), ...Texts.properties }, { title: '检查点' }),
  opening: Type.Optional(
    Type.Object({ salt: Type.String(), payload: Type.String() }, { title: '行为内容与盐值，只给有权查看的人' }),
  ),
})

/** What anybody may ask of the ledger. */
export const ledgerEndpoints = [
  endpoint({
    method: 'GET',
    path: '/api/ledger',
    summary: '账本：名称、公钥、最近的检查点',
    tag: '账本',
    permission: 'public',
    reply: LedgerReply,
    async handle({ ledger }) {
      const checkpoint = await ledger.latestCheckpoint()
      return {
        origin: ledger.origin,
        size: checkpoint?.size ?? 0,
        checkpointAt: checkpoint?.at.toISOString() ?? null,
        keys: [...ledger.vkeys],
        state: ledger.damage() ? ('damaged' as const) : ('running' as const),
      }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/acts/{actId}/proof',
    summary: '一个行为的存证证明（内容只给有权查看的人）',
    tag: '账本',
    permission: 'public',
    params: Type.Object({ actId: Type.String({ format: 'uuid', title: '行为编号' }) }),
    reply: ActProofReply,
    async handle(call) {
      const { actId, idx, entry, opening, proofs, checkpoint } = await call.ledger.proofFor(call.params.actId)
      return {
        actId,
        index: idx,
        entry: Buffer.from(entry).toString('utf8'),
        proofs,
        checkpoint: { size: checkpoint.size, at: checkpoint.at.toISOString(), ...checkpoint.notes },
        ...(opening && (await maySee(call)) && { opening: textsOf(opening) }),
      }
    },
  }),
]

const textsOf = ({ salt, payload }: NonNullable<ActProof['opening']>) => ({
  salt: Buffer.from(salt).toString('hex'),
  payload,
})

/** Whether row security lets the person see the act; if so, the look is noted. */
async function maySee(call: Call<{ actId: string }, unknown, unknown>): Promise<boolean> {
  const { identity, claims, database, clock, params } = call
  if (!identity) return false
  return database.write(claims, async c => {
    const visible = await c.named('act-visible', 'select from act where id = $1', [params.actId])
    if (visible.length === 0) return false
    await noteLook(c, {
      at: clock.now(),
      userId: identity.userId,
      region: identity.region,
      what: 'act',
      objectId: params.actId,
      purpose: '查看行为内容及其存证证明',
    })
    return true
  })
}
