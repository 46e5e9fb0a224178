/** The stored ledger contradicts itself or what was signed. Nobody may sign on top of that; a person must look. */
export class LedgerDamage extends Error {
  /** Index of the first entry concerned. */
  readonly index: number

  constructor(index: number, what: string) {
    super(`账本与已签名的记录不一致（第 ${index} 条起）：${what}。请停止写入，用备份与外部见证的检查点核对后再启动。`)
    this.name = 'LedgerDamage'
    this.index = index
  }
}

/** Throws `LedgerDamage`; typed `never` so that it ends a branch. */
export function damaged(index: number, what: string): never {
  throw new LedgerDamage(index, what)
}
