import type { Blocker } from './blocker.ts'

/** What went wrong, in the five ways in which the domain can say no. */
export const errorKinds = ['NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'RULE', 'INVALID'] as const
export type ErrorKind = (typeof errorKinds)[number]

/** A problem with one value of an input: where it is (`items.0.quantity`) and what it should be. */
export type Issue = { path: string; message: string }

/**
 * The one error that the domain, the commands and the store throw on purpose.
 *
 * `kind` decides the HTTP answer; `code` is stable and for machines (the kind itself where nothing finer is known);
 * `message` is a sentence for people; `blockers` says why a rule refused; `current` is the present state after a conflict.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly kind: ErrorKind
  readonly code: string
  readonly blockers: Blocker[]
  readonly issues: Issue[]
  readonly current?: unknown

  constructor(init: {
    kind: ErrorKind
    message: string
    code?: string
    blockers?: Blocker[]
    issues?: Issue[]
    current?: unknown
    cause?: unknown
  }) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause })
    this.kind = init.kind
    this.code = init.code ?? init.kind
    this.blockers = init.blockers ?? []
    this.issues = init.issues ?? []
    this.current = init.current
  }
}

/** A missing thing, and a thing of somebody else: both get this answer, word for word. */
export function notFound(noun: string): DomainError {
  return new DomainError({ kind: 'NOT_FOUND', message: `${noun} not found` })
}

/** The write was based on a version that is no longer the present one. */
export function conflict(message: string, current?: unknown, code = 'CONFLICT'): DomainError {
  return new DomainError({ kind: 'CONFLICT', code, message, current })
}

/** The actor may not do this, whatever the state is. */
export function forbidden(message = 'You may not do this'): DomainError {
  return new DomainError({ kind: 'FORBIDDEN', message })
}

/** A rule refuses: the first blocker's sentence and code speak for all of them. */
export function refused(blockers: readonly Blocker[]): DomainError {
  const first = blockers[0]
  return new DomainError({
    kind: 'RULE',
    code: first?.code ?? 'RULE',
    message: first?.message ?? 'A rule refuses this',
    blockers: [...blockers],
  })
}

/** The input makes no sense: every problem with its path. */
export function invalid(message: string, issues: readonly Issue[] = []): DomainError {
  return new DomainError({ kind: 'INVALID', message, issues: [...issues] })
}

/** Whether something caught is a DomainError, also across two copies of this package. */
export function isDomainError(thrown: unknown): thrown is DomainError {
  return thrown instanceof Error && thrown.name === 'DomainError' && 'kind' in thrown && 'blockers' in thrown
}
