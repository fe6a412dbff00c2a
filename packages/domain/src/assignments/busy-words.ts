/** How a stretch of a tech's time that is not free is said. */
export const busyWords = { hold: 'Held for another job', visit: 'Has a visit', time_off: 'Is away' } as const
