import { Popover } from 'antd'
import { Day } from './display.tsx'

/** Where a frozen document or published record stands in the ledger. */
export interface Proof {
  /** Position of the entry, from 0. */
  position: number
  /** Hash of the entry, hexadecimal. */
  hash: string
  treeSize?: number
  recordedOn?: string
  /** Where the bundle for checking it elsewhere can be taken from. */
  bundleUrl?: string
}

/** 印: a small square mark with the ledger position; one press shows the proof and how to check it elsewhere. */
export function ProofSeal({ proof, label = '存证' }: { proof: Proof; label?: string }) {
  return (
    <Popover trigger="click" content={<ProofFacts proof={proof} />} title={`${label}：第 ${proof.position} 号`}>
      <button type="button" className="wh-seal">
        <span>印</span>
        <span className="wh-seal-position">{proof.position}</span>
        <span className="wh-unseen">{`${label}，账本第 ${proof.position} 号，按下查看证明`}</span>
      </button>
    </Popover>
  )
}

function ProofFacts({ proof }: { proof: Proof }) {
  return (
    <dl className="wh-facts wh-seal-facts">
      {proof.recordedOn && (
        <div>
          <dt>入账日期</dt>
          <dd>
            <Day value={proof.recordedOn} />
          </dd>
        </div>
      )}
      {proof.treeSize !== undefined && (
        <div>
          <dt>账本长度</dt>
          <dd>{proof.treeSize}</dd>
        </div>
      )}
      <div>
        <dt>条目摘要</dt>
        <dd className="wh-hash">{proof.hash}</dd>
      </div>
      <div>
        <dt>怎样核验</dt>
        <dd>
          {proof.bundleUrl && <a href={proof.bundleUrl}>下载证明文件</a>}
          {proof.bundleUrl ? '，' : ''}在任何一台电脑上运行独立核验程序，不需要联网，也不需要信任本系统。
        </dd>
      </div>
    </dl>
  )
}
