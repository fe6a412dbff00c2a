import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const ready = new URL('../process/ready.ts', import.meta.url).href

it('who gives up waiting is not kept by the question that is still being asked', async () => {
  const code = `
    import { waitUntilReady } from ${JSON.stringify(ready)}
    const givenUp = Promise.reject(new Error('given up'))
    await waitUntilReady('http://127.0.0.1:9', 60_000, givenUp).catch(({ message }) => console.log(message))`
  const node = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], { timeout: 20_000 })
  expect((await node).stdout).toBe('given up\n')
}, 30_000)
