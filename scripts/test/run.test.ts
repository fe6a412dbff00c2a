import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { rootDir } from '../root.ts'
import { copyHouse } from './house/copy.ts'
import { npm } from './house/npm.ts'

const bare = copyHouse({ installed: false })
afterAll(() => bare.remove())

describe('the door of every command', () => {
  it('refuses a Node that is too old, in one sentence', () => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.0'});Object.defineProperty(process,'version',{value:'v18.20.0'})`
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', pretend, join(rootDir, 'scripts/run.mjs'), 'start'],
      {
        encoding: 'utf8',
      },
    )
    expect(status).not.toBe(0)
    expect(stderr.trim()).toBe('✗ Home2Smart needs Node 20 or newer to start; this is v18.20.0.')
  })

  it('refuses a command that it does not know', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(rootDir, 'scripts/run.mjs'), 'fly'], {
      encoding: 'utf8',
    })
    expect(status).not.toBe(0)
    expect(stderr).toContain('npm start')
  })

  it('says in one sentence that the first install needs the network', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'h2s-empty-cache-'))
    const command = npm(bare.dir, ['start'], {
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: cache,
      npm_config_fetch_retries: '0',
      HOME: cache,
    })
    expect(await command.ended).not.toBe(0)
    expect(command.said()).toContain('the npm registry cannot be reached, and the first install needs it')
    expect(command.said()).not.toContain('    at ')
    rmSync(cache, { recursive: true, force: true })
  })
})

describe('npm test', () => {
  it('says in one sentence that the browser is not there, and counts that as a failure', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(rootDir, 'scripts/run.mjs'), 'test'], {
      encoding: 'utf8',
      env: { ...process.env, CHROMIUM_PATH: '/nowhere/chromium', NO_COLOR: '1' },
    })
    expect(status).toBe(1)
    expect(stderr).toContain('CHROMIUM_PATH is "/nowhere/chromium", and there is no program at that place.')
    expect(stdout.trim().split('\n').at(-1)).toBe('0 passed, 1 failed')
  })
})
