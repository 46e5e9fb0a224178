import { join } from 'node:path'
import { repository } from '#apps/server'
import { createTypesetter, exampleRequest } from '#documents'
import { processorMs } from '../harness/cpu.ts'
import type { Figure } from '../harness/figure.ts'
import { shown, spreadOf } from '../harness/rounds.ts'

/** A page of a document, from the data of its form to the bytes of the PDF: the filled-in example of every form. */
export const documentPage: Figure = {
  name: 'document-page',
  needs: 'nothing',
  async measure({ rounds }) {
    const typesetter = createTypesetter({ lawDir: join(repository, 'law') })
    try {
      const ids = [...new Set(typesetter.forms.list().map(form => form.id))]
      // each time another number, so that nothing is remembered of the page before
      let n = 0
      const round = async (): Promise<number[]> => {
        const times: number[] = []
        for (const id of ids) {
          const example = exampleRequest(typesetter.forms, id)
          const request = { ...example, ...(example.number && { number: `（衡北）文综字〔2026〕第${++n}号` }) }
          let pages = 1
          const took = await processorMs(async () => {
            pages = (await typesetter.pdf(request)).pages
          })
          times.push(took / pages)
        }
        return times
      }
      await round()
      const measured: number[][] = []
      for (let i = 0; i < rounds; i++) measured.push(await round())
      const ofRounds = spreadOf(measured.map(times => spreadOf(times).median))
      const slowest = spreadOf(ids.map((_, i) => spreadOf(measured.map(times => times[i]!)).median)).most
      return [
        {
          what: `a page of a document (processor time; ${ids.length} forms, the slowest ${slowest.toFixed(1)} ms)`,
          ours: `${shown(ofRounds, 1)} ms`,
          wanted: '≤ 10 ms',
          good: ofRounds.median <= 10,
        },
      ]
    } finally {
      await typesetter.close()
    }
  },
}
