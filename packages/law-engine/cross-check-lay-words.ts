import type { LawFault } from './data-error.ts'
import { textsOf } from './fitting-texts.ts'
import type { Law } from './types.ts'

/** A word that no item uses leads nowhere: a slip of the pen, or a statute that has been reworded. */
export function crossCheckLayWords(law: Law, faults: LawFault[]): void {
  const all = law.powers.map(power => Object.values(textsOf(law, power)).join('\n')).join('\n')
  for (const { lay, means } of law.layWords) {
    for (const word of means.filter(word => word !== '' && !all.includes(word))) {
      faults.push({
        file: 'lay-words.yaml',
        key: lay[0] ?? '/',
        problem: `没有任何事项写有“${word}”`,
        remedy: '请改用权力清单或者检查要点中的词',
      })
    }
  }
}
