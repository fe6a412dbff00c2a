import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Pure functions share nothing: their tests need no worlds of their own.
  test: { include: ['test/**/*.test.ts'], environment: 'node', isolate: false },
})
