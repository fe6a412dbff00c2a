import { z } from 'zod'
import { role } from './words.ts'

/** Who is signed in. */
export const sessionUser = z.object({
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  pro_id: z.string().optional(),
  customer_id: z.string().optional(),
})
export type SessionUser = z.infer<typeof sessionUser>
export const meAnswer = z.object({ user: sessionUser })

/** The sign-ins of the demo world, shown on the sign-in pages; null outside it. */
export const demoSignIns = z
  .object({ password: z.string(), sign_ins: z.array(z.object({ email: z.string(), role, label: z.string() })) })
  .nullable()
