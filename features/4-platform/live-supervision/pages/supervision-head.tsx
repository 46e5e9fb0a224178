import { Link } from 'react-router'
import { parentRegion } from '#kernel'
import { PageHead, PageTabs, useMe } from '#screens'
import type { Board } from './board-query.ts'
import { TABS } from './words.ts'

/** What stands above both pages: whose they are, and the way back up. */
export function SupervisionHead({ board, place, note }: { board: Board; place: string | undefined; note: string }) {
  const me = useMe()
  return (
    <>
      <PageHead title={place ? `监察　${place}` : '监察'} note={note}>
        {board.region !== me.region && <Link to={board.to({ region: parentRegion(board.region) })}>返回上级地区</Link>}
      </PageHead>
      <PageTabs label="监察各页" tabs={TABS} />
    </>
  )
}
