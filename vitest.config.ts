import { defineConfig } from 'vitest/config'

const browserJourneys = 'e2e/**/*.test.ts'

export default defineConfig({
  test: {
    globalSetup: ['platform/testing/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'code', include: ['{platform,modules,flows,apps,rules,scripts,bench}/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        // A journey starts a whole system and a browser: one at a time, or two cores are not enough.
        test: { name: 'e2e', include: [browserJourneys], fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 },
      },
    ],
  },
})
