import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'scripts',
    include: ['test/**/*.test.ts'],
    // Whole systems are started and killed here: one at a time.
    fileParallelism: false,
    testTimeout: 240_000,
    // Real processes on a busy machine: what fails once is asked again, what is broken fails again.
    retry: 1,
    hookTimeout: 120_000,
  },
})
