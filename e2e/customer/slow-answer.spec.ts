/** An answer that takes long: one press is one write, and the page says that it is still on its way. */
import { expect } from '@playwright/test'
import { test } from '../world/test.ts'

test('two quick presses are one write, and a slow connection is no silence', async ({ pageOf }) => {
  const page = await pageOf('customer')
  await page.goto('/customer/')
  await page.getByRole('link', { name: 'Done, please check' }).first().click()
  let writes = 0
  // Never answered: the demo world stays as it was.
  await page.route(/customer\.jobs\.verify/, () => {
    writes += 1
  })
  await page.getByRole('button', { name: 'Looks right' }).dblclick()
  await expect(page.getByText('Still sending. The connection is slow.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Something’s wrong' })).toBeDisabled()
  expect(writes).toBe(1)
})
