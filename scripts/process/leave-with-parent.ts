/**
 * Loaded before a child's own code (`node --import`): when the parent is gone, even by kill -9, the child leaves too.
 * The system closes the channel between the two in every case, and that is the sign.
 */
const patienceMs = 15_000

if (process.channel) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMs).unref()
  })
  process.channel.unref()
}
