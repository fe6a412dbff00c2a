/**
 * A Chromium for those who may not install one: the npm package carries the browser itself, with the few libraries that
 * a small machine lacks. It is fetched only when it is needed, since it weighs 70 MB.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from './find-chromium.ts'

const run = promisify(execFile)
const carrier = '@sparticuz/chromium@153.0.0'

export const canBringFromNpm = (): boolean => process.platform === 'linux' && process.arch === 'x64'

const unpackScript = `
import chromium from '@sparticuz/chromium'
import { createReadStream, mkdirSync } from 'node:fs'
import { createBrotliDecompress } from 'node:zlib'
import { spawn } from 'node:child_process'
import { pipeline } from 'node:stream/promises'
const path = await chromium.executablePath()
mkdirSync('libraries', { recursive: true })
const tar = spawn('tar', ['-x', '-C', 'libraries'], { stdio: ['pipe', 'inherit', 'inherit'] })
await pipeline(createReadStream('node_modules/@sparticuz/chromium/bin/al2023.tar.br'), createBrotliDecompress(), tar.stdin)
console.log(path)
`

/** Starts the browser once, to see that it can start at all. */
const canStart = async (path: string, env: Record<string, string>): Promise<boolean> => {
  try {
    await run(path, ['--version', '--no-sandbox', '--headless'], { env: { ...process.env, ...env }, timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

export const bringChromiumFromNpm = async (folder: string): Promise<Browser> => {
  const noted = join(folder, 'browser.json')
  if (existsSync(noted)) {
    const browser: Browser = JSON.parse(readFileSync(noted, 'utf8'))
    if (existsSync(browser.executablePath)) return browser
  }
  const unpacked = join(folder, 'unpacked')
  mkdirSync(unpacked, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  writeFileSync(join(folder, 'unpack.mjs'), unpackScript)
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--no-package-lock', carrier], { cwd: folder })
  // It unpacks into the folder for temporary files; ours stays.
  await run(process.execPath, ['unpack.mjs'], { cwd: folder, env: { ...process.env, TMPDIR: unpacked } })
  const executablePath = join(unpacked, 'chromium')
  const withLibraries = { LD_LIBRARY_PATH: join(folder, 'libraries', 'lib') }
  for (const env of [{}, withLibraries]) {
    if (!(await canStart(executablePath, env))) continue
    const browser: Browser = { executablePath, env }
    writeFileSync(noted, JSON.stringify(browser))
    return browser
  }
  throw new Error('The Chromium from npm does not start on this machine.')
}
