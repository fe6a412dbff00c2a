/** The dispatcher's app under a fast hand, a colleague at the same job, and a server that does not answer. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from '../world/test.ts'
import type { Api } from '../world/api.ts'

interface Job {
  job_id: string
  version: number
  assigned_pro_id: string | null
}

/** Nobody has this job yet, and no other test of this file touches it. */
const freeJob = async (api: Api, at: number): Promise<Job> => {
  const { jobs } = await api.get<{ jobs: Job[] }>('/api/admin_jobs_list?status=pending&pro_id=none&limit=50')
  const job = jobs.at(-1 - at)
  if (!job) throw new Error('The demo world has too few jobs that wait for a tech.')
  return job
}

const openJob = async (page: Page, job: Job): Promise<void> => {
  await page.goto(`/admin/?job=${job.job_id}`)
  await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toBeVisible()
}

/** Counts what this page sends to one procedure. */
const countWrites = (page: Page, procedure: string): (() => number) => {
  let count = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes(procedure)) count += 1
  })
  return () => count
}

test('letters typed before the search box is there are found in it', async ({ pageOf }) => {
  const page = await pageOf('dispatcher')
  await page.goto('/admin/')
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('gibson')
  await expect(page.getByLabel('Search jobs and commands')).toHaveValue('gibson')
  expect(new URL(page.url()).searchParams.get('page')).toBeNull()
})

test('an open job has its keys, and the list of shortcuts names them', async ({ pageOf, apiOf }) => {
  const page = await pageOf('dispatcher')
  await openJob(page, await freeJob(await apiOf('dispatcher'), 0))
  for (const [key, dialog] of [
    ['a', 'Assign a tech'],
    ['e', 'Installation details'],
    ['f', 'Raise a flag'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: dialog })).toHaveCount(0)
  }
  await page.keyboard.press('m')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Assign a tech')
})

test('a second press of a button is the same press', async ({ pageOf, apiOf }) => {
  const page = await pageOf('dispatcher')
  await openJob(page, await freeJob(await apiOf('dispatcher'), 1))
  const writes = countWrites(page, 'admin.flags.raise')
  await page.keyboard.press('f')
  await page.getByLabel('What is the matter?').fill('Pressed twice')
  await page.getByRole('button', { name: 'Raise the flag' }).dblclick()
  await expect(page.getByRole('dialog', { name: 'Raise a flag' })).toHaveCount(0)
  await expect(page.getByText('Pressed twice').first()).toBeVisible()
  expect(writes()).toBe(1)

  const links = countWrites(page, 'admin.jobs.createLink')
  await page.getByRole('button', { name: 'Copy the customer’s link' }).dblclick()
  await expect.poll(links).toBe(1)
})

test('a colleague saved meanwhile: both are shown, and nothing that was typed is lost', async ({
  pageOf,
  apiOf,
  expectComplaint,
}) => {
  expectComplaint(/409/)
  const job = await freeJob(await apiOf('dispatcher'), 2)
  const page = await pageOf('dispatcher')
  const colleague = await pageOf('admin')
  await openJob(page, job)
  await page.keyboard.press('e')
  const form = page.getByRole('dialog', { name: 'Installation details' })
  await form.getByLabel('Surface notes').fill('Studs at 16 inches')

  await openJob(colleague, job)
  await colleague.keyboard.press('e')
  await colleague
    .getByRole('dialog', { name: 'Installation details' })
    .getByRole('radio', { name: 'Tile' })
    .check({ force: true })
  await colleague.getByRole('button', { name: 'Save' }).click()
  await expect(colleague.getByRole('dialog', { name: 'Installation details' })).toHaveCount(0)

  await form.getByRole('button', { name: 'Save' }).click()
  const conflict = page.getByRole('dialog', { name: 'This job changed meanwhile' })
  await expect(conflict).toContainText('Tile')
  await expect(conflict).toContainText('Studs at 16 inches')
  // Escape answers the question and leaves the form as it was.
  await page.keyboard.press('Escape')
  await expect(conflict).toHaveCount(0)
  await expect(form.getByLabel('Surface notes')).toHaveValue('Studs at 16 inches')
  await expect(form.getByRole('radio', { name: 'Tile' })).toBeChecked()

  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toHaveCount(0)
  const details = page.getByRole('region', { name: 'Installation details' })
  await expect(details).toContainText('Studs at 16 inches')
  await expect(details).toContainText('Tile')
})

