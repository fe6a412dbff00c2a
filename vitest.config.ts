import { defineConfig } from 'vitest/config'

// One run over all rooms; each room says in its own vitest.config.ts what its tests need.
export default defineConfig({
  test: { projects: ['packages/*', 'apps/*', 'scripts'] },
})
