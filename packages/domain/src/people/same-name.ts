/**
 * Whether two names are the same: case, accents and extra spaces do not count. A name that is not given agrees with
 * none, since nothing says that it is the same person.
 *
 * @example
 * isSameName('José  Núñez', 'jose nunez') // => true
 * @example
 * isSameName('Ann', null) // => false
 */
export function isSameName(one: string | null, other: string | null): boolean {
  const key = keyOf(one)
  return key !== '' && key === keyOf(other)
}

const keyOf = (name: string | null): string =>
  (name ?? '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]+/g, '')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, ' ')
