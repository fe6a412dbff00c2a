/** The compiler over every room, two rooms at a time. */
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rootDir } from './root.ts'

const rooms = globSync(['packages/*/tsconfig.json', 'apps/*/tsconfig.json', '{e2e,bench,scripts}/tsconfig.json'], {
  cwd: rootDir,
})
  .map(dirname)
  .toSorted()

const checkRoom = (room: string): Promise<string> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(rootDir, 'node_modules/typescript/bin/tsc'), '--noEmit', '--pretty', 'false', '-p', room],
      { cwd: rootDir, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve(error ? stdout + stderr || error.message : ''),
    )
  })

const queue = [...rooms]
const complaints: string[] = []
const work = async (): Promise<void> => {
  for (let room = queue.shift(); room; room = queue.shift()) {
    const said = await checkRoom(room)
    if (said) complaints.push(said.trim())
  }
}
await Promise.all([work(), work()])

for (const complaint of complaints) console.error(complaint)
if (complaints.length === 0) console.log(`${rooms.length} rooms have sound types`)
process.exitCode = complaints.length > 0 || rooms.length === 0 ? 1 : 0
