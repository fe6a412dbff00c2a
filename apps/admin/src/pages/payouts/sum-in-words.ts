const ones = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

function words(n: number): string {
  if (n < 20) return ones[n] ?? ''
  if (n < 100) return `${tens[Math.floor(n / 10)]}${n % 10 ? `-${ones[n % 10]}` : ''}`
  if (n < 1000) return `${ones[Math.floor(n / 100)]} hundred${n % 100 ? ` ${words(n % 100)}` : ''}`
  if (n < 1_000_000) return `${words(Math.floor(n / 1000))} thousand${n % 1000 ? ` ${words(n % 1000)}` : ''}`
  return `${words(Math.floor(n / 1_000_000))} million${n % 1_000_000 ? ` ${words(n % 1_000_000)}` : ''}`
}

/** 41250 → "four hundred twelve dollars and fifty cents": a sum that is read twice is rarely wrong twice. */
export function sumInWords(cents: number): string {
  const dollars = Math.floor(cents / 100)
  const rest = cents % 100
  return `${words(dollars)} dollar${dollars === 1 ? '' : 's'}${rest ? ` and ${words(rest)} cent${rest === 1 ? '' : 's'}` : ''}`
}
