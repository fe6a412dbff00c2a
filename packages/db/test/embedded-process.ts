import { startEmbedded } from '../src/embedded.ts'

// A process that owns a cluster until it is killed.
const { ownerUrl } = await startEmbedded({ dataDir: process.argv[2] ?? '' })
process.send?.(ownerUrl)
process.on('disconnect', () => process.exit(0))
