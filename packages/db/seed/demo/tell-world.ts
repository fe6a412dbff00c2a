import { Calendar } from './calendar.ts'
import { everydayJobs } from './everyday.ts'
import { fixtures } from './fixtures.ts'
import type { Fixture, InboxEvent } from './fixtures.ts'
import type { Life } from './life/life.ts'
import { makePeople } from './people.ts'
import type { People } from './people.ts'
import { Random } from './random.ts'
import { signInJobs } from './sign-in-jobs.ts'
import { DAY, Teller } from './tell.ts'

export type World = { people: People; lives: Life[]; fixtures: Fixture[]; events: InboxEvent[] }

const jobsInAll = 240
const seed = 20_260

/** Everything that happened in the demo world until `now`, in milliseconds. The same `now` gives the same world. */
export function tellWorld(now: number): World {
  const random = new Random(seed)
  const people = makePeople(random, (offset) => new Date(now + offset * DAY).toISOString())
  const teller = new Teller(random, people, new Calendar(), now)
  signInJobs(teller)
  const told = fixtures(teller)
  everydayJobs(teller, jobsInAll - teller.lives.length)
  return { people, lives: teller.lives, ...told }
}
