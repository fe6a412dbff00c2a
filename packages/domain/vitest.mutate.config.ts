import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      // These judge files outside the package (docs, the published form, the README), not rules.
      'test/{package,readme,matrix,examples}.test.ts',
      'test/seed-review/complete.test.ts',
      // Thousands of arbitrary documents for every single mutant would take days: the score is that of the cases alone.
      'test/properties/**',
    ],
    environment: 'node',
    isolate: false,
    testTimeout: 60_000,
  },
})
