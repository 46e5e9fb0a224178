import { Link } from '#screens/public'

export const NoSuchPage = () => (
  <>
    <h1>没有这个页面</h1>
    <p>地址可能抄错，或者页面已经移走。</p>
    <p>
      <Link to="/">返回首页</Link>
    </p>
  </>
)
