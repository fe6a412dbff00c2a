import { bootWorld } from '../scripts/world/boot.ts'
import { benchReads } from './reads.ts'
import { benchMemory } from './memory.ts'
import { printFigures } from './report.ts'
const world = await bootWorld({ dataDir: '/tmp/rdata', port: 4877, env: { ...process.env, DEMO: 'on', LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '100000000' } })
try { printFigures([...(await benchReads(world)), ...benchMemory(world)]) } finally { await world.stop(); process.exit(0) }
