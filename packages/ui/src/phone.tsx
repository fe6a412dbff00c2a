/** "+16025550169" → "(602) 555-0169"; a number from elsewhere stays as it is. */
export function formatPhone(phone: string): string {
  const found = /^\+?1?(\d{3})(\d{3})(\d{4})$/.exec(phone.replaceAll(/[\s().-]/g, ''))
  return found ? `(${found[1]}) ${found[2]}-${found[3]}` : phone
}
