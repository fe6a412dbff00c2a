/** Says something, and when it is told to leave, something more on its way out. */
import { createLog } from '../../src/log/create-log.ts'

const log = createLog('info', 'test')
log.info('here')
process.once('message', () => {
  log.info('stopping')
  log.info('stopped')
  process.exit(0)
})
process.send?.('ready')
