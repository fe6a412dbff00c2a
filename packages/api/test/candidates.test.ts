import { makeAssignment, makeJob, makePro } from '@h2s/db/test/factories'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDoors } from './support/doors.ts'
import type { Doors } from './support/doors.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors.drop())

const atlanta = { lat: '33.749000', lng: '-84.388000' }
const day = Date.now() + 5 * 86_400_000
const window = { start_iso: new Date(day).toISOString(), end_iso: new Date(day + 7_200_000).toISOString() }

it('whoever is ruled out in the list of candidates is refused by dispatch for the same reasons, word for word', async () => {
  const { ownerDb } = doors.test
  const { dispatcher } = doors.callers
  const job = await makeJob(ownerDb, { ...window, geo_lat: atlanta.lat, geo_lng: atlanta.lng })
  const { job_id } = job
  const far = await makePro(ownerDb, { name: 'Far', home_lat: '40.712800', home_lng: '-74.006000' })
  const full = await makePro(ownerDb, { name: 'Full', max_daily_minutes: 30 })
  const unskilled = await makePro(ownerDb, { name: 'Unskilled', skills: [] })
  const away = await makePro(ownerDb, { name: 'Away' })
  await ownerDb.$client.query(
    "insert into h2s_time_blocks (pro_id, kind, blocked) values ($1, 'time_off', tstzrange($2::timestamptz, $3::timestamptz))",
    [away.pro_id, window.start_iso, window.end_iso],
  )
  const refused = await makePro(ownerDb, { name: 'Refused' })
  await makeAssignment(ownerDb, { job_id, pro_id: refused.pro_id, state: 'rejected' })

  const listed = await doors.call(dispatcher, 'admin.pros.candidates', { job_id })
  if (!listed.ok) throw new Error(listed.message)
  const { candidates } = listed.data as { candidates: { pro_id: string; blockers: { code: string }[] }[] }
  const codes: string[] = []
  for (const { pro_id } of [far, full, unskilled, away, refused]) {
    const blockers = candidates.find((candidate) => candidate.pro_id === pro_id)?.blockers ?? []
    codes.push(...blockers.map(({ code }) => code))
    const answer = await doors.call(dispatcher, 'admin.jobs.dispatch', { job_id, pro_id })
    expect(answer).toMatchObject({ ok: false, data: { blockers } })
  }
  expect(codes).toEqual(['TRAVEL', 'DAY_LOAD', 'SKILL', 'AVAILABLE', 'PRO_REJECTED'])
})
