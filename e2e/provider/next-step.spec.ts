/** The bar with the next step: it hides nothing, and says in the tech's own words what stands in the way. */
import { expect } from '@playwright/test'
import { test } from '../world/test.ts'

test('a blocked job says that I am still at work elsewhere, and the way there', async ({ pageOf }) => {
  const page = await pageOf('provider')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/provider/')
  const running = page.getByRole('article').filter({ has: page.getByRole('button', { name: 'Finish job' }) })
  const address = await running.getByRole('link').first().getAttribute('href')
  await page.getByRole('region', { name: 'Coming up' }).getByRole('link').first().click()
  const bar = page.getByRole('region', { name: 'Next step' })
  await expect(bar.getByRole('button', { name: 'Start job' })).toHaveAttribute('aria-disabled', 'true')
  await expect(bar).toContainText(/You are still at work on .+’s job, H2S-\d+\./)
  await expect(bar.getByRole('link', { name: 'Open that job' })).toHaveAttribute('href', address ?? '')

  // The whole of the last button can be pressed once the page is scrolled to its end.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  const giveBack = page.getByRole('button', { name: 'I cannot do this job' })
  const [last, first] = [await giveBack.boundingBox(), await bar.boundingBox()]
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(first?.y ?? 0)
})
