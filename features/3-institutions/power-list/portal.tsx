import type { PublicPages } from '#screens/public'

/** The power list for everybody (行政处罚法第三十四条、第三十九条). */
export const pages: PublicPages = {
  menu: [{ to: '/powers', label: '权力清单' }],
  routes: [
    { path: '/powers', load: async () => (await import('./pages/public-powers.tsx')).PublicPowers },
    { path: '/powers/fitting', load: async () => (await import('./pages/public-fitting.tsx')).PublicFitting },
    { path: '/powers/:code', load: async () => (await import('./pages/public-power.tsx')).PublicPower },
  ],
}
