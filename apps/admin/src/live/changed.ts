import { type RefObject, useEffect, useRef } from 'react'

const flashMs = 1000
const freshMs = 6000
const noticed = new Map<string, number>()
const seen = new Map<string, number>()

/** The stream said that this job changed. */
export function noteChange(jobId: string): void {
  const now = Date.now()
  noticed.set(jobId, now)
  for (const [id, at] of noticed) if (now - at > freshMs) noticed.delete(id)
}

/**
 * Marks the element with data-flash for one second when its job changed because of a notice.
 * What is merely painted for the first time never flashes; a job that a notice brought does.
 */
export function useFlash<T extends HTMLElement>(jobId: string, version: number): RefObject<T | null> {
  const element = useRef<T>(null)
  useEffect(() => {
    const known = seen.get(jobId)
    const heard = Date.now() - (noticed.get(jobId) ?? 0) < freshMs
    seen.set(jobId, version)
    const target = element.current
    if (!heard || known === version || !target) return undefined
    target.dataset.flash = 'true'
    const timer = setTimeout(() => delete target.dataset.flash, flashMs)
    return () => {
      clearTimeout(timer)
      delete target.dataset.flash
    }
  }, [jobId, version])
  return element
}
