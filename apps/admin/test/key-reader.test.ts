import { describe, expect, it } from 'vitest'
import { keyReader } from '../src/shell/key-reader.ts'

const known = [{ keys: 'mod+K' }, { keys: 'J' }, { keys: 'A' }, { keys: 'G A' }, { keys: '?' }]
const reader = () => {
  const read = keyReader(() => known)
  return (key: string, at: number, mod = false) => read({ key, mod, at })?.keys ?? null
}

describe('keys', () => {
  it('reads one letter, whatever its case', () => {
    expect(reader()('j', 0)).toBe('J')
    expect(reader()('?', 0)).toBe('?')
  })

  it('reads a chord only with Ctrl or Command', () => {
    expect(reader()('k', 0, true)).toBe('mod+K')
    expect(reader()('k', 0)).toBeNull()
  })

  it('takes the letter that ends a sequence for the sequence, not for itself', () => {
    const read = reader()
    expect(read('g', 0)).toBeNull()
    expect(read('a', 300)).toBe('G A')
    expect(read('a', 400)).toBe('A')
  })

  it('forgets the first letter after a moment', () => {
    const read = reader()
    read('g', 0)
    expect(read('a', 2000)).toBe('A')
  })
})
