/** `npm run dev`: the same as start, with live reload of the server, the worker and the three apps, on the same port. */
import { browserApps, missingApps } from './build/build-apps.ts'
import { buildVisibly } from './build/build-visibly.ts'
import { openFrontDoor } from './dev/front-door.ts'
import { startViteServers } from './dev/vite-servers.ts'
import { runCommand } from './why-not.ts'
import { runWorld } from './world/run-world.ts'

await runCommand(() =>
  runWorld('dev', {
    watch: true,
    // The landing page, and what the server looks for at its start, come from a build; the apps themselves from Vite.
    meanwhile: (signal) => buildVisibly(missingApps(), signal),
    inFront: async ({ port, serverPort, dataDir, env, onLine }) => {
      const vite = await startViteServers(browserApps, dataDir, env, onLine)
      const door = await openFrontDoor(port, serverPort, vite.ports)
      return async () => {
        await door.close()
        await vite.stop()
      }
    },
  }),
)