test('a tech who does not fit is offered the job with a reason, by keyboard alone', async ({ pageOf, apiOf }) => {
  const page = await pageOf('dispatcher')
  await openJob(page, await freeJob(await apiOf('dispatcher'), 3))
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: 'Assign a tech' })
  await expect(dialog.getByRole('listitem').first()).toBeVisible()
  const more = dialog.getByRole('button', { name: /not fit/ })
  if ((await more.count()) > 0) {
    await more.focus()
    await page.keyboard.press('Enter')
  }
  const anyway = dialog.getByRole('button', { name: /anyway$/ }).first()
  const name = (await anyway.getAttribute('aria-label'))?.replace(/^Offer to (.*) anyway$/, '$1') ?? ''
  await anyway.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(anyway).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Has done three of these with a colleague')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Visit' })).toContainText(name)
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Has done three of these')

  // Who was asked and has not answered is replaced, not joined: the button says so before it is pressed.
  await page.getByRole('region', { name: 'Visit' }).getByRole('button', { name: 'Offer to somebody else' }).click()
  await expect(page.getByRole('dialog', { name: 'Offer to somebody else' })).toContainText('withdraws theirs')
})

test('only an admin decides about payouts, and the page says so before the press', async ({ pageOf }) => {
  const page = await pageOf('dispatcher')
  await page.goto('/admin/?page=payouts')
  const approve = page.getByRole('button', { name: /^Approve H2S/ }).first()
  await expect(approve).toHaveAttribute('aria-disabled', 'true')
  await approve.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Only an admin decides about payouts').first()).toBeVisible()

  const admin = await pageOf('admin')
  await admin.goto('/admin/?page=payouts')
  await admin
    .getByRole('button', { name: /^Evidence for/ })
    .first()
    .click()
  await admin.getByRole('button', { name: 'Change the amount…' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Change the amount?' })
  await dialog.getByLabel('New amount').fill('12.5x')
  await expect(dialog.getByText('Write an amount like')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Change the amount' })).toBeDisabled()
  await admin.keyboard.press('Escape')
  await expect(admin.getByRole('button', { name: 'Change the amount…' })).toBeFocused()
})

test('a server that sleeps keeps the form waiting, and wakes to one write', async ({ pageOf, apiOf }) => {
  const { pids }: { pids: { server: number } } = JSON.parse(
    readFileSync(join(process.env.E2E_DATA ?? '', 'world.json'), 'utf8'),
  )
  const page = await pageOf('dispatcher')
  await openJob(page, await freeJob(await apiOf('dispatcher'), 4))
  await page.keyboard.press('f')
  const dialog = page.getByRole('dialog', { name: 'Raise a flag' })
  await dialog.getByLabel('What is the matter?').fill('Typed while nobody listened')
  process.kill(pids.server, 'SIGSTOP')
  try {
    await dialog.getByRole('button', { name: 'Raise the flag' }).dblclick()
    await expect(dialog.getByText('Still sending.')).toBeVisible()
    await expect(dialog.getByLabel('What is the matter?')).toHaveValue('Typed while nobody listened')
  } finally {
    process.kill(pids.server, 'SIGCONT')
  }
  await expect(dialog).toHaveCount(0)
  await expect(
    page.getByRole('region', { name: 'Attention required' }).getByText('Typed while nobody listened'),
  ).toHaveCount(1)
})
