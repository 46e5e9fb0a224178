import { type AmountBase, BASE_NAMES } from '#law-engine'
import type { CircumstanceRow, PowerVersion } from '../contract.ts'
import { DIRECTIONS } from './words.ts'

interface ChoiceProps {
  name: string
  label: string
  options: readonly (readonly [value: string, label: string])[]
  initial?: string
  /** The line that chooses nothing. */
  empty?: string
  onChoose?(value: string): void
}

export const Choice = ({ name, label, options, initial, empty, onChoose }: ChoiceProps) => (
  <div className="pt-field">
    <label htmlFor={name}>{label}</label>
    <select id={name} name={name} defaultValue={initial} onChange={event => onChoose?.(event.target.value)}>
      {empty && <option value="">{empty}</option>}
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

/** The amounts by which the item reckons, in yuan, and how many where it is by the piece. */
export const Amounts = ({ wanted: { bases, options, unit } }: Pick<PowerVersion, 'wanted'>) => (
  <>
    {bases.map(base => (
      <div key={base} className="pt-field">
        <label htmlFor={base}>{BASE_NAMES[base as AmountBase]}（元）</label>
        {/* where the law leaves alternatives, not every amount has to be there */}
        <input
          id={base}
          name={base}
          type="number"
          placeholder="没有的填 0"
          inputMode="decimal"
          min={0}
          step="0.01"
          max={1_000_000_000}
          required={options.length === 0}
        />
      </div>
    ))}
    {unit && (
      <div className="pt-field">
        <label htmlFor="units">数量（{unit}）</label>
        <input id="units" name="units" type="number" inputMode="numeric" min={1} step={1} max={1_000_000} required />
      </div>
    )}
  </>
)

/** Circumstances under the direction in which they weigh, those of the party's kind only. */
export const Circumstances = ({ rows, party }: { rows: readonly CircumstanceRow[]; party: string }) => (
  <details className="pt-choices">
    <summary>裁量情节（没有的不选）</summary>
    {Object.entries(DIRECTIONS).map(([direction, label]) => {
      const here = rows.filter(
        row => row.direction === direction && (row.partyKind === null || row.partyKind === party),
      )
      return here.length === 0 ? null : (
        <fieldset key={direction}>
          <legend>{label}</legend>
          {here.map(({ code, name, duty, confidence }) => (
            <label key={code}>
              <input type="checkbox" name="circumstances" value={code} />
              <span>
                {name}（{duty === 'must' ? '应当' : '可以'}）
                {confidence !== 'verified' && <em className="pt-unverified">未核实</em>}
              </span>
            </label>
          ))}
        </fieldset>
      )
    })}
  </details>
)
