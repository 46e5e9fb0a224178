interface PagePreviewProps {
  /** One SVG text per page, as typeset. Shown as pictures: nothing inside them can run or load. */
  pages: readonly string[]
  title: string
  /** The pages are being typeset anew. */
  stale?: boolean
}

/** The pages of a document as they will be printed, one below the other. */
export function PagePreview({ pages, title, stale = false }: PagePreviewProps) {
  return (
    <section className="wh-pages" aria-label={title} aria-busy={stale}>
      {pages.map((svg, i) => (
        <figure key={i} className="wh-page">
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
            alt={`${title}，第${i + 1}页，共${pages.length}页`}
          />
          <figcaption>
            第 {i + 1} 页，共 {pages.length} 页
          </figcaption>
        </figure>
      ))}
      {pages.length === 0 && <p className="wh-muted">{stale ? '正在排版……' : '填写后在此显示文书。'}</p>}
    </section>
  )
}
