/** A map that forgets its oldest entry when it is full. */
export class TileCache {
  readonly #tiles = new Map<string, unknown>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#tiles.size
  }

  get(key: string): unknown {
    return this.#tiles.get(key)
  }

  set(key: string, tile: unknown): void {
    if (!this.#tiles.has(key) && this.#tiles.size >= this.#limit) this.#forgetOldest()
    this.#tiles.set(key, tile)
  }

  #forgetOldest(): void {
    for (const oldest of this.#tiles.keys()) {
      this.#tiles.delete(oldest)
      return
    }
  }
}
