import { invalid } from '@h2s/domain/errors'
import { z } from 'zod'
import { isRowId } from '../store/ids.ts'

/** The place of the last row of a page: when it was made, and its id for rows of the same instant. */
export type Place = { at: string; id: string }

const Stored = z.tuple([z.iso.datetime(), z.string().refine(isRowId)])

export const writeCursor = ({ at, id }: Place): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** Throws INVALID on a cursor that we did not write. */
export function readCursor(cursor: string): Place {
  const read = Stored.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!read.success) throw invalid('The cursor is not one that we gave', [{ path: 'cursor', message: 'not a cursor' }])
  const [at, id] = read.data
  return { at, id }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
