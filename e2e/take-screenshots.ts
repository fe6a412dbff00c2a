import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page } from '@playwright/test'
import type { Browser } from '../scripts/browser/find-chromium.ts'
import { findFreePort } from '../scripts/process/port.ts'
import { say, step } from '../scripts/say.mjs'
import { bootWorld } from '../scripts/world/boot.ts'
import { chromiumArgs } from './world/chromium-args.ts'
import { demoPassword, emailOf, type Person } from './world/people.ts'
import { settled } from './world/settled.ts'

const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

interface Picture {
  name: string
  person: Person
  size: { width: number; height: number }
  address: string
  /** What is done before the picture is taken. */
  arrange: (page: Page) => Promise<void>
}

const pictures: readonly Picture[] = [
  {
    name: 'board',
    person: 'dispatcher',
    size: desk,
    address: '/admin/',
    arrange: (page) => expect(page.getByRole('region', { name: 'Pending' }).getByRole('link').first()).toBeVisible(),
  },
  {
    name: 'job',
    person: 'dispatcher',
    size: desk,
    address: '/admin/?severity=HIGH',
    arrange: async (page) => {
      await page.getByRole('region', { name: 'Accepted' }).getByRole('link').first().click()
      await expect(page.getByRole('dialog').getByRole('region', { name: 'Attention required' })).toBeVisible()
    },
  },
  {
    name: 'provider',
    person: 'provider',
    size: phone,
    address: '/provider/',
    arrange: (page) => expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible(),
  },
  {
    name: 'customer',
    person: 'customer',
    size: phone,
    address: '/customer/',
    arrange: async (page) => {
      await page.getByRole('listitem').getByRole('link').nth(1).click()
      await expect(page.getByText('Your visit, step by step')).toBeVisible()
    },
  },
]

/** Starts a fresh demo world and takes the pictures into `folder`. */
export const takeScreenshots = async (found: Browser, folder: string): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'h2s-screenshots-'))
  const { DATABASE_URL: _notOurs, ...env } = process.env
  const world = await bootWorld({ dataDir, port: await findFreePort(), env: { ...env, DEMO: 'on' }, onStep: step })
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: chromiumArgs,
    env: { ...env, ...found.env },
  })
  mkdirSync(folder, { recursive: true })
  try {
    for (const { name, person, size, address, arrange } of pictures) {
      const context = await browser.newContext({
        baseURL: world.url,
        viewport: size,
        colorScheme: 'light',
        reducedMotion: 'reduce',
        locale: 'en-US',
        timezoneId: 'America/New_York',
        extraHTTPHeaders: {},
      })
      await context.request.post('/api/auth/sign-in/email', {
        data: { email: emailOf(person), password: demoPassword },
        headers: { origin: world.url },
      })
      const page = await context.newPage()
      await page.goto(address)
      await arrange(page)
      await settled(page)
      const path = join(folder, `${name}.png`)
      await page.screenshot({ path, animations: 'disabled' })
      say(`  docs/screenshots/${name}.png ${Math.round(statSync(path).size / 1000)} kB`)
      await context.close()
    }
  } finally {
    await browser.close()
    await world.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
