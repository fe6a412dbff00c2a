/**
 * Loaded before a child's own code (`node --import`): when the parent is gone, even by kill -9, the child leaves too.
 * The sign is that the channel between the two is closed, or, should somebody else still hold it open, another parent.
 */
const patienceMs = 15_000
const lookEveryMs = 1_000

if (process.channel) {
  const parent = process.ppid
  let isLeaving = false
  const leave = () => {
    if (isLeaving) return
    isLeaving = true
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMs).unref()
  }
  process.on('disconnect', leave)
  setInterval(() => {
    if (process.ppid !== parent) leave()
  }, lookEveryMs).unref()
  process.channel.unref()
}
