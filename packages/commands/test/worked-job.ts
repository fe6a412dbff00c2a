import { acceptAssignment } from '../src/assignments/accept-assignment.ts'
import { completeAssignment } from '../src/assignments/complete-assignment.ts'
import { startAssignment } from '../src/assignments/start-assignment.ts'
import { customerActor, jobWith, providerActor } from './world.ts'
import type { World } from './world.ts'

/** A job that its tech has accepted, started and completed, by the commands; with both of them to go on as. */
export async function workedJob(world: World, job: Parameters<typeof jobWith>[2]) {
  const made = await jobWith(world, 'offered', job)
  const mine = world.as(providerActor(made.pro.pro_id))
  await acceptAssignment(mine, made)
  await startAssignment(mine, made)
  await completeAssignment(mine, made)
  return { ...made, mine, customer_ctx: world.as(customerActor(made.customer.customer_id)) }
}
