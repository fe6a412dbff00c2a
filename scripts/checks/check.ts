/** One check of the project: a command, how much of the machine it wants, and how its answer is counted. */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rootDir } from '../root.ts'
import type { Counts } from './counts.ts'

export interface Check {
  name: string
  /** Script of a package, from the root (`node_modules/…`), or a script of ours, and its arguments; run on our Node. */
  command: readonly [script: string, ...args: string[]]
  cwd?: string
  env?: Record<string, string>
  /** Processor cores that it keeps busy. */
  cores?: 1 | 2
  /** Names of checks that must have passed before. */
  after?: readonly string[]
  /** Reads how many tests passed and failed; without it the whole check counts as one. */
  counts?: (rootDir: string) => Counts | null
  /** The report that `counts` reads, removed before the run so that an old one is never counted. */
  report?: string
}

export interface Outcome {
  check: Check
  passed: number
  failed: number
  ms: number
  /** Everything that was said, and where it is kept. */
  output: string
  outputFile: string
}

const countOf = (check: Check, code: number | null): Counts => {
  const counted = check.counts?.(rootDir) ?? null
  if (!counted) return code === 0 && !check.counts ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  // A command that failed although each test passed has failed by itself (a file that does not load, no test at all).
  if (code !== 0 && counted.failed === 0) return { passed: counted.passed, failed: 1 }
  return counted
}

/** Runs one check to its end; never throws. */
export const runCheck = async (check: Check, signal?: AbortSignal): Promise<Outcome> => {
  const startedAt = Date.now()
  const [script, ...args] = check.command
  if (check.report) rmSync(join(rootDir, check.report), { force: true })
  let output = ''
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [join(rootDir, script), ...args], {
      cwd: join(rootDir, check.cwd ?? '.'),
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', TURBO_TELEMETRY_DISABLED: '1', ...check.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    child.on('error', (error) => {
      output += error.message
      resolve(1)
    })
    child.on('close', resolve)
  })
  const outputFile = join('reports', 'logs', `${check.name.replaceAll(' ', '-')}.log`)
  mkdirSync(dirname(join(rootDir, outputFile)), { recursive: true })
  writeFileSync(join(rootDir, outputFile), output)
  return { check, ...countOf(check, code), ms: Date.now() - startedAt, output, outputFile }
}
