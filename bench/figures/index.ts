import type { Figure } from '../harness/figure.ts'
import { readCase } from './read-case.ts'

/** In the order of the table. A new figure is a file here and a name in this list. */
export const figures: readonly Figure[] = [readCase]
