import type { FeaturePages } from '#screens'

/** Lines in the menu, and addresses whose screens load when they are opened. */
export const pages: FeaturePages = {
  menu: [
    { to: '/powers', label: '权力清单' },
    { to: '/periods', label: '期限计算' },
  ],
  routes: [
    { path: 'powers', lazy: async () => ({ Component: (await import('./pages/power-table.tsx')).PowerTable }) },
    {
      path: 'powers/fitting',
      lazy: async () => ({ Component: (await import('./pages/fitting-page.tsx')).FittingPage }),
    },
    {
      path: 'powers/checklists',
      lazy: async () => ({ Component: (await import('./pages/checklist-page.tsx')).ChecklistPage }),
    },
    { path: 'powers/:code', lazy: async () => ({ Component: (await import('./pages/power-page.tsx')).PowerPage }) },
    { path: 'periods', lazy: async () => ({ Component: (await import('./pages/period-table.tsx')).PeriodTable }) },
    { path: 'periods/:id', lazy: async () => ({ Component: (await import('./pages/period-page.tsx')).PeriodPage }) },
  ],
}
