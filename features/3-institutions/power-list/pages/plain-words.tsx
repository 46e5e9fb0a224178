import type { PlainLine, PlainReply } from '../contract.ts'
import { basisText } from './words.ts'

/** The item told to the party: what is not allowed, what may follow, and his rights. */
export const PlainWords = ({ plain: { forbidden, mayFollow, rights } }: { plain: PlainReply }) => (
  <section aria-labelledby="plain">
    <h2 id="plain">通俗说明</h2>
    <p>
      <Line line={forbidden} />
    </p>
    <h3>可能的后果</h3>
    {/* all under the penalty's articles, which the table below names */}
    <Lines lines={mayFollow} bare />
    <h3>您的权利</h3>
    {rights.map(({ name, lines }) => (
      <div key={name}>
        <h4>{name}</h4>
        <Lines lines={lines} />
      </div>
    ))}
  </section>
)

export const Lines = ({ lines, bare = false }: { lines: readonly PlainLine[]; bare?: boolean }) => (
  <ul className="pt-lines">
    {lines.map(line => (
      <li key={line.text}>{bare ? line.text : <Line line={line} />}</li>
    ))}
  </ul>
)

const Line = ({ line: { text, bases, confidence } }: { line: PlainLine }) => (
  <>
    {text}
    <span className="pt-muted">{bases.map(basisText).join('、')}</span>
    {confidence !== 'verified' && <em className="pt-unverified">未核实</em>}
  </>
)
