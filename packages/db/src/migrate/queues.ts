import { PgBoss } from 'pg-boss'
import { deadLetterQueue, queues } from '../boss.ts'

/** pg-boss's schema and our queues, made by the owner, so that the application's role needs no DDL. */
export async function installQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, migrate: true, supervise: false, schedule: false })
  let failure: Error | undefined
  boss.on('error', (error) => (failure ??= error))
  await boss.start()
  try {
    const present = new Set((await boss.getQueues()).map((queue) => queue.name))
    if (!present.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue)
    for (const [name, { deadLetter, ...patience }] of Object.entries(queues)) {
      if (present.has(name)) await boss.updateQueue(name, patience)
      else await boss.createQueue(name, { ...patience, deadLetter })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  if (failure) throw failure
}
