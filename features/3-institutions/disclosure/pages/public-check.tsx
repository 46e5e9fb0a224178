import { type FormEvent, useState } from 'react'
import { dayOf, formatDayZh, timeOf } from '#kernel'
import { Answer, FactList, FileField, go, Link, type PageProps, useAsked, Verdict } from '#screens/public'
import type { CheckedDocument } from '../contract.ts'
import { checkHere } from './verifier.ts'

/** 核验文书: the code printed on a paper, typed or followed from its QR code. */
export function PublicCheck({ params }: PageProps) {
  const { code } = params
  return (
    <>
      <h1>核验文书</h1>
      <CodeForm key={code ?? ''} given={code ?? ''} />
      {code && <Checked key={`checked ${code}`} code={code} />}
      {!code && <WhereIsIt />}
    </>
  )
}

function CodeForm({ given }: { given: string }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('code') ?? '').trim()
    if (typed !== '') go(`/check/${encodeURIComponent(typed)}`)
  }
  return (
    <form className="pt-form" onSubmit={submit}>
      <div className="pt-field pt-field-wide">
        <label htmlFor="code">文书上的核验码（12位，不分大小写，可以不写横线）</label>
        <div className="pt-search-row">
          <input
            id="code"
            name="code"
            className="pt-code"
            defaultValue={given}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <button type="submit" className="pt-primary">
            核验
          </button>
        </div>
      </div>
    </form>
  )
}

const WhereIsIt = () => (
  <p className="pt-muted">
    核验码印在文书首页二维码的下方，也可以用手机直接扫二维码。核验码里没有 0、O、1、I、L、U、V 这几个容易看错的字。
  </p>
)

function Checked({ code }: { code: string }) {
  const asked = useAsked<CheckedDocument>(`/api/public/documents/${encodeURIComponent(code)}`)
  return (
    <Answer asked={asked}>
      {answer =>
        answer.document ? <Genuine answer={answer} document={answer.document} /> : <Unknown code={answer.code} />
      }
    </Answer>
  )
}

function Unknown({ code }: { code: string | null }) {
  return (
    <Verdict genuine={false} word="无">
      <p>
        <strong>{code ? `没有核验码为 ${code} 的文书。` : '这不是本系统的核验码。'}</strong>
      </p>
      <p>
        {code
          ? '请对照文书再核对一遍。仍然查不到的，这份文书不是本系统制作的，请向文书上署名的机关核实。'
          : '核验码共12位，没有 0、O、1、I、L、U、V。请对照文书重新填写。'}
      </p>
    </Verdict>
  )
}

function Genuine({
  answer,
  document,
}: {
  answer: CheckedDocument
  document: NonNullable<CheckedDocument['document']>
}) {
  const { ledger, after } = answer
  return (
    <>
      <Verdict genuine word="真">
        <p>
          <strong>
            有这份文书：{document.title}
            {document.number && `，${document.number}`}
          </strong>
        </p>
        <p>请核对以下各项与您手中的文书是否一致。本页不显示文书内容。</p>
      </Verdict>
      <FactList
        facts={[
          ['制作机关', document.organ],
          ['文书日期', formatDayZh(document.date)],
          ['页数', `${document.pages} 页`],
          ['核验码', answer.code],
          ['账本位置', ledger && (ledger.index === null ? '正在记入账本' : `第 ${ledger.index} 号`)],
          ['检查点', ledger?.at && `${ledger.size} 条，${formatDayZh(dayOf(ledger.at))} ${timeOf(ledger.at)}`],
          ['存证证明', ledger && <a href={`/api/acts/${ledger.actId}/proof`}>打开（JSON）</a>],
        ]}
      />
      {document.fictional && <p className="pt-muted">这是演示文书，机关和人员均为虚构。</p>}
      <section>
        <h2>此后的变化</h2>
        {after.length === 0 ? (
          <p>没有变更、撤回的记录。</p>
        ) : (
          <ol className="pt-after">
            {after.map(({ on, text, decisionId }) => (
              <li key={on + text}>
                <time dateTime={on}>{formatDayZh(on)}</time>
                {decisionId ? <Link to={`/decisions/${decisionId}`}>{text}</Link> : text}
              </li>
            ))}
          </ol>
        )}
      </section>
      <ElectronicCopy sha256={document.sha256} />
    </>
  )
}

/** Whether a PDF is the very file that was made. The file stays on the device. */
function ElectronicCopy({ sha256 }: { sha256: string }) {
  const [result, setResult] = useState<{ name: string; same?: boolean; reason?: string }>()
  const check = async (file: File) => {
    setResult({ name: file.name })
    const finding = await checkHere({ kind: 'hash', bytes: await file.arrayBuffer() })
    if (finding.kind === 'hash') setResult({ name: file.name, same: finding.sha256 === sha256 })
    else setResult({ name: file.name, reason: finding.kind === 'unreadable' ? finding.reason : '' })
  }
  return (
    <section>
      <h2>核对电子文件</h2>
      <p>手中有这份文书的 PDF 文件的，可以核对是不是原件。文件不会上传。</p>
      <FileField label="选择 PDF 文件" accept="application/pdf" onFile={check} />
      <p aria-live="polite">{result && sentenceOf(result)}</p>
      <details>
        <summary>原件的摘要（SHA-256）</summary>
        <p className="pt-hash">{sha256}</p>
      </details>
    </section>
  )
}

function sentenceOf({ name, same, reason }: { name: string; same?: boolean; reason?: string }): string {
  if (reason !== undefined) return reason
  if (same === undefined) return `正在核对 ${name}……`
  return same ? `${name} 与原件逐字节一致。` : `${name} 与原件不一致，不是这份文书的原件，或者已被改动。`
}
