/** An instant in milliseconds as the database takes it. */
export const iso = (at: number): string => new Date(at).toISOString()
