/** What happened to a message of the log. */
export const messageStates = ['planned', 'claimed', 'sent', 'delivered', 'failed', 'skipped', 'dead'] as const
export type MessageState = (typeof messageStates)[number]

/** By which way a message goes; `log` where nothing is configured. */
export const messageChannels = ['sms', 'email', 'log'] as const
export type MessageChannel = (typeof messageChannels)[number]
