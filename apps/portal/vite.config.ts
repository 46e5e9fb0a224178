import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Ours has no effects on loading, except style sheets: what a page does not use stays out of its first load. */
const OURS = /[\\/](packages|features)[\\/]/

export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  plugins: [react()],
  build: {
    // phones of 2019 and 2020; the checker, which needs more, loads by itself and says so where it cannot run
    target: ['chrome79', 'edge79', 'firefox78', 'safari13.1'],
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id: string) => !OURS.test(id) || id.endsWith('.css') || /worker/.test(id) },
    },
  },
  // for work on screens: `vite apps/portal` beside a running server
  server: {
    proxy: Object.fromEntries(
      ['/api', '/ledger'].map(path => [path, process.env.WENHENG_SERVER ?? 'http://127.0.0.1:8080']),
    ),
  },
})
