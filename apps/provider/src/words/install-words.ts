/** Install details and equipment, as one tech would tell another. */

const wallTypes: Record<string, string> = {
  DRYWALL: 'Drywall',
  BRICK: 'Brick',
  PLASTER: 'Plaster',
  TILE: 'Tile',
  CONCRETE: 'Concrete',
  WOOD: 'Wood',
}

const wireLevels: Record<string, string> = {
  NONE: 'Leave the wires visible',
  BASIC_CONCEAL: 'Tie and tuck the wires',
  CONCEAL_RACEWAY: 'Raceway on the wall',
  FULL_INWALL: 'Wires inside the wall',
}

const constraints: Record<string, string> = {
  HOA: 'HOA rules apply',
  RENTER: 'Renter: ask before drilling',
  NO_DRILLING: 'No drilling allowed',
}

const sentenceCase = (code: string): string => {
  const words = code.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const wallWords = (code: string): string => wallTypes[code] ?? sentenceCase(code)
export const wireWords = (code: string): string => wireLevels[code] ?? sentenceCase(code)
export const constraintWords = (code: string): string => constraints[code] ?? sentenceCase(code)

/** An open flag of these kinds is a question that the tech settles on the doorstep, before the drill comes out. */
export const doorstepQuestions: Partial<Record<string, { ask: string; why: string }>> = {
  WALL_TYPE_UNKNOWN: { ask: 'What is the wall made of?', why: 'Nobody has told us. Knock and check before drilling.' },
  WIRE_MANAGEMENT_UNKNOWN: {
    ask: 'How should the wires be hidden?',
    why: 'Visible, tied, in a raceway or inside the wall: the customer has not chosen yet.',
  },
  ACCESS_DETAILS_MISSING: { ask: 'How do you get in?', why: 'Unit, gate code or an adult at home is not confirmed.' },
}

export type BringState = { label: string; tone: 'green' | 'blue' | 'yellow' | 'gray'; ready: boolean }

const bringStates: Record<string, BringState> = {
  delivered: { label: 'Delivered', tone: 'green', ready: true },
  picked: { label: 'Picked', tone: 'green', ready: true },
  reserved: { label: 'Reserved in stock', tone: 'blue', ready: false },
  shipped: { label: 'Shipped', tone: 'blue', ready: false },
  ordered: { label: 'Ordered', tone: 'yellow', ready: false },
  planned: { label: 'Not ordered yet', tone: 'yellow', ready: false },
  customer: { label: 'Customer has it', tone: 'gray', ready: true },
}

export const bringState = (code: string): BringState =>
  bringStates[code.toLowerCase()] ?? { label: sentenceCase(code), tone: 'gray', ready: false }

/** "2 × Raceway kit", kept together at a line's end. */
export function countOf(quantity: number, name: string): string {
  const shown = name.charAt(0).toUpperCase() + name.slice(1)
  return quantity > 1 ? `${quantity}\u00A0×\u00A0${shown}` : shown
}
