import type { CandidateFacts } from '@h2s/db/read/candidates'
import { describe, expect, it } from 'vitest'
import { rankCandidates } from '../src/admin/pros/rank-candidates.ts'

const job = {
  status: 'pending',
  service_id: 'TV-M',
  service_name: 'TV mounting',
  geo_lat: '33.7816',
  geo_lng: '-84.3793',
  metadata: { items_json: [{ service_id: 'TV-M', quantity: 1, metadata: { mount_type: 'tilt', tv_size: 55 } }] },
}
const pro = (name: string, given: Partial<CandidateFacts> = {}): CandidateFacts => ({
  pro_id: name,
  name,
  email: null,
  phone: null,
  branch_id: 'atlanta',
  city: 'Atlanta',
  company_name: null,
  home_lat: '33.7490',
  home_lng: '-84.3880',
  time_zone: 'America/New_York',
  skills: ['tv_mount'],
  licences: [],
  languages: ['en'],
  tier: 'standard',
  max_daily_minutes: 480,
  active: true,
  version: 1,
  load_minutes: 0,
  busy: [],
  rejected_before: false,
  is_on_job: false,
  ...given,
})
const order = (...pros: CandidateFacts[]) => rankCandidates(job, pros).map(({ name }) => name)

describe('the ranking of candidates', () => {
  it('puts skill before the way, and the way before the load', () => {
    expect(
      order(pro('unskilled', { skills: ['lock'] }), pro('far', { home_lat: '33.2', home_lng: '-83.9' }), pro('near')),
    ).toEqual(['near', 'far', 'unskilled'])
    expect(order(pro('full', { load_minutes: 400 }), pro('free'))).toEqual(['free', 'full'])
    expect(order(pro('new', { tier: 'new' }), pro('senior', { tier: 'senior' }), pro('standard'))).toEqual([
      'senior',
      'standard',
      'new',
    ])
  })

  it('puts everybody whom dispatching would refuse last, with the reason', () => {
    const busy = pro('busy', {
      tier: 'senior',
      busy: [{ kind: 'visit', job_id: null, from: '2026-11-23T15:00:00.000Z', to: '2026-11-23T17:00:00.000Z' }],
    })
    const ranked = rankCandidates(job, [
      busy,
      pro('said no', { rejected_before: true }),
      pro('away', { active: false }),
      pro('unskilled', { skills: [] }),
    ])
    expect(ranked.map(({ name, blockers }) => [name, blockers.map(({ code }) => code)])).toEqual([
      ['unskilled', []],
      ['busy', ['AVAILABLE']],
      ['away', ['ACTIVE']],
      ['said no', ['PRO_REJECTED']],
    ])
    expect(ranked[1]?.blockers[0]?.message).toBe('Has a visit: Mon, Nov 23, 10 AM–12 PM')
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3, 4])
  })

  it('says that the way is too short where the visits themselves do not meet', () => {
    const at = { start_iso: '2026-11-23T17:10:00.000Z', end_iso: '2026-11-23T18:00:00.000Z' }
    const busy = [
      { kind: 'visit' as const, job_id: null, from: '2026-11-23T15:00:00.000Z', to: '2026-11-23T17:00:00.000Z' },
    ]
    expect(rankCandidates({ ...job, ...at }, [pro('near', { busy })])[0]?.blockers[0]?.message).toBe(
      'Has a visit: Mon, Nov 23, 10 AM–12 PM, and 22 min for the way',
    )
  })

  it('says why in words', () => {
    const [one] = rankCandidates(job, [pro('Kim', { load_minutes: 90, tier: 'senior' })])
    expect(one).toMatchObject({
      distance_km: 3.7,
      reasons: ['Has every skill that it takes', '4 km away', '1.5 h booked that day', 'Senior'],
    })
    const [unknown] = rankCandidates({ ...job, geo_lat: null, geo_lng: null }, [
      pro('Kim', { skills: [], load_minutes: 470 }),
    ])
    expect(unknown?.reasons).toEqual([
      'Lacks tv mount',
      'The way is not known',
      '7.8 h booked that day',
      'Over the daily 8 h',
    ])
  })
})
