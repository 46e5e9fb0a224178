import type { Figure } from '../harness/figure.ts'
import { create, step } from './create-and-step.ts'
import { documentPage } from './document-page.ts'
import { law } from './law.ts'
import { ledger } from './ledger.ts'
import { listPage } from './list-page.ts'
import { memory } from './memory.ts'
import { overview } from './overview.ts'
import { readCase } from './read-case.ts'
import { volume } from './volume.ts'

/** In the order of the table. A new figure is a file here and a name in this list. */
export const figures: readonly Figure[] = [
  law,
  documentPage,
  ledger,
  readCase,
  listPage,
  overview,
  // these add cases, so they come after what compares numbers of cases
  create,
  step,
  volume,
  memory,
]
