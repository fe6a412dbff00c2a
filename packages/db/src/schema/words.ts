// The lists that a CHECK constraint holds a column to. Rules own their words (domain); what only storage knows is named here.
export const jobOrigins = ['stripe', 'order', 'manual', 'legacy'] as const
export type JobOrigin = (typeof jobOrigins)[number]

export const orderSources = ['stripe', 'manual', 'legacy'] as const
export type OrderSource = (typeof orderSources)[number]

export const lineKinds = ['service', 'adder', 'goods', 'discount'] as const
export type LineKind = (typeof lineKinds)[number]

export const seats = ['lead', 'helper'] as const
export type Seat = (typeof seats)[number]

export const blockKinds = ['hold', 'visit', 'time_off'] as const
export type BlockKind = (typeof blockKinds)[number]

export const tiers = ['new', 'standard', 'senior'] as const
export type Tier = (typeof tiers)[number]

export const actorKinds = ['user', 'link', 'system'] as const
export type ActorKind = (typeof actorKinds)[number]

export const recipientKinds = ['customer', 'provider', 'dispatcher'] as const
export type RecipientKind = (typeof recipientKinds)[number]

export const channels = ['sms', 'email', 'log'] as const
export type Channel = (typeof channels)[number]

export const messageStates = ['planned', 'claimed', 'sent', 'delivered', 'failed', 'skipped', 'dead'] as const
export type MessageState = (typeof messageStates)[number]

export const inboxOutcomes = ['done', 'noop', 'ignored', 'failed'] as const
export type InboxOutcome = (typeof inboxOutcomes)[number]
