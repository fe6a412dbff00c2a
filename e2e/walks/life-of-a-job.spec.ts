/**
 * Walks 2 and 5 with one job: the dispatcher fills in details, flags clear by themselves; plans and receives the
 * equipment; dispatches a tech; the tech starts and completes; the customer verifies; ops approve; the job is paid.
 */
import { expect, type Page } from '@playwright/test'
import { flag, openBoard, openJob, section, jobDrawer } from '../world/board.ts'
import { orderOf, tvWithOurMount } from '../world/orders.ts'
import { paidCheckout, postEvent, sessionOf } from '../world/stripe.ts'
import { test } from '../world/test.ts'

const customer = 'Walter Walkfive'

/** Far enough ahead that the demo tech has nothing else then. */
const visitDay = (): string => new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)

test.describe.configure({ mode: 'serial', timeout: 180_000 })

test('from a paid checkout to a paid-out job', async ({
  pageOf,
  apiOf,
  request,
  sql,
  browser,
  complaints,
  expectComplaint,
}) => {
  const event = paidCheckout(orderOf(customer, tvWithOurMount))
  const dispatcher = await pageOf('dispatcher')
  const api = await apiOf('dispatcher')
  const colleague = await apiOf('admin')
  await openBoard(dispatcher)
  await postEvent(request, event)
  const drawer = await openJob(dispatcher, customer)
  const [row] = await sql<{ job_id: string; job_number: string }>(
    'select job_id, job_number from h2s_dispatch_jobs where source_ref = $1',
    [sessionOf(event)],
  )
  const jobId = row?.job_id ?? ''
  const jobNumber = row?.job_number ?? ''
  const attention = section(drawer, 'Attention required')
  const equipment = section(drawer, 'Equipment & ordering')
  const details = section(drawer, 'Installation details')

  await test.step('installation details settle their flags by themselves', async () => {
    await flag(drawer, 'Wall type unknown').getByRole('button', { name: 'Drywall' }).click()
    await expect(flag(drawer, 'Wall type unknown')).toHaveCount(0)
    await expect(details).toContainText('Drywall')
    await flag(drawer, 'Wire level unknown').getByRole('button', { name: 'Raceway' }).click()
    await expect(flag(drawer, 'Wire level unknown')).toHaveCount(0)
    await expect(details).toContainText('Raceway')
  })

  await test.step('a notes-only update leaves wall type, wire level and every flag as they were', async () => {
    const before = await api.job(jobId)
    await details.getByRole('button', { name: 'Edit' }).click()
    const dialog = dispatcher.getByRole('dialog', { name: 'Installation details' })
    await dialog.getByLabel('Surface notes').fill('Studs 16 inches apart, nothing behind the wall.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(details).toContainText('Studs 16 inches apart')
    const after = await api.job(jobId)
    expect(after.version).toBeGreaterThan(before.version)
    expect(after.metadata.wall_type).toBe('DRYWALL')
    expect(after.metadata.wire_management_required).toBe('CONCEAL_RACEWAY')
    expect(after.metadata.pain_flags).toEqual(before.metadata.pain_flags)
  })

  await test.step('the order plan is made of what the job needs', async () => {
    await equipment.getByRole('button', { name: 'Generate the order plan' }).click()
    await expect(equipment.getByRole('table')).toContainText('RACEWAY-KIT-STD')
    await expect(flag(drawer, 'Equipment not planned')).toHaveCount(0)
    await expect(equipment.getByText('Ready to order').first()).toBeVisible()
  })

  await test.step('a tech is offered the job', async () => {
    await section(drawer, 'Visit').getByRole('button', { name: 'Assign a tech' }).click()
    const dialog = dispatcher.getByRole('dialog', { name: 'Assign a tech' })
    const { user } = await (await apiOf('provider')).get<{ user: { name: string } }>('/api/me')
    await dialog.getByRole('listitem').filter({ hasText: user.name }).getByRole('button', { name: 'Offer' }).click()
    await expect(section(drawer, 'Visit')).toContainText('Offered')
  })

  const provider = await pageOf('provider')
  await test.step('the tech accepts, and the board hears of it', async () => {
    const assignmentId = (await api.job(jobId)).assignment?.assignment_id ?? ''
    await provider.goto(`/provider/?assignment=${assignmentId}`)
    await expect(provider.getByText(customer)).toHaveCount(0)
    await provider.getByRole('button', { name: 'Accept job' }).click()
    await expect(section(drawer, 'Visit')).toContainText('Accepted')
  })

  await test.step('the dispatcher sets the time', async () => {
    await section(drawer, 'Visit').getByRole('button', { name: 'Set a time' }).click()
    const dialog = dispatcher.getByRole('dialog', { name: 'Set a time' })
    await dialog.getByLabel('Day').fill(visitDay())
    await dialog.getByLabel('From').fill('10:00')
    await dialog.getByRole('button', { name: /^Set / }).click()
    await expect(drawer.getByText('Scheduled').first()).toBeVisible()
  })

  await test.step('equipment that is not there blocks the start, for the dispatcher, the tech and the API alike', async () => {
    const start = provider.getByRole('button', { name: 'Start job' })
    await expect(start).toHaveAttribute('aria-disabled', 'true')
    await expect(provider.getByText(/equipment/i).first()).toBeVisible()
    await expect(drawer.getByRole('button', { name: 'Start the work' })).toHaveAttribute('aria-disabled', 'true')
    const refusal = await api.refused(400, '/api/admin_update_status', { job_id: jobId, status: 'in_progress' })
    expect(refusal.blockers.map((blocker) => blocker.code)).toContain('EQUIPMENT')
    expect(refusal.error).toContain('Equipment must be delivered before starting job')
  })

  await test.step('the equipment is ordered, shipped and delivered', async () => {
    for (const stage of ['ordered', 'shipped', 'delivered'])
      await equipment.getByRole('button', { name: `Mark all ${stage}` }).click()
    await expect(equipment.getByText('Delivered').first()).toBeVisible()
    await expect.poll(async () => (await api.job(jobId)).metadata.order_stage).toBe('DELIVERED')
  })

  await test.step('a job that is still running blocks the start and is named; finished, it blocks no longer', async () => {
    const [running] = await sql<{ assignment_id: string; job_number: string }>(
      `select seat.assignment_id, job.job_number from h2s_dispatch_job_assignments seat
        join h2s_dispatch_jobs job using (job_id)
        where seat.state = 'working' and seat.pro_id = (select pro_id from h2s_users where email = $1)`,
      ['provider@demo.test'],
    )
    if (running === undefined) throw new Error('The demo tech is at work on a job of the demo world')
    await provider.reload()
    await expect(provider.getByRole('button', { name: 'Start job' })).toHaveAttribute('aria-disabled', 'true')
    await expect(provider.getByText(running.job_number).first()).toBeVisible()
    await (await apiOf('provider')).post(`/api/assignments/${running.assignment_id}/complete`, {})
    await provider.reload()
  })

  await test.step('the tech starts, and says that it is meant: the visit is on another day', async () => {
    await provider.getByRole('button', { name: 'Start job' }).click()
    await provider.getByRole('dialog').getByRole('button', { name: 'Yes, start now' }).click()
    await expect(provider.getByRole('button', { name: 'Finish job' })).toBeVisible()
    await expect(drawer.getByText('In progress').first()).toBeVisible()
  })

  await test.step('a critical flag blocks completion until it is resolved', async () => {
    await attention.getByRole('button', { name: 'Raise a flag' }).click()
    const dialog = dispatcher.getByRole('dialog', { name: 'Raise a flag' })
    await dialog.getByRole('radio', { name: 'Critical' }).check()
    await dialog.getByLabel('What is the matter?').fill('The customer smells gas behind the wall.')
    await dialog.getByRole('button', { name: 'Raise the flag' }).click()
    const raised = flag(drawer, 'Customer expectations at risk').filter({ hasText: 'raised by hand' })
    await expect(raised).toBeVisible()

    await expect(provider.getByRole('button', { name: 'Finish job' })).toHaveAttribute('aria-disabled', 'true')
    const refusal = await api.refused(400, '/api/admin_update_status', { job_id: jobId, status: 'completed' })
    expect(refusal.error).toContain('Cannot complete job with unresolved critical pain flags')
    expect((await api.job(jobId)).status).toBe('in_progress')

    await raised.getByRole('button', { name: 'Resolve with a note' }).click()
    await raised.getByLabel('What was done?').fill('The gas company came and found nothing.')
    await raised.getByRole('button', { name: 'Resolve', exact: true }).click()
    // Who raised it does not resolve it alone: a colleague does the same.
    expectComplaint(/status of 400 .*admin\.flags\.resolve/)
    await expect(raised).toContainText('A critical flag takes a second person')
    await colleague.post('/api/resolve_pain_flag', {
      job_id: jobId,
      flag: 'CUSTOMER_EXPECTATION_RISK',
      resolution_notes: 'Read the report of the gas company.',
    })
    await expect(raised).toHaveCount(0)
  })

  await test.step('the tech finishes', async () => {
    await provider.getByRole('button', { name: 'Finish job' }).click()
    await provider.getByRole('button', { name: 'Yes, the work is done' }).click()
    await expect(drawer.getByText('Completed').first()).toBeVisible()
  })

  const customerPage: Page = await test.step('the customer opens the link and says that it looks right', async () => {
    const { result } = await api.post<{ result: { data: { url: string } } }>('/trpc/admin.jobs.createLink', {
      job_id: jobId,
    })
    const context = await browser.newContext()
    complaints.watch(context)
    const page = await context.newPage()
    await page.goto(result.data.url)
    await page.getByRole('button', { name: 'Looks right' }).click()
    await expect(page.getByRole('button', { name: 'Looks right' })).toHaveCount(0)
    return page
  })

  await test.step('ops approve the payout', async () => {
    const admin = await pageOf('admin')
    await admin.goto('/admin/?page=payouts')
    await admin.getByRole('button', { name: `Approve ${jobNumber}` }).click()
    const dialog = admin.getByRole('dialog', { name: 'Approve this payout?' })
    await dialog.getByRole('button', { name: /^Approve \$/ }).click()
    await expect(admin.getByRole('button', { name: `Approve ${jobNumber}` })).toHaveCount(0)
  })

  await test.step('the job is paid, and every step stands in its history', async () => {
    await expect(async () => {
      expect((await api.job(jobId)).status).toBe('paid')
    }).toPass({ timeout: 15_000 })
    await expect((await jobDrawer(dispatcher, customer)).getByText('Done and settled.')).toBeVisible()
    const { entries } = await api.get<{ entries: { action: string; user_name: string; field: string | null }[] }>(
      `/api/job_audit?job_id=${jobId}`,
    )
    const statuses = entries.flatMap((entry) => (entry.field === 'status' ? [entry] : []))
    expect(statuses.length).toBeGreaterThanOrEqual(5)
    await expect(section(drawer, 'Timeline')).toBeVisible()
    await customerPage.context().close()
  })
})
