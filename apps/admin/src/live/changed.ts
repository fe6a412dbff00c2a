import { useEffect, useState } from 'react'

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

/** True for one second after the job on the screen changed because of a notice; own first paints never flash. */
export function useFlash(jobId: string, version: number): boolean {
  const [flashing, setFlashing] = useState(false)
  useEffect(() => {
    const known = seen.get(jobId)
    const heard = Date.now() - (noticed.get(jobId) ?? 0) < freshMs
    const changed = known !== version && (known !== undefined || heard)
    seen.set(jobId, version)
    if (!changed || !heard) return undefined
    setFlashing(true)
    const timer = setTimeout(() => setFlashing(false), flashMs)
    return () => clearTimeout(timer)
  }, [jobId, version])
  return flashing
}
