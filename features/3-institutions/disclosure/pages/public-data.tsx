import { formatDayZh } from '#kernel'
import { Answer, Link, useAsked } from '#screens/public'
import type { ChangesPage, PublicAbout } from '../contract.ts'

/** 开放数据: files, interface, fields, and what was corrected or withdrawn. */
export function PublicData() {
  const about = useAsked<PublicAbout>('/api/public/about')
  const changes = useAsked<ChangesPage>('/api/public/changes')
  return (
    <>
      <h1>开放数据</h1>
      <p className="pt-lead">公示中的处罚决定可以整批下载，也可以用接口查询，不需要账号。</p>
      <section>
        <h2>下载</h2>
        <ul className="pt-downloads">
          <Download href="/api/public/decisions.csv" name="CSV，UTF-8（带 BOM）" use="电子表格软件" />
          <Download
            href="/api/public/decisions.csv?encoding=gb18030"
            name="CSV，GB18030"
            use="旧版电子表格软件、国标编码系统"
          />
          <Download href="/api/public/decisions.csv?bom=false" name="CSV，UTF-8（不带 BOM）" use="程序" />
          <Download href="/api/public/decisions.json" name="JSON" use="程序" />
        </ul>
        <p>
          字段按“双公示”（2018年版）行政处罚信息排列，金额单位为万元，保留六位小数。可以加上 <code>from</code>、
          <code>to</code>
          （决定日期）和 <code>region</code>（行政区划代码）缩小范围，例如{' '}
          <code>/api/public/decisions.csv?from=2025-06-01&to=2025-06-30</code>。
        </p>
      </section>
      <section>
        <h2>接口</h2>
        <p>
          <a href="/api/docs">接口说明</a>、<a href="/api/openapi.json">OpenAPI 描述文件</a>、
          <a href="/ledger/checkpoint">账本检查点</a>、<a href="/ledger/keys.txt">账本公钥</a>。
        </p>
      </section>
      <section>
        <h2>更正和撤回</h2>
        <p>已经下载过数据的，请按下表更新或者删除。</p>
        <Answer asked={changes}>{page => <Changes rows={page.rows} />}</Answer>
      </section>
      <section>
        <h2>字段</h2>
        <Answer asked={about}>
          {({ creditFields }) => (
            <details>
              <summary>{creditFields.length} 个字段的代码和名称</summary>
              <dl className="pt-codes">
                {creditFields.map(({ code, name }) => (
                  <div key={code}>
                    <dt>{code}</dt>
                    <dd>{name}</dd>
                  </div>
                ))}
              </dl>
              <p className="pt-muted">
                自然人的证件号码不公开；自然人不填各类代码；字段长度和此后的版本未核实，尚未登记的代码为空。
              </p>
            </details>
          )}
        </Answer>
      </section>
    </>
  )
}

const Download = ({ href, name, use }: { href: string; name: string; use: string }) => (
  <li>
    <a href={href} download>
      {name}
    </a>
    <span className="pt-muted">{use}</span>
  </li>
)

function Changes({ rows }: { rows: ChangesPage['rows'] }) {
  if (rows.length === 0) return <p className="pt-muted">还没有更正和撤回。</p>
  return (
    <ul className="pt-results">
      {rows.map(({ id, number, organ, on, what, reason }) => (
        <li key={id}>
          <p>
            <Link to={`/decisions/${id}`}>{number}</Link>，{formatDayZh(on)}
            {what}
          </p>
          <p>{reason}</p>
          <p className="pt-muted">{organ}</p>
        </li>
      ))}
    </ul>
  )
}
