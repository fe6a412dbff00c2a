/** Every page of the dispatcher's app: whole, readable, on both widths and in both schemes. */
import { expect, type Page } from '@playwright/test'
import { card, column, openBoard } from '../world/board.ts'
import { lookAt } from '../world/look.ts'
import { demoPassword, emailOf } from '../world/people.ts'
import { settled } from '../world/settled.ts'
import { test } from '../world/test.ts'

const heading = (page: Page, name: string): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

for (const [name, address, title] of [
  ['board', '/admin/', 'Board'],
  ['jobs', '/admin/?page=jobs', 'Jobs'],
  ['attention', '/admin/?page=attention', 'Attention'],
  ['payouts', '/admin/?page=payouts', 'Payouts'],
  ['help', '/admin/?page=help', 'Rules and help'],
] as const)
  test(`${name} page`, async ({ pageOf }) => {
    const page = await pageOf('dispatcher')
    await page.goto(address)
    await lookAt(page, `admin-${name}`, async () => {
      await heading(page, title)
      await settled(page)
    })
  })

test('the help page draws the machines, and says in words what it draws', async ({ pageOf }) => {
  const page = await pageOf('dispatcher')
  await page.goto('/admin/?page=help')
  const drawn = page.getByRole('region', { name: /, diagram$/ })
  await expect(drawn).toHaveCount(8)
  const job = page.getByRole('region', { name: 'How a job moves, diagram' })
  await expect(job.getByRole('img', { name: /From Scheduled to In progress: Start\./ })).toBeVisible()
  await expect(job.getByText('Awaiting schedule', { exact: true })).toBeVisible()
})

test('sign-in page', async ({ page, expectComplaint }) => {
  // Who is not signed in is told so by the server, and the browser notes that.
  expectComplaint(/401/)
  await page.goto('/admin/')
  await lookAt(page, 'admin-sign-in', () => heading(page, 'Dispatch'))
})

test('a dispatcher signs in with email and password, and out again', async ({ page, expectComplaint }) => {
  expectComplaint(/401/)
  await page.goto('/admin/')
  await page.getByLabel('Email').fill(emailOf('dispatcher'))
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await heading(page, 'Board')
})

test('a wrong password is refused in a sentence, and the form keeps what was typed', async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/401/)
  await page.goto('/admin/')
  await page.getByLabel('Email').fill(emailOf('dispatcher'))
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(emailOf('dispatcher'))
})

test('the drawer of a job is a deep link, and looks right', async ({ pageOf, apiOf }) => {
  const { jobs } = await (
    await apiOf('dispatcher')
  ).get<{ jobs: { job_id: string; customer_name: string; flags: unknown[] }[] }>(
    '/api/admin_jobs_list?status=accepted&limit=50',
  )
  const job = jobs.toSorted((a, b) => b.flags.length - a.flags.length)[0]
  const page = await pageOf('dispatcher')
  await page.goto(`/admin/?job=${job?.job_id ?? ''}`)
  await lookAt(page, 'admin-job', async () => {
    await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toHaveText(job?.customer_name ?? '')
    for (const part of ['Attention required', 'Equipment & ordering', 'Installation details', 'Customer', 'Timeline'])
      await expect(page.getByRole('dialog').getByRole('region', { name: part, exact: true })).toBeVisible()
    await settled(page)
  })
})

test('the dialog that finds a tech says who fits and why the others do not', async ({ pageOf, apiOf }) => {
  const { jobs } = await (
    await apiOf('dispatcher')
  ).get<{ jobs: { job_id: string }[] }>('/api/admin_jobs_list?status=pending&pro_id=none&limit=1')
  const page = await pageOf('dispatcher')
  await page.goto(`/admin/?job=${jobs[0]?.job_id ?? ''}`)
  await page.getByRole('region', { name: 'Visit' }).getByRole('button', { name: 'Assign a tech' }).click()
  await lookAt(page, 'admin-dispatch', async () => {
    await expect(page.getByRole('dialog', { name: 'Assign a tech' }).getByRole('listitem').first()).toBeVisible()
    await settled(page)
  })
})

test('a job that is not there is said to be missing', async ({ pageOf, expectComplaint }) => {
  expectComplaint(/404/)
  const page = await pageOf('dispatcher')
  await page.goto('/admin/?job=00000000-0000-4000-8000-000000000000')
  await lookAt(page, 'admin-job-missing', () => expect(page.getByText('There is no such job')).toBeVisible())
})

test('filters that match nothing say so and can be cleared', async ({ pageOf }) => {
  const page = await pageOf('dispatcher')
  await page.goto('/admin/?page=jobs&q=nobody-has-this-name')
  await lookAt(page, 'admin-jobs-empty', () => expect(page.getByText('No job matches these filters')).toBeVisible())
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.getByRole('table', { name: 'Jobs' })).toBeVisible()
})

test('the board can be used with the keyboard alone', async ({ pageOf }) => {
  const page = await pageOf('dispatcher')
  await openBoard(page)
  await expect(column(page, 'Pending').getByRole('link').first()).toBeVisible()
  await column(page, 'Pending').getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('HTML in a customer’s name is shown and not run', async ({ pageOf }) => {
  const page = await pageOf('dispatcher')
  await page.goto('/admin/?q=onerror')
  await expect(card(page, '<img').first()).toBeVisible()
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
})
