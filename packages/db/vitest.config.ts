import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One real PostgreSQL cluster for the run; each test file clones its own database from a template.
    globalSetup: ['@h2s/db/test/cluster'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})
