import type { PowerVersion } from '../contract.ts'

/** The benchmark that holds where no place has its own. */
export const NATIONAL = 'national'

export const todayInChina = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

/** What a reader has filled in, as the calculator asks for it: yuan become fen, what is empty is left out. */
export function factsFrom(form: FormData, power: Pick<PowerVersion, 'code' | 'wanted'>): object {
  const said = (name: string): string => String(form.get(name) ?? '').trim()
  const only = <T>(name: string, read: (text: string) => T): Record<string, T> =>
    said(name) === '' ? {} : { [name]: read(said(name)) }
  const amountsFen: Record<string, number> = {}
  for (const base of power.wanted.bases) {
    if (said(base) !== '') amountsFen[base] = Math.round(Number(said(base)) * 100)
  }
  return {
    power: power.code,
    actDate: said('actDate'),
    decisionDate: todayInChina(),
    partyKind: said('partyKind'),
    profile: said('profile') || NATIONAL,
    amountsFen,
    circumstances: form.getAll('circumstances').map(String),
    ...only('units', Number),
    ...only('option', Number),
    ...only('fineConditionMet', text => text === 'true'),
    ...only('aggravated', text => text === 'true'),
  }
}
