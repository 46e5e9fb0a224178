import type { PublicPages } from '#screens/public'

/** What the public finds of this feature; each page's program loads when it is opened. */
export const pages: PublicPages = {
  menu: [
    { to: '/decisions', label: '查处罚' },
    { to: '/check', label: '核验文书' },
    { to: '/bundle', label: '核验案卷' },
    { to: '/data', label: '开放数据' },
  ],
  routes: [
    { path: '/decisions', load: async () => (await import('./pages/public-search.tsx')).PublicSearch },
    { path: '/decisions/:id', load: async () => (await import('./pages/public-decision.tsx')).PublicDecisionPage },
    { path: '/check', load: async () => (await import('./pages/public-check.tsx')).PublicCheck },
    { path: '/check/:code', load: async () => (await import('./pages/public-check.tsx')).PublicCheck },
    { path: '/bundle', load: async () => (await import('./pages/public-bundle.tsx')).PublicBundle },
    { path: '/data', load: async () => (await import('./pages/public-data.tsx')).PublicData },
  ],
  sections: {
    power: [
      {
        key: 'fines',
        title: '已公示处罚的罚款分布',
        load: async () => (await import('./pages/public-fines.tsx')).PublicFinesOfPower,
      },
    ],
  },
}
