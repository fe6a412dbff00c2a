import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumArgs } from './world/chromium-args.ts'

/** Chosen once by the first process; the workers inherit it. */
const chooseWorld = async (): Promise<void> => {
  process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'h2s-e2e-'))
  process.env.E2E_PORT ??= await new Promise<string>((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address()
      server.close(() => resolve(String(typeof address === 'object' && address ? address.port : 0)))
    })
  })
}
await chooseWorld()

const pages = ['admin', 'provider', 'customer']
const baseURL = `http://localhost:${process.env.E2E_PORT}`

export default defineConfig({
  testDir: '.',
  outputDir: '../reports/e2e',
  // The system under test and the browser share two cores with whoever else is there.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // Four looks with axe at a page of a hundred rows take their time on a busy machine.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../reports/e2e.json' }]],
  use: {
    baseURL,
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    // Taking traces makes every test three times as long; one that failed is asked again with `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: chromiumArgs,
    },
  },
  projects: [
    { name: 'sign-in', testMatch: 'world/sign-in.setup.ts' },
    ...pages.map((name) => ({ name, testMatch: `${name}/**/*.spec.ts`, dependencies: ['sign-in'] })),
    // The walks change the demo world; the pages are looked at as it was made.
    { name: 'walks', testMatch: 'walks/**/*.spec.ts', dependencies: pages },
  ],
  webServer: {
    command: `"${process.execPath}" world/serve.ts`,
    url: `${baseURL}/readyz`,
    timeout: 120_000,
    stdout: 'pipe',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
