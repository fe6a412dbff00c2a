/**
 * The test of this house: knows the demo people, Stripe and the database, and fails on anything unexpected that a page
 * says to the console.
 */
import { test as base, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test'
import { openApi, type Api } from './api.ts'
import { cookiesOf, type Person } from './people.ts'
import { openSql, type Sql } from './sql.ts'

interface Fixtures {
  /** A new page of a person who is signed in, in a browser of their own. */
  pageOf: (person: Person) => Promise<Page>
  /** The REST calls of a person who is signed in. */
  apiOf: (person: Person) => Promise<Api>
  /** Says that a complaint matching this is part of the test. */
  expectComplaint: (pattern: RegExp) => void
}

interface WorkerFixtures {
  sql: Sql
}

export const test = base.extend<
  Fixtures & { complaints: { patterns: RegExp[]; found: string[]; watch: (context: BrowserContext) => void } },
  WorkerFixtures
>({
  sql: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are wanted from this pattern.
    async ({}, use) => {
      const { sql, close } = openSql()
      await use(sql)
      await close()
    },
    { scope: 'worker' },
  ],

  complaints: [
    async ({ context }, use) => {
      const patterns: RegExp[] = []
      const found: string[] = []
      const watch = (watched: BrowserContext): void => {
        watched.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning')
            found.push(`${message.type()} on ${message.page()?.url()}: ${message.text()} ${message.location().url}`)
        })
        watched.on('weberror', (error) => found.push(`uncaught: ${error.error().stack ?? error.error().message}`))
      }
      watch(context)
      await use({ patterns, found, watch })
      const unexpected = found.filter((text) => !patterns.some((pattern) => pattern.test(text)))
      if (unexpected.length > 0) throw new Error(`The console said:\n${unexpected.join('\n')}`)
    },
    { auto: true },
  ],

  expectComplaint: async ({ complaints }, use) => {
    await use((pattern) => complaints.patterns.push(pattern))
  },

  pageOf: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (person) => {
      const context = await browser.newContext({ storageState: cookiesOf(person) })
      complaints.watch(context)
      contexts.push(context)
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },

  apiOf: async ({ playwright, baseURL }, use) => {
    const contexts: APIRequestContext[] = []
    await use(async (person) => {
      const context = await playwright.request.newContext({
        ...(baseURL ? { baseURL } : {}),
        storageState: cookiesOf(person),
        extraHTTPHeaders: baseURL ? { origin: baseURL } : {},
      })
      contexts.push(context)
      return openApi(context)
    })
    await Promise.all(contexts.map((context) => context.dispose()))
  },
})
