import { isIPv6 } from 'node:net'

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * Who counts as one caller: an IPv4 address, also one that came in over IPv6, or the /64 network that a household or a
 * machine gets with IPv6.
 */
export function networkOf(address: string): string {
  const plain = mapped.exec(address)?.[1]
  if (plain !== undefined) return plain
  if (!isIPv6(address)) return address.toLowerCase()
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const skipped = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = [...head, ...(address.includes('::') ? skipped : []), ...tail].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
