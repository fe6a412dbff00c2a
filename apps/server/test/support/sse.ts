/** A browser's ear for server-sent events, as far as a test needs one. */
export async function listen(url: string, headers: Record<string, string> = {}) {
  const hangUp = new AbortController()
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: hangUp.signal })
  const heard: { event: string; data: unknown }[] = []
  const waiting: { wants: (one: { event: string; data: unknown }) => boolean; done: () => void }[] = []
  let isOver = false
  const over = read(response, (one) => {
    heard.push(one)
    for (const wait of waiting) if (wait.wants(one)) wait.done()
  }).finally(() => (isOver = true))
  return {
    status: response.status,
    response,
    heard,
    over,
    isOver: () => isOver,
    hangUp: () => hangUp.abort(),
    /** Resolves when an event like this has come. */
    until: (wants: (one: { event: string; data: unknown }) => boolean) =>
      heard.some(wants) ? Promise.resolve() : new Promise<void>((done) => waiting.push({ wants, done })),
  }
}

async function read(response: Response, onEvent: (one: { event: string; data: unknown }) => void): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) onEvent(parse(block))
    }
  } catch {
    // Hung up, by us or by the server.
  }
}

function parse(block: string): { event: string; data: unknown } {
  const field = (name: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trim())
      .join('\n')
  const data = field('data')
  return { event: field('event') || 'message', data: data === '' ? null : (JSON.parse(data) as unknown) }
}
