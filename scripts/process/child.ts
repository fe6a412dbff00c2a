/** One child process: started in a group of its own, its words kept in a file, ended without leaving anything behind. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { rootDir } from '../root.ts'

export interface ChildOptions {
  name: string
  /** The script, from the root of the project. */
  script: string
  args?: readonly string[]
  /** Where it runs, from the root of the project; the root itself when left out. */
  cwd?: string
  nodeArgs?: readonly string[]
  env: NodeJS.ProcessEnv
  logFile: string
  onLine?: (line: string) => void
  /** Told of the process as soon as there is one. */
  onStart?: (pid: number) => void
}

export interface Child {
  name: string
  pid: number
  process: ChildProcess
  /** The last words on stderr: the sentence that says why it ended. */
  lastWords: () => string
  /** Settles when the process is gone. */
  gone: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

const leaveWithParent = pathToFileURL(join(rootDir, 'scripts/process/leave-with-parent.ts')).href

const openLog = (file: string) => {
  mkdirSync(dirname(file), { recursive: true })
  if (existsSync(file)) renameSync(file, `${file}.before`)
  return createWriteStream(file)
}

export const startChild = (options: ChildOptions): Child => {
  const log = openLog(options.logFile)
  const errorLines: string[] = []
  const child = spawn(
    process.execPath,
    ['--import', leaveWithParent, ...(options.nodeArgs ?? []), join(rootDir, options.script), ...(options.args ?? [])],
    {
      cwd: join(rootDir, options.cwd ?? '.'),
      env: options.env,
      // Its own group: Ctrl-C reaches only us, and we stop the children in the right order.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`)
      if (stream === child.stderr) errorLines.push(line)
      if (errorLines.length > 40) errorLines.shift()
      options.onLine?.(line)
    })
  }
  if (child.pid !== undefined) options.onStart?.(child.pid)
  const gone = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('error', (error) => {
      errorLines.push(error.message)
      resolve({ code: 1, signal: null })
    })
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  void gone.then(() => log.end())
  return {
    name: options.name,
    pid: child.pid ?? -1,
    process: child,
    lastWords: () => errorLines.join('\n').trim(),
    gone,
  }
}

/** To the whole group, so that a child's own children go too. */
export const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // Gone already.
  }
}

/** Asks the child to end, and after `patienceMs` no longer asks. Whatever is left of its group goes with it. */
export const stopChild = async (child: Child, patienceMs = 12_000): Promise<void> => {
  if (child.pid < 0) return
  child.process.kill('SIGTERM')
  const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), patienceMs)
  await child.gone
  clearTimeout(timer)
  signalGroup(child.pid, 'SIGKILL')
}
