import { Component, type ReactNode } from 'react'

/** In place of a page that broke or whose program did not come. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div className="pt-trouble" role="alert">
        <h1>页面没有打开</h1>
        <p>网络可能中断，或者本站刚刚更新。</p>
        <button type="button" className="pt-primary" onClick={() => window.location.reload()}>
          重新打开
        </button>
      </div>
    )
  }
}
