/** What a tech has typed is never lost: not by a reload, and not by a session that ended. */
import { expect, type Page } from '@playwright/test'
import { demoPassword, emailOf } from '../world/people.ts'
import { test } from '../world/test.ts'

const words = 'The ladder is at the other site.'

const signIn = async (page: Page): Promise<void> => {
  const answer = await page.request.post('/api/auth/sign-in/email', {
    data: { email: emailOf('provider'), password: demoPassword },
  })
  expect(answer.status()).toBe(200)
}

const giveBack = (page: Page) => page.getByRole('dialog', { name: 'Give this job back?' })

/** Opens the first job that is waiting, and begins to give it back. */
const typeReason = async (page: Page): Promise<void> => {
  await page.goto('/provider/')
  await page.getByRole('region', { name: 'Coming up' }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'I cannot do this job' }).click()
  await giveBack(page).getByRole('radio', { name: 'Missing tools or parts' }).check()
  await giveBack(page).getByRole('textbox').fill(words)
}

const expectReason = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'I cannot do this job' }).click()
  await expect(giveBack(page).getByRole('textbox')).toHaveValue(words)
  await expect(giveBack(page).getByRole('radio', { name: 'Missing tools or parts' })).toBeChecked()
}

test('a reload keeps the reason', async ({ page }) => {
  await signIn(page)
  await typeReason(page)
  await page.reload()
  await expectReason(page)
})

test('a session that ended elsewhere asks to sign in, and gives the reason back', async ({ page, expectComplaint }) => {
  expectComplaint(/401/)
  await signIn(page)
  await typeReason(page)
  await page.request.post('/api/auth/sign-out', { data: {} })
  await giveBack(page).getByRole('button', { name: 'Give job back' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your jobs for the day' })).toBeVisible()
  await page.getByRole('button', { name: /^Continue as/ }).click()
  await expectReason(page)
})
