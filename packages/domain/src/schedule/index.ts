export { DAY, HOUR, MINUTE, hoursUntil, readEpoch, toEpoch, toInstant } from './instant.ts'
export type { Instant, TimeLike } from './instant.ts'
export { atWallTime, isZone, usualClockChange, wallClock } from './wall-clock.ts'
export type { ClockChange, WallClock } from './wall-clock.ts'
