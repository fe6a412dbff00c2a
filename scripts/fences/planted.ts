/**
 * One small wrong file for every fence, and one right file for every exception.
 * The right ones must pass, or a fence has grown too wide; the wrong ones must be caught, or it has rotted.
 */

export interface Planted {
  /** Where the file would stand. */
  path: string
  text: string
  /** The dependency-cruiser rule or the lint rule that must catch it; none for a file that must pass. */
  caughtBy: readonly string[]
}

const wrong = (path: string, text: string, ...caughtBy: readonly string[]): Planted => ({ path, text, caughtBy })
const right = (path: string, text: string): Planted => ({ path, text, caughtBy: [] })

/** Imports that cross a fence, and imports that a fence lets through. */
export const plantedImports: readonly Planted[] = [
  wrong('packages/domain/src/job/ring-a.ts', "import './ring-b.ts'\nexport const a = 1\n", 'no-rings'),
  // A ring is told once, at its first file.
  right('packages/domain/src/job/ring-b.ts', "import './ring-a.ts'\nexport const b = 1\n"),
  right('packages/domain/src/job/type-ring-a.ts', "import type { B } from './type-ring-b.ts'\nexport type A = B\n"),
  right('packages/domain/src/job/type-ring-b.ts', "import type { A } from './type-ring-a.ts'\nexport type B = A | 1\n"),
  wrong('packages/db/src/undeclared.ts', "import 'a-package-nobody-declared'\n", 'every-import-is-there'),
  wrong('packages/domain/src/job/reads-db.ts', "import '@h2s/db/client'\n", 'domain-stands-alone'),
  wrong('packages/domain/src/job/reads-node.ts', "import 'node:fs'\n", 'domain-stands-alone'),
  wrong('packages/domain/src/job/takes-react.ts', "import 'react'\n", 'domain-stands-alone'),
  right('packages/domain/src/job/parses.ts', "import 'zod'\nimport 'temporal-polyfill'\n"),
  wrong('packages/db/src/does.ts', "import '@h2s/commands/context'\n", 'db-knows-only-domain'),
  wrong(
    'packages/db/src/does-type.ts',
    "import type { Context } from '@h2s/commands/context'\nexport type C = Context\n",
    'db-knows-only-domain',
  ),
  right('packages/db/src/remembers.ts', "import '@h2s/domain'\nimport 'pg'\nimport 'drizzle-orm'\n"),
  wrong('packages/integrations/src/remembers.ts', "import '@h2s/db/client'\n", 'integrations-know-only-domain'),
  wrong('packages/ui/src/asks.tsx', "import '@h2s/api/root'\n", 'ui-knows-only-domain'),
  wrong('packages/ui/src/reads-file.tsx', "import 'node:fs'\n", 'browser-code-knows-no-node'),
  wrong('packages/commands/src/job/opens-door.ts', "import '@h2s/api/root'\n", 'commands-know-db-and-domain'),
  wrong(
    'packages/commands/src/job/calls.ts',
    "import '@h2s/integrations/port'\n",
    'commands-know-only-port-types-of-integrations',
  ),
  right(
    'packages/commands/src/job/is-handed-port.ts',
    "import type { Port } from '@h2s/integrations/port'\nexport type P = Port\n",
  ),
  wrong('packages/api/src/writes.ts', "import '@h2s/db/client'\n", 'api-knows-commands-reads-and-domain'),
  wrong('packages/api/src/sends.ts', "import '@h2s/integrations/port'\n", 'api-knows-commands-reads-and-domain'),
  right(
    'packages/api/src/leads.ts',
    "import '@h2s/db/read/board'\nimport '@h2s/commands/context'\nimport type { Db } from '@h2s/db/client'\nexport type D = Db\n",
  ),
  wrong('packages/api/test/starts-app.test.ts', "import '@h2s/server/app'\n", 'api-tests-stay-below'),
  wrong('apps/worker/src/serves.ts', "import '@h2s/server/app'\n", 'server-and-worker-stand-apart'),
  wrong('apps/server/src/draws.ts', "import '@h2s/ui/theme'\n", 'server-and-worker-stand-apart'),
  wrong('apps/admin/src/runs-api.ts', "import '@h2s/api/root'\n", 'apps-know-ui-and-domain'),
  wrong(
    'apps/admin/src/types-of-db.ts',
    "import type { Db } from '@h2s/db/client'\nexport type D = Db\n",
    'apps-take-types-from-api-alone',
  ),
  wrong('apps/provider/src/reads-file.ts', "import 'node:fs'\n", 'browser-code-knows-no-node'),
  right(
    'apps/customer/src/asks.ts',
    "import type { Router } from '@h2s/api/root'\nimport '@h2s/ui/theme'\nimport '@h2s/domain'\nexport type R = Router\n",
  ),
  wrong('apps/server/src/queries.ts', "import 'pg'\n", 'database-packages-stay-in-db-and-commands'),
  wrong('packages/api/src/queries.ts', "import 'drizzle-orm'\n", 'database-packages-stay-in-db-and-commands'),
  wrong('apps/server/src/enqueues.ts', "import 'pg-boss'\n", 'queue-stays-in-db-and-worker'),
  right('apps/worker/src/works.ts', "import 'pg-boss'\n"),
  wrong(
    'packages/commands/src/job/imports-test.ts',
    "import '@h2s/db/test/database'\n",
    'nothing-shipped-imports-a-test',
  ),
]

