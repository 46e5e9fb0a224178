import { Button } from 'antd'
import { Link, useRouteError } from 'react-router'
import { ApiError, EmptyState, PageHead, type Problem, ProblemNotice } from '#screens'

/** In place of a page that broke. The drafts of its forms are on the device. */
export function PageFailed() {
  const error = useRouteError()
  return (
    <div className="wh-alone">
      <h1>页面没有打开</h1>
      <ProblemNotice problem={problemIn(error)} />
      <div className="wh-form-actions">
        <Button type="primary" onClick={() => window.location.reload()}>
          重新打开
        </Button>
        <Link to="/">返回首页</Link>
      </div>
    </div>
  )
}

function problemIn(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem
  // after an update the parts of the old program are gone from the server
  const isOutdated = error instanceof TypeError && /dynamically imported module|Failed to fetch/.test(error.message)
  return isOutdated
    ? { code: 'desk.outdated', message: '系统已经更新，这一页需要重新打开。', next: '请按“重新打开”；草稿仍在本机。' }
    : { code: 'desk.pageFailed', message: '页面出错，没有显示出来。', next: '请按“重新打开”；草稿仍在本机。' }
}

export const NoSuchPage = () => (
  <>
    <PageHead title="没有这个页面" />
    <EmptyState title="地址可能抄错，或者页面已经移走。">
      <Link to="/">返回首页</Link>
    </EmptyState>
  </>
)
