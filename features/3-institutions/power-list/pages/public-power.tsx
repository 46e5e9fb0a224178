import { lazy, Suspense, useState } from 'react'
import { formatDayZh } from '#kernel'
import { Answer, FactList, Link, type PageProps, PublicSections, useAsked } from '#screens/public'
import type { PlainReply, PowerDetail, PowerVersion } from '../contract.ts'
import { Lines, PlainWords } from './plain-words.tsx'
import { PublicChanges } from './public-changes.tsx'
import { todayInChina } from './public-facts.ts'
import { basisText, competenceText, KINDS } from './words.ts'

/** Comes when somebody wants to reckon. */
const PublicCalculator = lazy(async () => ({
  default: (await import('./public-calculator.tsx')).PublicCalculator,
}))

/** One item of the power list, every version with the days it applied. */
export function PublicPower({ params }: PageProps) {
  const asked = useAsked<PowerDetail>(`/api/law/powers/${encodeURIComponent(params.code ?? '')}`)
  return (
    <>
      <p className="pt-back">
        <Link to="/powers">权力清单</Link>
      </p>
      <Answer asked={asked}>
        {({ versions }) => (
          <>
            <h1>{versions[0]?.name}</h1>
            {versions
              .filter(version => version.kind === 'penalty' && isInForceToday(version))
              .map(version => (
                <ForTheParty key={version.from} power={version} />
              ))}
            {versions[0]?.kind === 'penalty' && <PublicSections of="power" id={versions[0].code} />}
            <PublicChanges code={versions[0]?.code ?? ''} />
            {versions.map(version => (
              <section key={version.from}>
                <h2>
                  {formatDayZh(version.from)}
                  {version.until ? `至${formatDayZh(version.until)}` : '起'}
                  {isInForceToday(version) ? '（现行）' : ''}
                </h2>
                <Version version={version} />
              </section>
            ))}
          </>
        )}
      </Answer>
    </>
  )
}

const isInForceToday = ({ from, until }: PowerVersion): boolean =>
  from <= todayInChina() && (until === null || todayInChina() <= until)

/** What an item in force means to whoever may meet it. */
function ForTheParty({ power }: { power: PowerVersion }) {
  const [isOpen, setOpen] = useState(false)
  const asked = useAsked<PlainReply>(`/api/law/powers/${encodeURIComponent(power.code)}/plain`)
  return (
    <Answer asked={asked}>
      {plain => (
        <>
          <PlainWords plain={plain} />
          <section aria-labelledby="calculator">
            <h2 id="calculator">裁量试算</h2>
            <p>
              试算只供参考，不约束任何机关和个人，也不会保存。是否处罚、处罚多少，由执法机关依照证据和法定程序决定。试算不计以前受过的处罚；默认用全国通行的基准，所在地有基准的，以所在地的为准。
            </p>
            <Lines lines={plain.discretion} />
            {isOpen ? (
              <Suspense fallback={<p className="pt-muted pt-asking">正在打开……</p>}>
                <PublicCalculator power={power} />
              </Suspense>
            ) : (
              <button type="button" className="pt-primary" onClick={() => setOpen(true)}>
                开始试算
              </button>
            )}
          </section>
        </>
      )}
    </Answer>
  )
}

const Version = ({ version }: { version: PowerVersion }) => (
  <FactList
    facts={[
      ['编码', `${version.code}，${version.field}，${KINDS[version.kind]}`],
      ['违反的规定', version.violated.map(basisText).join('、')],
      ['处罚依据', version.penaltyBasis.map(basisText).join('、')],
      ['处罚种类', version.penaltyKinds.join('、')],
      ['罚款', version.fine.join('；') || '不设罚款'],
      ...version.conditions.map(({ name, text }) => [name, text] as const),
      ['实施主体', `${version.competentBody}（${version.level}）`],
      ...(version.competence.kind === 'ours' ? [] : [['由谁处罚', competenceText(version.competence)] as const]),
      [
        '来源',
        <>
          {version.source}
          {version.confidence !== 'verified' && <em className="pt-unverified">未核实</em>}
        </>,
      ],
    ]}
  />
)
