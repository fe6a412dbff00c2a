/** Walk 4: the tech gives an accepted job back, with a reason; it goes back to pending and is offered to the next best. */
import { expect } from '@playwright/test'
import { column, openBoard } from '../world/board.ts'
import { orderOf, tvWithTheirMount } from '../world/orders.ts'
import { paidCheckout, postEvent, sessionOf } from '../world/stripe.ts'
import { test } from '../world/test.ts'

test('a tech who gives a job back is not offered it again, the job is pending, and the next best is asked', async ({
  pageOf,
  apiOf,
  request,
  sql,
  expectComplaint,
}) => {
  // The live notice that the job is gone may come before the page has left it.
  expectComplaint(/404 .*provider\.jobs\.get/)
  const event = paidCheckout(orderOf('Rita Walkfour', tvWithTheirMount))
  await postEvent(request, event)
  const findJob = async () =>
    (await sql<{ job_id: string }>('select job_id from h2s_dispatch_jobs where source_ref = $1', [sessionOf(event)]))[0]
  await expect.poll(findJob).toBeDefined()
  const jobId = (await findJob())?.job_id ?? ''
  const api = await apiOf('dispatcher')
  const { user } = await (await apiOf('provider')).get<{ user: { pro_id: string } }>('/api/me')
  await api.post('/api/admin_dispatch', { job_id: jobId, pro_id: user.pro_id })

  const dispatcher = await pageOf('dispatcher')
  await openBoard(dispatcher)
  const provider = await pageOf('provider')
  const assignmentId = (await api.job(jobId)).assignment?.assignment_id ?? ''
  await provider.goto(`/provider/?assignment=${assignmentId}`)
  await provider.getByRole('button', { name: 'Accept job' }).click()
  await expect(column(dispatcher, 'Accepted').getByRole('link').filter({ hasText: 'Rita Walkfour' })).toBeVisible()

  await provider.getByRole('button', { name: 'I cannot do this job' }).click()
  const sheet = provider.getByRole('dialog', { name: 'Give this job back?' })
  await expect(sheet.getByRole('button', { name: 'Give job back' })).toBeDisabled()
  await sheet.getByRole('radio', { name: 'Too far away' }).check()
  await sheet.getByRole('button', { name: 'Give job back' }).click()
  await expect(sheet).toHaveCount(0)

  await expect(column(dispatcher, 'Pending').getByRole('link').filter({ hasText: 'Rita Walkfour' })).toBeVisible()
  // The next best is asked without anybody's doing, with the reason for the rank.
  await expect.poll(async () => (await api.job(jobId)).assignment?.state).toBe('offered')
  await dispatcher.goto(`/admin/?job=${jobId}`)
  await expect(
    dispatcher
      .getByRole('dialog')
      .getByText(/Has every skill this job needs, .* away/)
      .first(),
  ).toBeVisible()
  const job = await api.job(jobId)
  expect(job.status).toBe('pending')
  expect(job.assignment?.pro_id).not.toBe(user.pro_id)
  const refusal = await api.refused(400, '/api/admin_dispatch', { job_id: jobId, pro_id: user.pro_id })
  expect(refusal.blockers.map((blocker) => blocker.code)).toContain('PRO_REJECTED')
})
