import type { Installation } from './installation.ts'

/** One line of the table. */
export interface Row {
  what: string
  ours: string
  /** What it is compared with, in the same run. */
  floor?: string
  ratio?: string
  wanted: string
  /** Undefined where nothing was wanted of it: said for comparison. */
  good?: boolean
}

export interface Settings {
  /** Seconds of one round against one server. */
  seconds: number
  /** Rounds against each, in turn. */
  rounds: number
  /** Requests under way at a time. */
  connections: number
}

/** One figure of the table. `needs` says which installations it is measured on. */
export interface Figure {
  name: string
  /** Cases in the installation: each number one run; none for what needs no database of cases. */
  needs: 'cases' | 'nothing'
  measure(settings: Settings, installation: Installation): Promise<Row[]>
}
