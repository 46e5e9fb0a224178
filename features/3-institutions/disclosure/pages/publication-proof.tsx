import { useState } from 'react'
import { dayOf, formatDayZh, timeOf } from '#kernel'
import { ask, problemIn, StepList, Trouble, Verdict } from '#screens/public'
import type { PublicDecision, PublicProof } from '../contract.ts'
import { checkHere, publishedKeys } from './verifier.ts'
import type { Finding } from './verify-worker.ts'

interface Checked {
  finding: Finding
  proof: PublicProof
}

/** Checks in this browser that what the page shows stands in the signed ledger. */
export function PublicationProof({ decision }: { decision: PublicDecision }) {
  const [checked, setChecked] = useState<Checked>()
  const [problem, setProblem] = useState<ReturnType<typeof problemIn>>()
  const [checking, setChecking] = useState(false)
  const path = `/api/public/decisions/${decision.id}/proof`
  const check = async () => {
    setChecking(true)
    setProblem(undefined)
    try {
      const [proof, keys] = await Promise.all([ask<PublicProof>(path), publishedKeys()])
      const { id, record: shown } = decision
      setChecked({ proof, finding: await checkHere({ kind: 'publication', id, shown, proof, keys }) })
    } catch (error) {
      setProblem(problemIn(error))
    } finally {
      setChecking(false)
    }
  }
  return (
    <>
      <p>公示的每一个字都在任何人可以核对的账本中存证，事后改动会被发现。</p>
      <p className="pt-actions">
        <button type="button" className="pt-primary" onClick={check} disabled={checking}>
          {checking ? '正在核验……' : '在本机核验本页'}
        </button>
        <a href={path} download={`proof-${decision.id}.json`}>
          下载存证证明
        </a>
      </p>
      {problem && <Trouble problem={problem} />}
      {checked && <Result {...checked} />}
    </>
  )
}

function Result({ finding, proof }: Checked) {
  if (finding.kind !== 'steps') {
    return <p role="alert">{finding.kind === 'unreadable' ? finding.reason : ''}</p>
  }
  const { at, size } = proof.checkpoint
  return (
    <>
      <Verdict genuine={finding.genuine} word={finding.genuine ? '真' : '异'}>
        <p>
          <strong>{finding.genuine ? '本页内容与账本一致，未被改动。' : '本页内容没有通过核验。'}</strong>
        </p>
        <p>
          账本第 {proof.index} 号，检查点 {size} 条，{formatDayZh(dayOf(at))} {timeOf(at)}
        </p>
      </Verdict>
      <StepList steps={finding.steps} />
    </>
  )
}
