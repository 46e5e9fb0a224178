/** One mistake in the law data: where it stands, what is wrong, how to mend it. */
export interface LawFault {
  file: string
  key: string
  problem: string
  remedy: string
}

/** The law does not load while it has a mistake; all mistakes are listed at once. */
export class LawDataError extends Error {
  readonly faults: readonly LawFault[]

  constructor(faults: readonly LawFault[]) {
    super(faults.map(f => `${f.file} › ${f.key}：${f.problem}。${f.remedy}`).join('\n'))
    this.name = 'LawDataError'
    this.faults = faults
  }
}
