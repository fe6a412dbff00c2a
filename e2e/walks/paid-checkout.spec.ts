/** Walk 1: a paid Stripe checkout becomes one job with flags on the dispatcher's board, live, without a reload. */
import { expect } from '@playwright/test'
import { card, column, openBoard, openJob, section } from '../world/board.ts'
import { orderOf, tvWithOurMount, tvWithTheirMount } from '../world/orders.ts'
import { paidCheckout, postEvent, sessionOf } from '../world/stripe.ts'
import { test } from '../world/test.ts'

const countJobs = 'select count(*)::int as jobs from h2s_dispatch_jobs where source_ref = $1'

test('a paid checkout appears on the open board by itself, with its flags', async ({ pageOf, request }) => {
  const page = await pageOf('dispatcher')
  await openBoard(page)
  await page.evaluate(() => {
    document.documentElement.dataset.marked = 'since before the payment'
  })

  await postEvent(request, paidCheckout(orderOf('Iris Walkone', tvWithOurMount)))

  const mine = column(page, 'Pending').getByRole('link').filter({ hasText: 'Iris Walkone' })
  await expect(mine).toBeVisible()
  await expect(mine).toContainText('high')
  await expect(mine).toContainText('We supply')
  await expect(page.locator('html[data-marked="since before the payment"]')).toHaveCount(1)

  const drawer = await openJob(page, 'Iris Walkone')
  for (const name of ['Wire level unknown', 'Wall type unknown', 'Equipment not planned'])
    await expect(section(drawer, 'Attention required').getByRole('article', { name })).toBeVisible()
})

test('the same event a hundred times at once makes one job', async ({ request, sql }) => {
  const event = paidCheckout(orderOf('Hundred Times', tvWithOurMount))
  const answers = await Promise.all(Array.from({ length: 100 }, () => postEvent(request, event)))
  expect(answers.map((answer) => answer.status())).toEqual(Array.from({ length: 100 }, () => 200))

  await expect.poll(async () => (await sql<{ jobs: number }>(countJobs, [sessionOf(event)]))[0]?.jobs).toBe(1)
  const [inbox] = await sql<{ rows: number; done: number }>(
    'select count(*)::int as rows, count(processed_at)::int as done from h2s_webhook_inbox where event_id = $1',
    [event.id],
  )
  expect(inbox).toEqual({ rows: 1, done: 1 })
})

test('two kinds of event for one session make one job', async ({ request, sql }) => {
  const completed = paidCheckout(orderOf('Two Kinds', tvWithOurMount))
  const later = { ...completed, id: `${completed.id}_later`, type: 'checkout.session.async_payment_succeeded' }
  await Promise.all([postEvent(request, completed), postEvent(request, later)])
  await expect
    .poll(async () => {
      const [row] = await sql<{ done: number }>(
        'select count(processed_at)::int as done from h2s_webhook_inbox where event_id = any($1)',
        [[completed.id, later.id]],
      )
      return row?.done
    })
    .toBe(2)
  expect(await sql(countJobs, [sessionOf(completed)])).toEqual([{ jobs: 1 }])
})

test('a signature that is not Stripe’s changes nothing', async ({ request, sql }) => {
  const event = paidCheckout(orderOf('Not Stripe', tvWithOurMount))
  const answer = await postEvent(request, event, 'whsec_somebody_else')
  expect(answer.status()).toBe(400)
  expect(await sql('select 1 from h2s_webhook_inbox where event_id = $1', [event.id])).toEqual([])
})

test('the customer’s own mount is never ordered', async ({ pageOf, apiOf, request, sql }) => {
  const event = paidCheckout(orderOf('Own Mount', tvWithTheirMount))
  await postEvent(request, event)
  const [found] = await test.step('the job is made', async () => {
    await expect.poll(async () => (await sql(countJobs, [sessionOf(event)]))[0]).toEqual({ jobs: 1 })
    return sql<{ job_id: string }>('select job_id from h2s_dispatch_jobs where source_ref = $1', [sessionOf(event)])
  })
  const api = await apiOf('dispatcher')
  const job = await api.job(found?.job_id ?? '')
  expect(job.metadata).toMatchObject({ equipment_lane: 'BYO', order_required: false })

  // Wires in the wall need a kit of ours; the mount stays the customer's.
  await api.post('/api/update_install_details', {
    job_id: job.job_id,
    wire_management_required: 'FULL_INWALL',
    wall_type: 'DRYWALL',
  })
  await api.post('/api/generate_order_plan', { job_id: job.job_id })
  const planned = await api.job(job.job_id)
  expect(planned.metadata).toMatchObject({ equipment_lane: 'BYO', order_required: true })
  const skus = planned.metadata.order_plan?.components.map((component) => component.sku) ?? []
  expect(skus).toContain('INWALL-KIT-PRO')
  expect(skus.filter((sku) => /MOUNT/i.test(sku))).toEqual([])

  const page = await pageOf('dispatcher')
  await openBoard(page)
  const drawer = await openJob(page, 'Own Mount')
  await expect(section(drawer, 'Equipment & ordering')).toContainText('Customer supplies')
  await expect(card(page, 'Own Mount')).toHaveCount(1)
})
