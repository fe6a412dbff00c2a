/** The dispatcher's app, as a person uses it. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the board and waits until it hears of changes by itself. */
export const openBoard = async (page: Page): Promise<void> => {
  const stream = page.waitForResponse(
    (response) => response.url().includes('/trpc/admin.live.changes') && response.ok(),
  )
  await page.goto('/admin/')
  await expect(page.getByRole('heading', { name: 'Board' })).toBeVisible()
  await stream
}

export const column = (page: Page, status: string): Locator => page.getByRole('region', { name: status, exact: true })

export const card = (page: Page, customer: string): Locator => page.getByRole('link').filter({ hasText: customer })

/** Opens a job from the board and answers with its drawer. */
export const openJob = async (page: Page, customer: string): Promise<Locator> => {
  await card(page, customer).first().click()
  return jobDrawer(page, customer)
}

export const jobDrawer = async (page: Page, customer: string): Promise<Locator> => {
  const drawer = page.getByRole('dialog', { name: new RegExp(`, ${customer}$`) })
  await expect(drawer.getByRole('heading', { name: customer })).toBeVisible()
  return drawer
}

export const section = (drawer: Locator, name: string): Locator => drawer.getByRole('region', { name, exact: true })

export const flag = (drawer: Locator, name: string): Locator => drawer.getByRole('article', { name, exact: true })
