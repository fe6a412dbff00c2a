/** What a homeowner has typed is never lost: not by a reload, a session that ended, or somebody who was first. */
import { expect, type Page } from '@playwright/test'
import { demoPassword, emailOf } from '../world/people.ts'
import { test } from '../world/test.ts'

const words = 'The cable on the left hangs out of the wall.'

const signIn = async (page: Page): Promise<void> => {
  const answer = await page.request.post('/api/auth/sign-in/email', {
    data: { email: emailOf('customer'), password: demoPassword },
  })
  expect(answer.status()).toBe(200)
}

const dispute = (page: Page) => page.getByRole('dialog', { name: 'What is wrong?' })

/** Opens the visit that waits for an answer, and begins to complain about it. */
const typeComplaint = async (page: Page): Promise<void> => {
  await page.goto('/customer/')
  await page.getByRole('link', { name: 'Done, please check' }).click()
  await page.getByRole('button', { name: 'Something’s wrong' }).click()
  await dispute(page).getByRole('textbox').fill(words)
}

test('a reload keeps the words, and the address', async ({ page }) => {
  await signIn(page)
  await typeComplaint(page)
  await page.reload()
  await page.getByRole('button', { name: 'Something’s wrong' }).click()
  await expect(dispute(page).getByRole('textbox')).toHaveValue(words)
})

test('a session that ended elsewhere asks to sign in, and gives the words back', async ({ page, expectComplaint }) => {
  expectComplaint(/401/)
  await signIn(page)
  await typeComplaint(page)
  // The same cookies as those of another tab.
  await page.request.post('/api/auth/sign-out', { data: {} })
  await dispute(page).getByRole('button', { name: 'Send to Home2Smart' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Follow your visit' })).toBeVisible()
  await page.getByRole('button', { name: /^Continue as/ }).click()
  await page.getByRole('button', { name: 'Something’s wrong' }).click()
  await expect(dispute(page).getByRole('textbox')).toHaveValue(words)
})

test('an answer that somebody else gave first leaves the words on the screen', async ({ page, expectComplaint }) => {
  expectComplaint(/409/)
  await signIn(page)
  await typeComplaint(page)
  await page.route(/customer\.jobs\.dispute/, (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/json',
      body: JSON.stringify({
        error: { code: -32_009, message: 'This job changed.', data: { code: 'CONFLICT', httpStatus: 409 } },
      }),
    }),
  )
  await page.route(/customer\.jobs\.(get|list)/, async (route) => {
    const response = await route.fetch()
    const verified = (await response.text()).replaceAll(
      '"verified_at":null',
      '"verified_at":"2026-11-20T15:00:00.000Z"',
    )
    await route.fulfill({ response, body: verified })
  })
  await dispute(page).getByRole('button', { name: 'Send to Home2Smart' }).click()
  await expect(page.getByText('Here is how it is now.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'All done.' })).toBeVisible()
  await expect(dispute(page).getByRole('textbox')).toHaveValue(words)
})

test('signing out forgets what was typed', async ({ page, expectComplaint }) => {
  expectComplaint(/401/)
  await signIn(page)
  await typeComplaint(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Sign out/ }).click()
  await page.getByRole('button', { name: /^Continue as/ }).click()
  await page.getByRole('link', { name: 'Done, please check' }).click()
  await page.getByRole('button', { name: 'Something’s wrong' }).click()
  await expect(dispute(page).getByRole('textbox')).toHaveValue('')
})
