/** Every check of the project, in the order in which they are best begun. */
import type { Check } from './check.ts'
import { playwrightCounts, vitestCounts } from './counts.ts'

const vitest = (name: string, projects: readonly string[], cores: 1 | 2): Check => {
  const report = `reports/${name}.json`
  return {
    name,
    command: [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--maxWorkers',
      String(cores),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    report,
    counts: vitestCounts(report),
    cores,
  }
}

const format: Check = { name: 'format', command: ['node_modules/oxfmt/bin/oxfmt', '--check'] }
const lint: Check = {
  name: 'lint',
  command: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
}
const fences: Check = { name: 'fences', command: ['scripts/check-fences.ts'] }
/** Not of e2e and bench: they stand outside of the house and start it by its scripts, which are no package. */
const declared: Check = {
  name: 'declared packages',
  command: ['node_modules/turbo/bin/turbo', 'boundaries', '--filter=!@h2s/e2e', '--filter=!@h2s/bench'],
}
const deadCode: Check = { name: 'dead code', command: ['node_modules/knip/bin/knip.js'] }
const types: Check = { name: 'types', command: ['scripts/check-types.ts'] }
const unit = vitest(
  'unit',
  ['@h2s/domain', '@h2s/integrations', '@h2s/ui', '@h2s/admin', '@h2s/provider', '@h2s/customer'],
  1,
)

/** What needs no database and no browser. */
export const quickChecks: readonly Check[] = [types, lint, format, fences, declared, deadCode, unit]

/** The rest: real PostgreSQL, the built apps, real processes, a real browser. */
export const fullChecks: readonly Check[] = [
  ...quickChecks,
  { name: 'build', command: ['scripts/build.ts'], cores: 2 },
  { name: 'bundle budget', command: ['scripts/check-budget.ts'], after: ['build'] },
  vitest('integration', ['@h2s/db', '@h2s/commands', '@h2s/api', '@h2s/server', '@h2s/worker'], 2),
  { ...vitest('processes', ['scripts'], 2), after: ['build'] },
  {
    name: 'e2e',
    command: ['e2e/node_modules/@playwright/test/cli.js', 'test'],
    cwd: 'e2e',
    report: 'reports/e2e.json',
    counts: playwrightCounts('reports/e2e.json'),
    cores: 2,
    after: ['build'],
  },
]
