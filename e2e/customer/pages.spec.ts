/** Every page of the homeowner's app, and the landing page, on a phone and on a desk, in both schemes. */
import { expect } from '@playwright/test'
import { lookAt } from '../world/look.ts'
import { settled } from '../world/settled.ts'
import { test } from '../world/test.ts'

test('landing page', async ({ page }) => {
  await page.goto('/')
  await lookAt(page, 'landing', () => expect(page.getByRole('heading', { level: 1 })).toBeVisible())
})

test('my visits', async ({ pageOf }) => {
  const page = await pageOf('customer')
  await page.goto('/customer/')
  await lookAt(page, 'customer-visits', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Your visits' })).toBeVisible()
    await settled(page)
  })
})

for (const status of ['scheduled', 'in_progress', 'completed'])
  test(`a visit that is ${status}`, async ({ pageOf, sql }) => {
    const [job] = await sql<{ job_id: string; job_number: string }>(
      "select j.job_id, j.job_number from h2s_dispatch_jobs j join h2s_users u on u.customer_id::text = j.customer_id::text where u.email = 'customer@demo.test' and (j.status = $1 or ($1 = 'scheduled' and j.status in ('accepted', 'pending_scheduling', 'pending')) or ($1 = 'completed' and j.status = 'paid')) order by j.status = $1 desc limit 1",
      [status],
    )
    expect(job, `the demo customer has a visit that is ${status}`).toBeDefined()
    const page = await pageOf('customer')
    await page.goto(`/customer/?job=${job?.job_id ?? ''}`)
    await lookAt(page, `customer-visit-${status.replace('_', '-')}`, async () => {
      await expect(page.getByText(job?.job_number ?? '').first()).toBeVisible()
      await settled(page)
    })
  })

for (const { sheet, opener, status } of [
  { sheet: 'What is wrong?', opener: 'Something’s wrong', status: 'Done, please check' },
  { sheet: 'Cancel this visit?', opener: 'Cancel this visit', status: 'Scheduled' },
])
  test(`the sheet “${sheet}”`, async ({ pageOf }) => {
    const page = await pageOf('customer')
    await page.goto('/customer/')
    await page.getByRole('link', { name: status }).first().click()
    await page.getByRole('button', { name: opener }).click()
    await lookAt(page, `customer-sheet-${status.split(/\W/)[0]?.toLowerCase() ?? ''}`, () =>
      expect(page.getByRole('dialog', { name: sheet })).toBeVisible(),
    )
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: opener })).toBeFocused()
  })

test('a link opens its one job and nothing else', async ({ page, apiOf, sql }) => {
  const [job] = await sql<{ job_id: string; job_number: string }>(
    "select job_id, job_number from h2s_dispatch_jobs where status = 'scheduled' limit 1",
  )
  const { result } = await (
    await apiOf('dispatcher')
  ).post<{ result: { data: { url: string } } }>('/trpc/admin.jobs.createLink', {
    job_id: job?.job_id,
  })
  await page.goto(result.data.url)
  await lookAt(page, 'customer-by-link', async () => {
    await expect(page.getByText(job?.job_number ?? '').first()).toBeVisible()
    await settled(page)
  })
})

test('a link that is cut off says what to do', async ({ page, expectComplaint }) => {
  expectComplaint(/401|403|404/)
  await page.goto('/customer/?t=cut-off')
  await lookAt(page, 'customer-link-broken', () =>
    expect(page.getByRole('heading', { level: 1, name: 'This link does not work.' })).toBeVisible(),
  )
})

test('sign-in page', async ({ page, expectComplaint }) => {
  expectComplaint(/401/)
  await page.goto('/customer/')
  await lookAt(page, 'customer-sign-in', () =>
    expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible(),
  )
  await page.getByRole('button', { name: /^Continue as/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your visits' })).toBeVisible()
})

test('somebody else’s visit cannot be found', async ({ pageOf, sql, expectComplaint }) => {
  expectComplaint(/404/)
  const [foreign] = await sql<{ job_id: string }>(
    "select j.job_id from h2s_dispatch_jobs j where j.customer_id::text <> (select u.customer_id::text from h2s_users u where u.email = 'customer@demo.test') limit 1",
  )
  const page = await pageOf('customer')
  await page.goto(`/customer/?job=${foreign?.job_id ?? ''}`)
  await lookAt(page, 'customer-visit-missing', () =>
    expect(page.getByRole('heading', { level: 1, name: 'We cannot find this visit.' })).toBeVisible(),
  )
})
