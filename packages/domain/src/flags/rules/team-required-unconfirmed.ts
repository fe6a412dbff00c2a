import type { FlagRule, FlagText } from '../facts.ts'

const SHORT_NOTICE_HOURS = 24

/** Two people are needed and fewer have said yes. */
export const teamRequiredUnconfirmed: FlagRule = {
  flag: 'TEAM_REQUIRED_UNCONFIRMED',
  until: 'visit',
  find: ({ crew_needed, crew_reasons, seats, hours_to_visit }) =>
    crew_needed > 1 && seats < crew_needed
      ? [
          {
            severity: hours_to_visit !== null && hours_to_visit < SHORT_NOTICE_HOURS ? 'CRITICAL' : 'HIGH',
            message: `${crew_needed} techs needed, ${seats} accepted: ${crew_reasons[0] ?? 'the work takes two'}`,
            evidence: { needed: crew_needed, accepted: seats, reasons: crew_reasons },
          },
        ]
      : [],
}

export const teamRequiredUnconfirmedText: FlagText = {
  raised_when: 'More than one tech is needed, and fewer have accepted',
  severity: 'HIGH; CRITICAL under 24 h before the visit',
}
