import { invalid } from '@h2s/domain/errors'
import { z } from 'zod'
import { isRowId } from '../store/ids.ts'

/** The place of the last row of a page: when it was made, and its id for rows of the same instant. */
export type Place = { at: string; id: string }

const Stored = z.tuple([z.iso.datetime(), z.string().refine(isRowId)])

export const writeCursor = ({ at, id }: Place): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** Throws INVALID on a cursor that we did not write. */
export function readCursor(cursor: string): Place {
  const [at, id] = readAs(Stored, cursor)
  return { at, id }
}

/** The place in a history, whose entries are numbered. */
const StoredSeq = z.tuple([z.int32().min(1)])

export const writeSeqCursor = (seq: number): string => Buffer.from(JSON.stringify([seq])).toString('base64url')

/** Throws INVALID on a cursor that we did not write. */
export const readSeqCursor = (cursor: string): number => readAs(StoredSeq, cursor)[0]

function readAs<T>(schema: z.ZodType<T>, cursor: string): T {
  const read = schema.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!read.success) throw invalid('The cursor is not one that we gave', [{ path: 'cursor', message: 'not a cursor' }])
  return read.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
