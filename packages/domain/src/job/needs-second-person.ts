/** The guards that stand for a critical flag: one person alone does not pass them. */
const takesTwo: ReadonlySet<string> = new Set(['NO_CRITICAL_FLAG', 'SCOPE'])

/** Whether overriding this blocker takes a second person. */
export const needsSecondPerson = (blocker: { code: string }): boolean => takesTwo.has(blocker.code)
