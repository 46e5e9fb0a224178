import { lazy } from 'react'
import type { FeaturePages } from '#screens'
import { AT_DESK } from './pages/words.ts'

export const pages: FeaturePages = {
  menu: [{ to: '/payments', label: '缴款核对', duties: AT_DESK }],
  routes: [
    { path: 'payments', lazy: async () => ({ Component: (await import('./pages/order-table.tsx')).OrderTable }) },
    {
      path: 'payments/cases/:id',
      lazy: async () => ({ Component: (await import('./pages/case-payments-page.tsx')).CasePaymentsPage }),
    },
    {
      path: 'payments/statements',
      lazy: async () => ({ Component: (await import('./pages/statement-table.tsx')).StatementTable }),
    },
    {
      path: 'payments/statements/:id',
      lazy: async () => ({ Component: (await import('./pages/statement-page.tsx')).StatementPage }),
    },
    {
      path: 'payments/statements/:id/lines/:n',
      lazy: async () => ({ Component: (await import('./pages/line-page.tsx')).LinePage }),
    },
    { path: 'payments/unmatched', lazy: async () => ({ Component: (await import('./pages/tray.tsx')).Tray }) },
    {
      path: 'payments/channel',
      lazy: async () => ({ Component: (await import('./pages/channel-page.tsx')).ChannelPage }),
    },
  ],
  sections: {
    case: [
      {
        key: 'payments',
        title: '缴款',
        Component: lazy(async () => ({ default: (await import('./pages/case-payments.tsx')).CasePaymentsOf })),
      },
    ],
  },
}
