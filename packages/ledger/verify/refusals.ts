import { refuse } from '#kernel'

const texts = {
  'ledger.base64Malformed': '不是规范的Base64文本',
  'ledger.rangeInvalid': '账本序号或账本大小不是有效的非负整数，或序号超出账本大小',
  'ledger.tilePathMalformed': '分片路径格式不正确',
  'ledger.keyMalformed': '验证公钥文本格式不正确，或公钥编号与公钥不符',
  'ledger.noteMalformed': '签名文书格式不正确',
  'ledger.noteSignatureWrong': '签名文书中有已知公钥的签名验证不通过',
  'ledger.noteUnsigned': '签名文书中没有任何受信任公钥的签名',
  'ledger.checkpointMalformed': '账本检查点格式不正确',
  'ledger.checkpointOriginWrong': '检查点来自另一账本',
  'ledger.entryMalformed': '账本条目格式不正确或不是规范JSON',
  'ledger.entryTooLarge': '账本条目超过65535字节',
  'ledger.bundleMalformed': '条目分片内容格式不正确',
  'ledger.saltInvalid': '承诺所用的盐必须为32字节',
  'ledger.proofMalformed': '存证证明文件格式不正确',
} as const

/** Every way in which this module says no to a text or a number it was given. */
export type LedgerRefusalCode = keyof typeof texts

/**
 * Refuses an input that cannot be trusted. The verifier meets hostile bytes by design, so every parser ends here
 * and never in a raw exception.
 * @param reason what exactly is wrong, in English, for the log (`facts.reason`)
 */
export function refuseLedger(code: LedgerRefusalCode, reason: string): never {
  refuse({
    code,
    kind: code === 'ledger.entryTooLarge' ? 'tooLarge' : 'invalid',
    message: texts[code],
    next: '请向出具单位重新获取原始文件，不要改动其中任何字符；仍不通过的，请向监督机关反映。',
    facts: { reason },
  })
}
