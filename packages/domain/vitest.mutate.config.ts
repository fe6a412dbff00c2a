import { ThreadsPoolWorker } from 'vitest/node'
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node'
import { defineConfig } from 'vitest/config'

type Handler = (...words: unknown[]) => void

/**
 * One thread for all mutants: to load the package anew for each of thousands took half a second and more a piece, to run
 * the few tests that reach a mutant takes milliseconds. Test files are loaded anew for every run all the same.
 *
 * Good for mutants inside functions. What is reckoned when a module is loaded stays as it was, so static mutants are not
 * run (`ignoreStatic`), and the files that remember what they have reckoned need a thread for each mutant: FRESH=1.
 */
class LastingThread implements PoolWorker {
  readonly name = 'lasting'
  static #thread: ThreadsPoolWorker | undefined
  #isNew = false
  readonly #options: PoolOptions
  readonly #messages = new Set<Handler>()

  constructor(options: PoolOptions) {
    this.#options = options
    this.#isNew = LastingThread.#thread === undefined
    LastingThread.#thread ??= new ThreadsPoolWorker(options)
  }

  get #lasting(): ThreadsPoolWorker {
    return LastingThread.#thread as ThreadsPoolWorker
  }

  on(event: string, callback: Handler): void {
    if (event === 'message') this.#messages.add(callback)
    this.#lasting.on(event, callback)
  }

  off(event: string, callback: Handler): void {
    this.#messages.delete(callback)
    this.#lasting.off(event, callback)
  }

  send(message: WorkerRequest): void {
    if (message.type === 'stop' || (message.type === 'start' && !this.#isNew)) {
      const type = message.type === 'stop' ? 'stopped' : 'started'
      queueMicrotask(() => this.#messages.forEach((tell) => tell({ __vitest_worker_response__: true, type })))
    } else if (message.type === 'run') {
      // Which tests are to run is part of the config, and the thread has that of its first run.
      const context = Object.assign(message.context, { config: this.#options.project.serializedConfig })
      this.#lasting.send({ ...message, context })
    } else this.#lasting.send(message)
  }

  deserialize(data: unknown): unknown {
    return data
  }

  async start(): Promise<void> {
    if (this.#isNew) await this.#lasting.start()
  }

  async stop(): Promise<void> {
    for (const callback of this.#messages) this.#lasting.off('message', callback)
  }
}

export default defineConfig({
  plugins: [
    {
      name: 'lasting-thread',
      // Stryker names a pool of its own; this comes after it.
      configureVitest({ project }) {
        if (process.env['FRESH'] === '1') return
        const pool = { name: 'lasting', createPoolWorker: (options: PoolOptions) => new LastingThread(options) }
        Object.assign(project.config, { pool: pool.name, poolRunner: pool })
      },
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      // These judge files outside the package (docs, the published form, the README), not rules.
      'test/{package,readme,matrix,examples,root}.test.ts',
      'test/seed-review/complete.test.ts',
      // Thousands of arbitrary documents for every single mutant would take days: the score is that of the cases alone.
      'test/properties/**',
    ],
    environment: 'node',
    isolate: false,
    testTimeout: 60_000,
  },
})
