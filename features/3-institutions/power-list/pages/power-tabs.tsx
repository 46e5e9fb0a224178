import { PageTabs } from '#screens'

const TABS = [
  { to: '/powers', label: '全部事项' },
  { to: '/powers/fitting', label: '按事实查找' },
  { to: '/powers/checklists', label: '检查要点' },
]

export const PowerTabs = () => <PageTabs label="权力清单各页" tabs={TABS} />
