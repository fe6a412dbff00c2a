import { z } from 'zod'

/**
 * Words that inputs are made of. Every input object is strict: a key that the caller does not own is
 * refused with its path, never ignored.
 */
export const jobId = z.string().min(1).max(64).describe('The job')
export const assignmentId = z.string().min(1).max(64).describe('The assignment')
/** The version the caller saw. With it, a change made in between is a CONFLICT, never overwritten. */
export const version = z.int().min(1).optional().describe('The version this change is based on')
export const instantInput = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset')
export const sentence = z.string().trim().min(1).max(2000)
/** With it the office goes on in spite of blockers that can be overridden; from others it is FORBIDDEN. */
export const overrideReason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .optional()
  .describe('Why dispatch goes on in spite of blockers that can be overridden')
/** Why something is decided by hand: kept in the history and shown with it. */
export const reason = z.string().trim().min(1).max(500).describe('Why')
export const optionalSentence = z.string().trim().max(2000).optional()
/** Opaque: give back what the last page gave. */
export const cursor = z.string().min(1).max(400).nullish()

const digits = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
const limitWords = 'Takes 1 to 100.'
/** How many rows, 1 to 100. A query string carries it as digits. */
export const limit = z
  .union([z.int(), digits], { error: limitWords })
  .refine((n) => n >= 1 && n <= 100, limitWords)
  .optional()

/** One value or several: `?status=a&status=b` arrives as a list, `?status=a` does not. */
export const oneOrMany = <S extends z.ZodType>(schema: S) => z.union([schema, z.array(schema).max(20)]).optional()
