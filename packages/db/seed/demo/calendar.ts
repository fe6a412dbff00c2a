import { blockOfVisit, MINUTE } from '@h2s/domain'

type Span = { from: string; to: string }

/** What each provider has taken, so that nobody is in two places; the database would refuse it anyway. */
export class Calendar {
  readonly #taken = new Map<string, Span[]>()

  isFree(proId: string, start: number, minutes: number): boolean {
    const wanted = blockFrom(start, minutes)
    return (this.#taken.get(proId) ?? []).every((span) => span.to <= wanted.from || span.from >= wanted.to)
  }

  take(proId: string, start: number, minutes: number): void {
    const list = this.#taken.get(proId) ?? []
    list.push(blockFrom(start, minutes))
    this.#taken.set(proId, list)
  }
}

const blockFrom = (start: number, minutes: number): Span =>
  blockOfVisit({ start_iso: new Date(start).toISOString(), end_iso: new Date(start + minutes * MINUTE).toISOString() })
