import { z } from 'zod'
import { blocker } from './words.ts'

export const proRow = z.object({
  pro_id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  branch_id: z.string().nullable(),
  city: z.string().nullable(),
  company_name: z.string().nullable(),
  time_zone: z.string(),
  skills: z.array(z.string()),
  licences: z.array(z.string()),
  languages: z.array(z.string()),
  tier: z.enum(['new', 'standard', 'senior']),
  max_daily_minutes: z.int(),
  active: z.boolean(),
  version: z.int(),
})
export const proList = z.object({ pros: z.array(proRow) })

/** One provider who could be sent, best first, with the reasons for the rank and what rules them out. */
export const proCandidate = z.object({
  pro_id: z.string(),
  name: z.string(),
  city: z.string().nullable(),
  skills: z.array(z.string()),
  tier: z.enum(['new', 'standard', 'senior']),
  score: z.number(),
  distance_km: z.number().nullable(),
  load_minutes: z.int(),
  rank: z.int(),
  reasons: z.array(z.string()),
  blockers: z.array(blocker),
  rejected_before: z.boolean(),
})
export const proCandidates = z.object({ candidates: z.array(proCandidate) })
