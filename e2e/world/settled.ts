import { expect, type Page } from '@playwright/test'

/** Waits until the page has what it asked for: no skeleton, nothing that says that it is loading. */
export const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('#root > *').first()).toBeAttached()
  await expect(page.getByRole('status', { name: /loading/i })).toHaveCount(0)
  await expect(page.locator('[aria-label^="Loading" i]')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}
