type Span = { from: number; to: number }

const travel = 20 * 60_000

/** What each provider has taken, so that nobody is in two places; the database would refuse it anyway. */
export class Calendar {
  readonly #taken = new Map<string, Span[]>()

  /** The time a visit blocks: the way there, and the work. */
  static blocked(start: number, minutes: number): Span {
    return { from: start - travel, to: start + minutes * 60_000 }
  }

  isFree(proId: string, start: number, minutes: number): boolean {
    const wanted = Calendar.blocked(start, minutes)
    return (this.#taken.get(proId) ?? []).every((span) => span.to <= wanted.from || span.from >= wanted.to)
  }

  take(proId: string, start: number, minutes: number): void {
    const list = this.#taken.get(proId) ?? []
    list.push(Calendar.blocked(start, minutes))
    this.#taken.set(proId, list)
  }
}
