/**
 * The least that can answer: node:http and pg, with the same statements that the real call sends (who asks, and what they
 * asked for), prepared. What the real way costs beyond this is routing, rights, shapes and checks.
 *
 * A child process; gets its work over the channel and answers with its port.
 */
import { createServer } from 'node:http'
import pg from 'pg'

export interface Statement {
  text: string
  values: unknown[]
}

export interface Work {
  url: string
  connections: number
  /** What each path sends, in order. */
  byPath: Record<string, Statement[]>
}

process.once('message', (work: Work) => {
  const pool = new pg.Pool({ connectionString: work.url, max: work.connections, options: '-c TimeZone=UTC' })
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const known = names.get(text)
    if (known) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
  const answer = async (path: string): Promise<string> => {
    const answers: unknown[] = []
    for (const { text, values } of work.byPath[path] ?? [])
      answers.push((await pool.query({ name: nameOf(text), text, values })).rows)
    return JSON.stringify(answers)
  }
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      try {
        const body = await answer(incoming.url ?? '')
        outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        outgoing.end(body)
      } catch (error) {
        outgoing.writeHead(500).end(String(error))
      }
    })()
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.(typeof address === 'object' && address ? address.port : 0)
  })
})
process.once('disconnect', () => process.exit(0))
