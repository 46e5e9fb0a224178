import type { FeaturePages } from '#screens'
import { OVERSEERS } from './pages/words.ts'

export const pages: FeaturePages = {
  menu: [{ to: '/supervision', label: '监察', duties: OVERSEERS }],
  routes: [
    { path: 'supervision', lazy: async () => ({ Component: (await import('./pages/clock-board.tsx')).ClockBoard }) },
    {
      path: 'supervision/overview',
      lazy: async () => ({ Component: (await import('./pages/overview.tsx')).Overview }),
    },
    {
      path: 'supervision/discretion',
      lazy: async () => ({ Component: (await import('./pages/discretion-alerts.tsx')).DiscretionAlerts }),
    },
  ],
}
