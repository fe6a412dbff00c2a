import { serviceByCode, serviceForTv } from './services.ts'
import type { Service, ServiceFamily } from './services.ts'

/** What a name says about a service: at least its family, and the service itself where the words are enough. */
export type ServiceMatch = { family: ServiceFamily; service: Service | null }

/** Whole words (never substrings: "CCTV" is no TV), most telling first. The second column is a code or a family. */
const wordRules: readonly (readonly [RegExp, ServiceFamily, string | null])[] = [
  [/\b(transformer|chime)\b/, 'doorbell', 'DB-TX'],
  [/\bdoor ?bells?\b.*\bwired\b|\bwired\b.*\bdoor ?bells?\b/, 'doorbell', 'DB-W'],
  [/\bdoor ?bells?\b/, 'doorbell', 'DB-B'],
  [/\bflood ?lights?\b/, 'camera', 'CAM-FL'],
  [/\b(nvr|4 cam|four cam)\b/, 'camera', 'CAM-4'],
  [/\b(poe|wired)\b.*\b(cameras?|cams?|cctv)\b|\b(cameras?|cams?|cctv)\b.*\b(poe|wired)\b/, 'camera', 'CAM-W'],
  [/\b(battery|wi ?fi|wireless)\b.*\b(cameras?|cams?)\b/, 'camera', 'CAM-B'],
  [/\b(cctv|cameras?|cams?|surveillance)\b/, 'camera', null],
  [/\b(mortise|door prep)\b/, 'lock', 'LK-M'],
  [/\bdead ?bolts?\b/, 'lock', 'LK-D'],
  [/\blocks?\b/, 'lock', 'LK-R'],
  [/\bthermostats?\b/, 'thermostat', 'TH-1'],
  [/\b(switch|switches|dimmers?)\b/, 'switch', 'SW-1'],
  [/\b(mesh|wi ?fi|network|router)\b/, 'network', 'NET-M'],
  [/\b(hub|automations?)\b/, 'hub', 'HUB-1'],
  [/\bgarage\b/, 'garage', 'GAR-1'],
  [/\b(diagnostics?|trip charge)\b/, 'diagnostic', 'DX-1'],
  [/\b(projectors?)\b/, 'projector', 'PRJ-1'],
  [/\b(remount|re mount)\b/, 'tv', 'TV-RE'],
  [/\b(dismount|take down)\b/, 'tv', 'TV-DIS'],
  [/\b(mantel|pull down|pulldown)\b/, 'tv', 'TV-MANTEL'],
  [/\boutdoor\b.*\b(tvs?|televisions?)\b/, 'tv', 'TV-OUT'],
  [/\b(frame|art|flush)\b.*\b(tvs?|televisions?)\b|\b(tvs?|televisions?)\b.*\bframe\b/, 'tv', 'TV-FRAME'],
  [/\b(tvs?|televisions?|flat ?screens?)\b/, 'tv', null],
  [/\bsound ?bars?\b/, 'audio', 'SB-1'],
  [/\b(surround|home theat(er|re))\b/, 'audio', 'HT-51'],
]

/** A TV that is the thing itself, not the place where another thing is put. */
const tvItself =
  /(?<!\b(?:above|over|under|below|behind|beside|near|by|from|to|(?<!mount )for) (?:(?:the|a|an|my|your|our) )?)\b(?:tvs?|televisions?|flat ?screens?)\b(?! (?:room|area|stand|cabinet|box|lights?|hub|switch|network))/
const mounting = /mount|\b(?:take down|hang|hung|install)/

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/i

function words(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

function byWords(text: string, inches: number | null): ServiceMatch | null {
  const spoken = words(text)
  // Where a TV is what is mounted, the other words say where, or what else.
  const isTvMounted = mounting.test(spoken) && tvItself.test(spoken)
  for (const [pattern, family, code] of wordRules) {
    if ((isTvMounted && family !== 'tv') || !pattern.test(spoken)) continue
    const service = code === null ? undefined : serviceByCode(code)
    const sized = family === 'tv' && inches !== null ? serviceForTv(inches) : undefined
    return { family, service: service ?? sized ?? null }
  }
  return null
}

/**
 * Finds the service that was bought: by its code, else by the whole words of its id and name. Where a TV is what is
 * mounted, words that say where or what else do not count.
 *
 * A TV without a size has a family but no service yet. Null when the words say nothing to us.
 *
 * @example
 * findService({ service_id: 'tv-l' })?.service?.name // => 'Mount TV 60-74"'
 * @example
 * findService({ service_name: 'CCTV camera install' })?.family // => 'camera'
 * @example
 * findService({ service_name: 'TV Mounting', tv_size: 85 })?.service?.code // => 'TV-XL'
 */
export function findService(named: Named & { tv_size?: number | null | undefined }): ServiceMatch | null {
  const coded = codedService(named)
  if (coded !== undefined) return { family: coded.family, service: coded }
  const inches = named.tv_size ?? null
  const id = textOf(named.service_id)
  return (uuid.test(id) ? null : byWords(id, inches)) ?? byWords(textOf(named.service_name), inches)
}

type Named = { service_id?: string | null | undefined; service_name?: string | null | undefined }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const codedService = (named: Named) =>
  serviceByCode(textOf(named.service_id)) ?? serviceByCode(textOf(named.service_name))

/** Whether the service is said by its code: no other word counts then. */
export const isCoded = (named: Named): boolean => codedService(named) !== undefined
