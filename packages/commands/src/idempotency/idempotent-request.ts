/** A request that may arrive more than once, and has one effect. */
export type IdempotentRequest = {
  /** Who sent it: keys of two people never meet. */
  actor_id: string
  key: string
  procedure: string
  /** Hash of the input: the same key with another input is a mistake of the caller. */
  request_hash: string
}
