import { makeAssignment, makePro } from '@h2s/db/test/factories'
import { createTwilioClient } from '@h2s/integrations/twilio/client'
import { startTwilioEmulator } from '@h2s/integrations/twilio/emulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rejectAssignment } from '../../src/assignments/reject-assignment.ts'
import type { Ports } from '../../src/context.ts'
import { sendMessage } from '../../src/notifications/send-message.ts'
import { scheduleAppointment } from '../../src/schedule/schedule-appointment.ts'
import { byoMetadata, createWorld, dispatcher, jobRow, jobWith, later, providerActor, told } from '../world.ts'
import type { World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.drop())

const HOUR = 60
const inHours = (hours: number) => ({ start_iso: later(hours * HOUR), end_iso: later(hours * HOUR + 120) })
/** What dispatch was told of a job: the template and the words, oldest first. */
const alerts = (jobId: string) =>
  world.rows(
    "select template, recipient_id, channel, state, body from h2s_message_log where job_id = $1 and recipient_kind = 'dispatcher' order by created_at, template",
    [jobId],
  )
const templatesOf = async (jobId: string) => (await alerts(jobId)).map(({ template }) => template)
const no = (seat: { assignment_id: string; pro_id: string }, ports: Partial<Ports> = {}) =>
  rejectAssignment(world.as(providerActor(seat.pro_id), { ports }), {
    assignment_id: seat.assignment_id,
    reason: 'Too far',
  })

/** A job that so many have declined before, and one more who has an offer. */
async function declinedBefore(times: number, job: Parameters<typeof jobWith>[2] = {}) {
  const made = await jobWith(world, 'offered', job)
  for (let nth = 0; nth < times; nth += 1) {
    const { pro_id } = await makePro(world.db)
    await makeAssignment(world.db, { job_id: made.job_id, pro_id, state: nth % 2 === 0 ? 'declined' : 'expired' })
  }
  return { ...made, seat: { assignment_id: made.assignment_id, pro_id: made.pro.pro_id } }
}

describe('the office is alerted', () => {
  it('in the third round, with how many did not take it, at the branch of the job', async () => {
    const { job_id, seat } = await declinedBefore(2)
    await no(seat)
    const { job_number } = await jobRow(world, job_id)
    expect(await alerts(job_id)).toEqual([
      {
        template: 'nobody_accepts',
        recipient_id: 'atlanta',
        channel: 'log',
        state: 'planned',
        body: expect.stringContaining(`3 techs did not take job ${String(job_number)} (`),
      },
    ])
    expect((await alerts(job_id))[0]?.['body']).toContain(`https://h2s.test/admin/?job=${job_id}`)
  })

  it('not in the second one, with the visit far off or without a time', async () => {
    for (const job of [{}, inHours(25)]) {
      const { job_id, seat } = await declinedBefore(1, job)
      await no(seat)
      expect(await alerts(job_id)).toEqual([])
    }
  })

  it('after the first no within a day before the visit, and then it is not said that many turned it down', async () => {
    const { job_id, seat } = await declinedBefore(0, inHours(5))
    await no(seat)
    const [alert] = await alerts(job_id)
    expect(alert).toMatchObject({ template: 'tech_missing' })
    expect(alert?.['body']).toContain('the visit is near and a tech is missing')
  })

  it('not of a visit that is over: there is none to come', async () => {
    const { job_id, seat } = await declinedBefore(0, inHours(-72))
    await no(seat)
    expect(await alerts(job_id)).toEqual([])
  })

  it('when an accepted job is given back so late, and the customer hears where the visit was confirmed', async () => {
    const { job_id, assignment_id, pro } = await jobWith(world, 'accepted')
    await scheduleAppointment(world.as(dispatcher), { job_id, ...inHours(20) })
    await no({ assignment_id, pro_id: pro.pro_id })
    expect(await templatesOf(job_id)).toEqual(['tech_missing'])
    expect(await told(world, job_id)).toContain('visit_withdrawn:customer')
  })

  it('of a helper who gives the seat back; the job goes on, and the customer hears nothing', async () => {
    const metadata = {
      ...byoMetadata,
      items_json: [{ service_id: 'TV-XL', metadata: { mount_type: 'customer_provided', tv_size: 85 } }],
    }
    const { job_id } = await jobWith(world, 'accepted', { metadata, service_id: 'TV-XL', ...inHours(5) })
    const helper = await makePro(world.db)
    const seat = await makeAssignment(world.db, { job_id, pro_id: helper.pro_id, role: 'helper', state: 'accepted' })
    await no(seat)
    expect(await templatesOf(job_id)).toEqual(['tech_missing'])
    expect(await jobRow(world, job_id)).toMatchObject({ status: 'accepted' })
    expect((await told(world, job_id)).filter((message) => message.endsWith(':customer'))).toEqual([])
  })

  it('for each seat by itself: helpers who said no do not make a round of the lead', async () => {
    const { job_id, seat } = await declinedBefore(0)
    for (const state of ['declined', 'rejected'] as const) {
      const { pro_id } = await makePro(world.db)
      await makeAssignment(world.db, { job_id, pro_id, role: 'helper', state })
    }
    await no(seat)
    expect(await alerts(job_id)).toEqual([])
  })

  it('by the phone of the branch, where texts are on', async () => {
    const accountSid = `AC${'c'.repeat(32)}`
    const twilio = await startTwilioEmulator({ accountSid, authToken: 't' })
    const sms = await createTwilioClient({ accountSid, authToken: 't', from: '+14045550199', apiBase: twilio.url })
    const { job_id, seat } = await declinedBefore(2)
    await no(seat, { sms })
    const [message] = await world.rows(
      "select message_id, to_masked from h2s_message_log where job_id = $1 and recipient_kind = 'dispatcher'",
      [job_id],
    )
    expect(message).toMatchObject({ to_masked: '***0100' })
    const worker = world.as({ kind: 'system', part: 'worker' }, { ports: { sms } })
    expect(await sendMessage(worker, { message_id: String(message?.['message_id']) })).toEqual({
      state: 'sent',
      channel: 'sms',
    })
    expect(twilio.ledger).toEqual([
      expect.objectContaining({ to: '+14045550100', body: expect.stringContaining('3 techs did not take') }),
    ])
    await twilio.stop()
  })

  it('in the log alone, where a job belongs to no branch', async () => {
    const { job_id, seat } = await declinedBefore(2, { branch_id: null })
    await no(seat)
    expect(await alerts(job_id)).toMatchObject([{ template: 'nobody_accepts', recipient_id: 'office', channel: 'log' }])
    const [message] = await world.rows(
      "select message_id from h2s_message_log where job_id = $1 and recipient_kind = 'dispatcher'",
      [job_id],
    )
    const worker = world.as({ kind: 'system', part: 'worker' })
    expect(await sendMessage(worker, { message_id: String(message?.['message_id']) })).toEqual({
      state: 'sent',
      channel: 'log',
    })
  })
})

it('a declined offer moves no job, not even one that the old system left scheduled', async () => {
  const { job_id, seat } = await declinedBefore(0, { status: 'scheduled', ...inHours(48) })
  await no(seat)
  expect(await jobRow(world, job_id)).toMatchObject({ status: 'scheduled' })
  expect(await told(world, job_id)).toEqual([])
})
