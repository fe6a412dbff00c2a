/** Who is signed in: what another tab does to it, and what a missing signal does. */
import { expect, type Page } from '@playwright/test'
import { demoPassword, emailOf, type Person } from '../world/people.ts'
import { test } from '../world/test.ts'

const signIn = async (page: Page, person: Person): Promise<void> => {
  const answer = await page.request.post('/api/auth/sign-in/email', {
    data: { email: emailOf(person), password: demoPassword },
  })
  expect(answer.status()).toBe(200)
}

test('coming back to a tab after somebody else signed in next to it', async ({ page, expectComplaint }) => {
  expectComplaint(/403/)
  await signIn(page, 'provider')
  await page.goto('/provider/')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await signIn(page, 'customer')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await expect(page.getByText('These pages are for techs').last()).toBeVisible()
})

test('signing out without signal says that it did not work', async ({ page, context, expectComplaint }) => {
  expectComplaint(/ERR_INTERNET_DISCONNECTED|EventSource/)
  await signIn(page, 'provider')
  await page.goto('/provider/')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are still signed in.')).toBeVisible()
})
