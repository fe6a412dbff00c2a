/** One port in front of many, so that in development everything has the address that it has when it is built. */
import { createServer, request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'

export interface FrontDoor {
  close: () => Promise<void>
}

/**
 * Listens on `port`; what begins with `/<app>/` goes to that app's port on loopback, everything else to `serverPort`.
 */
export const openFrontDoor = async (
  port: number,
  serverPort: number,
  appPorts: ReadonlyMap<string, number>,
): Promise<FrontDoor> => {
  const portFor = (incoming: IncomingMessage): number =>
    appPorts.get((incoming.url ?? '/').split(/[/?]/)[1] ?? '') ?? serverPort

  const door = createServer((incoming, outgoing) => {
    const passedOn = request(
      {
        host: '127.0.0.1',
        port: portFor(incoming),
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    passedOn.on('error', () => {
      // The server restarts after a change: the browser may ask again in a moment.
      if (!outgoing.headersSent) outgoing.writeHead(503, { 'retry-after': '1' })
      outgoing.end()
    })
    outgoing.on('close', () => passedOn.destroy())
    incoming.pipe(passedOn)
  })

  // Vite tells the browser of changes over a socket of its own.
  door.on('upgrade', (incoming, socket, head) => {
    const behind = connect(portFor(incoming), '127.0.0.1', () => {
      const headers = incoming.rawHeaders.flatMap((name, i, all) => (i % 2 === 0 ? [`${name}: ${all[i + 1]}`] : []))
      behind.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
      behind.write(head)
      socket.pipe(behind).pipe(socket)
    })
    behind.on('error', () => socket.destroy())
    socket.on('error', () => behind.destroy())
  })

  await new Promise<void>((resolve, reject) => {
    door.once('error', reject)
    door.listen(port, resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        door.close(() => resolve())
        door.closeAllConnections()
      }),
  }
}