/** Code that a lint fence must stop, and code that it must leave alone. */
export const plantedLint: readonly Planted[] = [
  wrong('packages/domain/src/job/new-date.ts', 'export const at = new Date()\n', 'h2s(no-clock)'),
  wrong('packages/domain/src/job/date-now.ts', 'export const at = Date.now()\n', 'eslint(no-restricted-properties)'),
  wrong('packages/domain/src/job/chance.ts', 'export const n = Math.random()\n', 'eslint(no-restricted-properties)'),
  wrong('packages/domain/src/job/id.ts', 'export const id = crypto.randomUUID()\n', 'eslint(no-restricted-globals)'),
  wrong(
    'packages/domain/src/job/environment.ts',
    'export const e = process.env.PORT\n',
    'eslint(no-restricted-globals)',
    'node(no-process-env)',
  ),
  wrong(
    'packages/domain/src/job/node.ts',
    "import { join } from 'node:path'\nexport const p = join('a')\n",
    'eslint(no-restricted-imports)',
  ),
  right('packages/domain/src/job/instant.ts', 'export const at = (iso: string): Date => new Date(iso)\n'),
  right('packages/domain/src/job/index.ts', "export { at } from './instant.ts'\n"),
  wrong('packages/api/src/environment.ts', 'export const e = process.env.PORT\n', 'node(no-process-env)'),
  right('apps/server/src/env.ts', 'export const e = process.env.PORT\n'),
  wrong(
    'packages/api/src/sql.ts',
    "import { sql } from 'drizzle-orm'\nexport const s = sql\n",
    'eslint(no-restricted-imports)',
  ),
  wrong(
    'apps/server/src/sql.ts',
    "import { Pool } from 'pg'\nexport const p = Pool\n",
    'eslint(no-restricted-imports)',
  ),
  right('packages/db/src/sql.ts', "import { Pool } from 'pg'\nexport const p = Pool\n"),
  wrong('packages/commands/src/barrel.ts', "export { sql } from './sql.ts'\n", 'h2s(no-barrel)'),
  wrong('packages/commands/src/barrel-all.ts', "export * from './sql.ts'\n", 'h2s(no-barrel)'),
  wrong('packages/commands/src/says.ts', "console.log('hello')\n", 'eslint(no-console)'),
  wrong('packages/commands/src/whatever.ts', 'export const x: any = 1\n', 'typescript(no-explicit-any)'),
  wrong('packages/commands/src/look-away.ts', 'export const x = 1 as unknown as string\n', 'h2s(no-double-assertion)'),
  wrong(
    'packages/commands/src/loose.ts',
    'const later = async (): Promise<number> => 1\nlater()\nexport {}\n',
    'typescript(no-floating-promises)',
  ),
]
