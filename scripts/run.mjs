// The door of every command: it needs Node 20 and npm, and nothing else. It installs what is missing and goes on with
// the project's own Node (the npm package `node`), whatever the machine has.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readStamp, stampFileOf } from './installed-stamp.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const commands = ['start', 'dev', 'test', 'verify', 'bench', 'send-demo-checkout', 'take-screenshots']
const isWindows = process.platform === 'win32'
const ownNode = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node')
const stampFile = stampFileOf(root)

/** @param {string} sentence */
const giveUp = (sentence) => {
  process.stderr.write(`✗ ${sentence}\n`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20)
  giveUp(`Home2Smart needs Node 20 or newer to start; this is ${process.version}.`)

const isInstalled = () =>
  existsSync(ownNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === readStamp(root)

const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|FETCH_ERROR|ERR_SOCKET|network/i
const noRoom = /ENOSPC/
const notAllowed = /EACCES|EPERM|EROFS/

const install = async () => {
  const { step } = await import('./say.mjs')
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const progress = step(
    existsSync(stampFile) ? 'installing what changed' : 'installing (the first time takes a minute)',
  )
  let log = ''
  const code = await new Promise((resolve) => {
    // CI=true: pnpm then never asks a question, and takes the lockfile as it is.
    const child = spawn('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
      cwd: root,
      env: { ...process.env, CI: 'true', npm_config_loglevel: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: isWindows,
    })
    const keep = (chunk) => {
      log += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => {
      log += error.message
      resolve(1)
    })
    child.on('close', resolve)
  })
  if (code !== 0 || !existsSync(ownNode)) {
    progress.fail('installing')
    mkdirSync(join(root, '.data'), { recursive: true })
    writeFileSync(join(root, '.data', 'install.log'), log)
    const why = noRoom.test(log)
      ? 'the disk is full'
      : notAllowed.test(log)
        ? 'this folder or the npm cache may not be written'
        : noNetwork.test(log)
          ? 'the npm registry cannot be reached, and the first install needs it'
          : `the installer ended with code ${code}`
    giveUp(`Installing did not work: ${why}. All that it said is in .data/install.log.`)
  }
  writeFileSync(stampFile, readStamp(root))
  progress.done('installed')
}

const [command = '', ...rest] = process.argv.slice(2)
if (!commands.includes(command))
  giveUp(`Say what to do: npm start, or npm run with one of ${commands.slice(1).join(', ')}.`)
if (!isInstalled()) await install()

const child = spawn(ownNode, [join(root, 'scripts', `${command}.ts`), ...rest], {
  cwd: root,
  // What Node has compiled once is kept: the next start is quicker by it.
  env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env },
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
// Passed on, in case it was sent to this process alone; a terminal's Ctrl-C reaches the child twice, and counts once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('close', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)))

// npm gone without a word (kill -9): nobody is left to stop us, so we stop.
if (process.env.npm_lifecycle_event && !isWindows) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 1000).unref()
}
