import { describe, expect, it } from 'vitest'
import { jobViews, toView, viewOf } from '../src/pages/jobs/job-views.ts'

const today = '2026-11-21'

describe('the views of the jobs table', () => {
  it.each(jobViews.map((view) => [view.label, view] as const))('%s is known again by its address', (_label, view) => {
    expect(viewOf(toView(view, today), today)?.id).toBe(view.id)
  })

  it('are known whatever order a list was written in, and left by one more filter', () => {
    const address = { severity: ['HIGH', 'CRITICAL'] as ('HIGH' | 'CRITICAL')[] }
    expect(viewOf(address, today)?.id).toBe('flagged')
    expect(viewOf({ ...address, q: 'smith' }, today)).toBeNull()
  })

  it('take away what another view had filtered', () => {
    const [all] = jobViews
    expect(all && viewOf({ tech: 'none', sort: 'visit', ...toView(all, today) }, today)?.id).toBe('all')
  })

  it('move on with the day', () => {
    const link = { from: today, to: today, sort: 'visit' as const }
    expect([viewOf(link, today)?.id, viewOf(link, '2026-11-22')]).toEqual(['today', null])
  })
})
