import { type DragEvent, useState } from 'react'
import { FactList, FileField, StepList, Verdict } from '#screens/public'
import { checkHere, publishedKeys } from './verifier.ts'
import type { Finding } from './verify-worker.ts'

interface Checked {
  name: string
  keys: string
  /** Undefined while it is being checked. */
  finding?: Finding
}

/** 核验案卷包: a ZIP is checked here, in the browser, against the published keys. */
export function PublicBundle() {
  const [checked, setChecked] = useState<Checked>()
  const [over, setOver] = useState(false)
  const check = async (file: File | undefined) => {
    if (!file) return
    const keys = await publishedKeys()
    setChecked({ name: file.name, keys })
    const finding = await checkHere({ kind: 'bundle', zip: await file.arrayBuffer(), keys })
    setChecked({ name: file.name, keys, finding })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    check(event.dataTransfer.files[0])
  }
  return (
    <>
      <h1>核验案卷包</h1>
      <p className="pt-lead">
        当事人、代理人、法院、检察机关从办案机关取得的案卷包（ZIP），可以在这里核验是否完整、是否被改动。
      </p>
      <div
        className={over ? 'pt-drop pt-drop-over' : 'pt-drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>把案卷包拖到这里，或者</p>
        <FileField label="选择案卷包" accept=".zip,application/zip" onFile={check} />
        <p className="pt-muted">文件只在您的设备上核验，不会上传。</p>
      </div>
      <div aria-live="polite" aria-busy={checked !== undefined && !checked.finding}>
        {checked &&
          (checked.finding ? <Result {...checked} finding={checked.finding} /> : <p>正在核验 {checked.name}……</p>)}
      </div>
      <section>
        <h2>怎样做到不必信任本站</h2>
        <p>
          核验所用的公钥由发布机关公布。您可以从别处（例如公报）取得公钥，与
          <a href="/ledger/keys.txt">本站公布的公钥</a>
          比对；也可以下载<a href="/ledger/verify.mjs">独立核验程序</a>，在任何一台电脑上离线核验。
        </p>
      </section>
    </>
  )
}

function Result({ name, keys, finding }: Checked & { finding: Finding }) {
  if (finding.kind !== 'steps') {
    return (
      <Verdict genuine={false} word="异">
        <p>
          <strong>{name} 不能核验。</strong>
        </p>
        <p>{finding.kind === 'unreadable' ? finding.reason : ''}</p>
      </Verdict>
    )
  }
  const { genuine, steps, caseNumber } = finding
  const failed = steps.filter(step => !step.ok).map(step => step.name)
  return (
    <>
      <Verdict genuine={genuine} word={genuine ? '真' : '异'}>
        <p>
          <strong>{genuine ? '案卷包真实、完整，未被改动。' : '案卷包不真实，或者已被改动。'}</strong>
        </p>
        <p>{genuine ? `${name}${caseNumber ? `，案号 ${caseNumber}` : ''}` : `没有通过：${failed.join('、')}`}</p>
      </Verdict>
      <h2>逐项核验</h2>
      <StepList steps={steps} />
      <details>
        <summary>核验所用的公钥</summary>
        <FactList facts={[['来自', '/ledger/keys.txt']]} />
        <pre className="pt-hash">{keys}</pre>
      </details>
    </>
  )
}
