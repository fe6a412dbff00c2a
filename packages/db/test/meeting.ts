/**
 * A place where so many meet: whoever arrives waits until all are there. Between the read and the write of a planted bug,
 * it makes certain that all have read before any writes, however busy the machine is.
 *
 * Each must hold what it needs to arrive: with fewer connections than guests, nobody would ever leave.
 */
export function meetingOf(guests: number): () => Promise<void> {
  const all = Promise.withResolvers<void>()
  let arrived = 0
  return () => {
    arrived += 1
    if (arrived === guests) all.resolve()
    return all.promise
  }
}
