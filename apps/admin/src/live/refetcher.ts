import type { QueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { noteChange } from './changed.ts'

/** Many notices in a burst (a webhook flood) cost one refetch. */
const settleMs = 150

/** Gathers notices and asks again for what they touch. */
export class Refetcher {
  #queries: QueryClient
  #jobs = new Set<string>()
  /* The server lost its own ear for a moment: anything may have changed. */
  #all = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(queries: QueryClient) {
    this.#queries = queries
  }

  heard(topic: string, id: string): void {
    if (topic === 'all') this.#all = true
    else if (topic === 'job') {
      this.#jobs.add(id)
      noteChange(id)
    }
    this.#timer ??= setTimeout(() => this.#flush(), settleMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #flush(): void {
    this.#timer = undefined
    const queries = this.#queries
    if (this.#all) {
      this.#all = false
      this.#jobs.clear()
      void queries.invalidateQueries(api.admin.pathFilter())
      return
    }
    void queries.invalidateQueries(api.admin.jobs.list.pathFilter())
    void queries.invalidateQueries(api.admin.overview.pathFilter())
    void queries.invalidateQueries(api.admin.payouts.pathFilter())
    for (const job_id of this.#jobs) {
      void queries.invalidateQueries({ queryKey: api.admin.jobs.get.queryKey({ job_id }) })
      void queries.invalidateQueries({ queryKey: api.admin.pros.candidates.queryKey({ job_id }) })
    }
    this.#jobs.clear()
  }
}
