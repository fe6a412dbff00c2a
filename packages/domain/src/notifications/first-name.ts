/** The first name of a full name: its first run of letters; `otherwise` when there is none. At most 24 letters. */
export function firstName(full: string | null | undefined, otherwise = 'there'): string {
  const found = /[\p{L}][\p{L}\p{M}'’-]*/u.exec((full ?? '').replaceAll(/<[^>]*>?/g, ' '))
  return found === null ? otherwise : found[0].slice(0, 24)
}
