import { readFileSync } from 'node:fs'
import type { World } from '../scripts/world/boot.ts'
import type { Figure } from './report.ts'

const residentMB = (pid: number): number => {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** What the two processes hold after all that has been asked of them. */
export const benchMemory = (world: World): Figure[] => {
  const { server, worker } = world.pids()
  return [
    { what: 'resident memory of the API', measured: residentMB(server), unit: 'MB', atMost: 250 },
    { what: 'resident memory of the worker', measured: residentMB(worker), unit: 'MB', atMost: 250 },
  ]
}
