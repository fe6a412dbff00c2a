/** Every page of the tech's app, on a phone and on a desk, in both schemes. */
import { expect } from '@playwright/test'
import { lookAt } from '../world/look.ts'
import { settled } from '../world/settled.ts'
import { test } from '../world/test.ts'

interface ProviderJob {
  assignment_id: string
  state: string
  service_name: string
}

const jobsOf = (api: { get: <Body>(path: string) => Promise<Body> }): Promise<ProviderJob[]> =>
  api
    .get<{ result: { data: { jobs: ProviderJob[] } } }>(
      `/trpc/provider.jobs.list?input=${encodeURIComponent(JSON.stringify({ scope: 'all' }))}`,
    )
    .then(({ result }) => result.data.jobs)

test('my jobs', async ({ pageOf }) => {
  const page = await pageOf('provider')
  await page.goto('/provider/')
  await lookAt(page, 'provider-jobs', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    await settled(page)
  })
})

test('earnings', async ({ pageOf }) => {
  const page = await pageOf('provider')
  await page.goto('/provider/?page=earnings')
  await lookAt(page, 'provider-earnings', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Earnings' })).toBeVisible()
    await settled(page)
  })
})

for (const state of ['offered', 'accepted', 'working', 'done'])
  test(`a job that is ${state}`, async ({ pageOf, apiOf }) => {
    const job = (await jobsOf(await apiOf('provider'))).find((one) => one.state === state)
    expect(job, `the demo tech has a job that is ${state}`).toBeDefined()
    const page = await pageOf('provider')
    await page.goto(`/provider/?assignment=${job?.assignment_id ?? ''}`)
    await lookAt(page, `provider-job-${state}`, async () => {
      await expect(page.getByRole('heading', { level: 1 })).toContainText(job?.service_name ?? '')
      await settled(page)
    })
  })

for (const { sheet, opener, state } of [
  { sheet: 'Decline this job?', opener: 'Decline', state: 'offered' },
  { sheet: 'Give this job back?', opener: 'I cannot do this job', state: 'accepted' },
  { sheet: 'Is the work done?', opener: 'Finish job', state: 'working' },
])
  test(`the sheet “${sheet}”`, async ({ pageOf, apiOf }) => {
    const job = (await jobsOf(await apiOf('provider'))).find((one) => one.state === state)
    const page = await pageOf('provider')
    await page.goto(`/provider/?assignment=${job?.assignment_id ?? ''}`)
    await page.getByRole('button', { name: opener }).click()
    await lookAt(page, `provider-sheet-${state}`, () => expect(page.getByRole('dialog', { name: sheet })).toBeVisible())
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: opener })).toBeFocused()
  })

test('the sheet of my account', async ({ pageOf }) => {
  const page = await pageOf('provider')
  await page.goto('/provider/')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await lookAt(page, 'provider-sheet-account', () => expect(page.getByRole('dialog')).toBeVisible())
})

test('what an offer shows of the customer is the area, not the address', async ({ pageOf, apiOf, sql }) => {
  const offer = (await jobsOf(await apiOf('provider'))).find((one) => one.state === 'offered')
  const [row] = await sql<{ customer_name: string; service_address: string; customer_phone: string }>(
    'select j.customer_name, j.service_address, j.customer_phone from h2s_dispatch_jobs j join h2s_dispatch_job_assignments a using (job_id) where a.assignment_id = $1',
    [offer?.assignment_id],
  )
  const page = await pageOf('provider')
  await page.goto(`/provider/?assignment=${offer?.assignment_id ?? ''}`)
  await expect(page.getByRole('button', { name: 'Accept job' })).toBeVisible()
  for (const secret of [row?.customer_name, row?.service_address, row?.customer_phone])
    if (secret) await expect(page.locator('body')).not.toContainText(secret)
})

test('sign-in page', async ({ page, expectComplaint }) => {
  expectComplaint(/401/)
  await page.goto('/provider/')
  await lookAt(page, 'provider-sign-in', () =>
    expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible(),
  )
  await page.getByRole('button', { name: /^Continue as/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
})

test('somebody else’s job and no job at all look the same', async ({ pageOf, sql, expectComplaint }) => {
  expectComplaint(/404/)
  const [foreign] = await sql<{ assignment_id: string }>(
    "select a.assignment_id from h2s_dispatch_job_assignments a where a.pro_id::text <> (select u.pro_id::text from h2s_users u where u.email = 'provider@demo.test') limit 1",
  )
  const page = await pageOf('provider')
  for (const assignmentId of [foreign?.assignment_id ?? '', '00000000-0000-4000-8000-000000000000']) {
    await page.goto(`/provider/?assignment=${assignmentId}`)
    await expect(page.getByRole('heading', { level: 1, name: 'This job is not yours any more' })).toBeVisible()
  }
  await lookAt(page, 'provider-job-missing', () => settled(page))
})
