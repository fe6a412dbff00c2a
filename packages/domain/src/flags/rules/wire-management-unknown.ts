import type { FlagRule, FlagText } from '../facts.ts'

/** Where the wires go decides time, price and parts. */
export const wireManagementUnknown: FlagRule = {
  flag: 'WIRE_MANAGEMENT_UNKNOWN',
  until: 'visit',
  find: ({ metadata, asks }) =>
    metadata.wire_management_required === 'UNKNOWN' && asks('wire')
      ? [
          {
            severity: 'HIGH',
            message: 'Wire management level not determined',
            evidence: { wire_management_required: 'UNKNOWN' },
          },
        ]
      : [],
}

export const wireManagementUnknownText: FlagText = {
  raised_when: 'The wire management level is unknown, and a bought service asks for it',
  severity: 'HIGH',
}
