/** The real system on a port and a database of its own, for one run of the browser tests. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bootWorld } from '../../scripts/world/boot.ts'

const { E2E_DATA: dataDir = '', E2E_PORT: port = '', DATABASE_URL: _notOurs, ...env } = process.env

const world = await bootWorld({
  dataDir,
  port: Number(port),
  env,
  onCrash: (sentence) => console.error(sentence),
})
writeFileSync(
  join(dataDir, 'world.json'),
  JSON.stringify({ url: world.url, ownerUrl: world.ownerUrl, pids: world.pids() }),
)

const stop = async (): Promise<void> => {
  await world.stop()
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
