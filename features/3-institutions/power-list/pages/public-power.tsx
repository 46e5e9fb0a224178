import { formatDayZh } from '#kernel'
import { Answer, FactList, Link, type PageProps, useAsked } from '#screens/public'
import type { PowerDetail, PowerVersion } from '../contract.ts'
import { basisText, competenceText, KINDS } from './words.ts'

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
            {versions.map((version, i) => (
              <section key={version.from}>
                <h2>
                  {formatDayZh(version.from)}
                  {version.until ? `至${formatDayZh(version.until)}` : '起'}
                  {i === 0 ? '（现行）' : ''}
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
