import process from 'node:process'

// Mutation testing: does any test notice when a rule is changed? `npm run mutate` here, or a few folders of it:
// `npm run mutate -- --mutate "src/money/**/*.ts"`. What was found is kept: the next run tries only what may differ.

/** These remember what they have reckoned, so each of their mutants needs a thread of its own: `FRESH=1 npm run mutate`. */
const remembering = ['schedule/instant', 'schedule/wall-clock', 'schedule/format-window', 'catalogue/goods'].map(
  (name) => `src/${name}.ts`,
)

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate:
    process.env.FRESH === '1'
      ? remembering
      : ['src/**/*.ts', '!src/**/index.ts', ...remembering.map((file) => `!${file}`)],
  // TypeScript 7 has no API to rewrite a tsconfig with, and the sources run as they are: there is nothing to rewrite.
  tsconfigFile: 'none.json',
  ignorePatterns: ['tsconfig*.json', 'dist'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  concurrency: 1,
  // A thread that has run a thousand mutants has collected a gigabyte.
  maxTestRunnerReuse: 1000,
  thresholds: { high: 95, low: 90, break: 90 },
}
