import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Ours has no effects on loading, except style sheets: what a page does not use stays out of its first load. */
const OURS = /[\\/](packages|features)[\\/]/

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // pages are checked for size when they are built; the component library alone passes the usual limit
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id: string) => !OURS.test(id) || id.endsWith('.css') },
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/ }],
        },
      },
    },
  },
  // for work on screens: `vite apps/desk` beside a running server
  server: { proxy: { '/api': process.env.WENHENG_SERVER ?? 'http://127.0.0.1:8080' } },
})
