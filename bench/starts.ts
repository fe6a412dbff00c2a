import { findFreePort } from '../scripts/process/port.ts'
import { copyHouse } from '../scripts/test/house/copy.ts'
import { startReady } from '../scripts/test/house/npm.ts'
import { untilNobodyIsLeft } from '../scripts/test/house/processes.ts'
import type { Figure } from './report.ts'

/** `npm start` until `/readyz` says yes, in a copy of the project with the apps built: without a database, and again. */
export const benchStarts = async (): Promise<Figure[]> => {
  const house = copyHouse()
  try {
    const port = await findFreePort()
    const times: number[] = []
    for (let n = 0; n < 4; n += 1) {
      const { command, ms } = await startReady(house.dir, port)
      times.push(ms)
      command.process.kill('SIGTERM')
      await untilNobodyIsLeft(house.dir)
    }
    const [first = Number.NaN, ...again] = times
    return [
      { what: 'npm start, empty database, apps built', measured: first / 1000, unit: 's' },
      { what: 'npm start again, slowest of three', measured: Math.max(...again) / 1000, unit: 's', atMost: 5 },
    ]
  } finally {
    house.remove()
  }
}
