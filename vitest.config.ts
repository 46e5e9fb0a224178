import { defineConfig } from 'vitest/config'

const needsDatabase = ['**/*.pg.spec.ts', '**/api.spec.ts', '**/*.api.spec.ts']
const notOurs = ['**/node_modules/**', 'dist/**', 'var/**']
const globalSetup = ['packages/testkit/global-setup.ts']

/**
 * Three projects by file name: `rules` needs nothing, `postgres` a real database, `browser` a database and Chromium.
 * Each group starts when the one before has ended.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['**/*.spec.{ts,tsx}'],
          exclude: [...notOurs, ...needsDatabase],
          // pure functions: files share what they import, which is most of the time otherwise
          isolate: false,
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'postgres',
          include: needsDatabase,
          exclude: notOurs,
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['**/*.e2e.ts'],
          exclude: notOurs,
          // what people use is what is built: the front ends under test are those of `dist`
          globalSetup: [...globalSetup, 'tools/built.setup.mjs'],
          // server, database and browser share the processors already
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
