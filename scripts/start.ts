/** `npm start`: everything, from the built apps, until Ctrl-C. */
import { staleApps } from './build/build-apps.ts'
import { buildVisibly } from './build/build-visibly.ts'
import { runCommand } from './why-not.ts'
import { runWorld } from './world/run-world.ts'

await runCommand(() => runWorld('start', { meanwhile: (signal) => buildVisibly(staleApps(), signal) }))
