import type { ReactNode } from 'react'
import { PageHead, PageTabs } from '#screens'
import { TABS } from './words.ts'

/** What stands above every page of the payment desk. */
export const DeskHead = ({ children, note }: { children?: ReactNode; note?: ReactNode }) => (
  <>
    <PageHead title="缴款核对" note={note}>
      {children}
    </PageHead>
    <PageTabs label="缴款核对各页" tabs={TABS} />
  </>
)
