const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** These take two of the 160 places. */
const extended = new Set('^{}\\[~]|€')

/** How a text message will be sent: places used, parts, and the characters that plain GSM-7 lacks. */
export type Gsm7Check = { ok: boolean; units: number; segments: number; foreign: string[] }

/**
 * Whether a text fits plain GSM-7, and in how many parts of 160 places (153 when there are several) it goes out.
 *
 * @example
 * gsm7Check('On my way').segments // => 1
 */
export function gsm7Check(text: string): Gsm7Check {
  const foreign: string[] = []
  let units = 0
  for (const character of text) {
    if (basic.has(character)) units += 1
    else if (extended.has(character)) units += 2
    else foreign.push(character)
  }
  const segments = units <= 160 ? 1 : Math.ceil(units / 153)
  return { ok: foreign.length === 0, units, segments, foreign: [...new Set(foreign)] }
}

const plain: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u2032]/g, "'"],
  [/[\u201C\u201D\u201E\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00A0\u2000-\u200A\u202F]/g, ' '],
  [/\u00D7/g, 'x'],
]

/**
 * A text in plain GSM-7: quotes, dashes and spaces made simple, accents dropped where the alphabet lacks them, the rest left out.
 *
 * @example
 * toGsm7('2–4 PM — ✅ Zoë') // => '2-4 PM -  Zoe'
 */
export function toGsm7(text: string): string {
  const simple = plain.reduce((done, [pattern, by]) => done.replaceAll(pattern, by), text)
  return Array.from(simple)
    .flatMap((character) =>
      basic.has(character) || extended.has(character) ? character : Array.from(character.normalize('NFD')),
    )
    .filter((character) => basic.has(character) || extended.has(character))
    .join('')
}
