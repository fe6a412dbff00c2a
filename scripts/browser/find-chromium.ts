/** Where a Chromium is, in the order in which one would look; one is brought when there is none. */
import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, globSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { say, step } from '../say.mjs'
import { WhyNot } from '../why-not.ts'
import { bringChromiumFromNpm, canBringFromNpm } from './bring-from-npm.ts'

const run = promisify(execFile)

export interface Browser {
  executablePath: string
  /** What the browser needs in its environment beside what is there. */
  env: Record<string, string>
}

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const usualNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

const usualPlaces = (): string[] => [
  ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => usualNames.map((name) => join(folder, name))),
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...globSync('.cache/ms-playwright/chromium-*/chrome-linux*/chrome', { cwd: homedir() }).map((path) =>
    join(homedir(), path),
  ),
]

const canUseApt = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

const bringFromApt = async (): Promise<string | null> => {
  const installing = step('installing Chromium with apt-get (once)')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run('apt-get', ['update', '-qq'], { env, maxBuffer: 64 * 1024 * 1024 })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
      maxBuffer: 64 * 1024 * 1024,
    })
    installing.done('Chromium installed')
  } catch {
    installing.fail('apt-get could not install Chromium')
  }
  return usualPlaces().find(isExecutable) ?? null
}

/**
 * The browser for the tests: `CHROMIUM_PATH`, one of this machine, one from apt-get (as root), or one from npm.
 *
 * @throws WhyNot when there is none to be had
 */
export const findChromium = async (dataDir: string): Promise<Browser> => {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!isExecutable(named)) throw new WhyNot(`CHROMIUM_PATH is "${named}", and there is no program at that place.`)
    return { executablePath: named, env: {} }
  }
  const found = usualPlaces().find(isExecutable) ?? (canUseApt() ? await bringFromApt() : null)
  if (found) return { executablePath: found, env: {} }
  if (canBringFromNpm()) {
    const bringing = step('bringing Chromium from npm (once, 70 MB)')
    try {
      const brought = await bringChromiumFromNpm(join(dataDir, 'chromium'))
      bringing.done('Chromium brought from npm')
      return brought
    } catch (error) {
      bringing.fail()
      say(error instanceof Error ? error.message : String(error))
    }
  }
  throw new WhyNot('The browser tests need Chromium and found none; install it, or say where it is with CHROMIUM_PATH.')
}
