const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a string can be a row's id at all. What cannot be one is simply not found; it is no database error. */
export const isRowId = (value: string): boolean => uuid.test(value)
