/** J and K walk what is on the screen, in its order, whichever page drew it: every job link carries data-job. */
function links(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('#main [data-job]')].filter((link) => link.offsetParent !== null)
}

/** Moves the focus to the next (1) or previous (-1) job; the first press enters the list. */
export function focusNeighbour(step: 1 | -1): void {
  const all = links()
  const active = document.activeElement
  const at = all.findIndex((link) => link === active || link.contains(active))
  const next = at === -1 ? all[0] : all[at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** With a job open: opens its neighbour instead. */
export function openNeighbour(jobId: string, step: 1 | -1, open: (jobId: string) => void): void {
  const all = links()
  const at = all.findIndex((link) => link.dataset.job === jobId)
  const next = all[at + step]
  const id = next?.dataset.job
  if (at === -1 || !next || !id) return
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  open(id)
}

/** Whether there is one before and after, for the drawer's buttons. */
export function neighbours(jobId: string): string {
  const all = links()
  const at = all.findIndex((link) => link.dataset.job === jobId)
  return `${at > 0 ? 'before ' : ''}${at !== -1 && at < all.length - 1 ? 'after' : ''}`
}

/** Puts the focus back on the job's link after its drawer closed, wherever the job has moved to meanwhile. */
export function focusJob(jobId: string): void {
  links()
    .find((link) => link.dataset.job === jobId)
    ?.focus()
}

export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('#main [data-search]')
  field?.focus()
  field?.select()
  return field !== null
}
