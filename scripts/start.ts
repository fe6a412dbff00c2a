/** `npm start`: everything, from the built apps, until Ctrl-C. */
import { buildWhatIsStale } from './build/build-what-is-stale.ts'
import { runCommand } from './why-not.ts'
import { runWorld } from './world/run-world.ts'

await runCommand(() => runWorld('start', { meanwhile: buildWhatIsStale }))
