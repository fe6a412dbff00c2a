import { createServer } from 'node:net'

/** A port on loopback that nobody listens on; `wanted` itself, when given. Throws a sentence when that one is taken. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', () => reject(new Error(`Port ${wanted} for PostgreSQL is in use by another program.`)))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wanted))
    })
  })
}
