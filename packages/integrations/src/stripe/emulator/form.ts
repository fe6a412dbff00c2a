/** A decoded form value: Stripe's bracket notation gives nested records and lists. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue }
export type FormRecord = { [key: string]: FormValue }

/** Decodes `application/x-www-form-urlencoded` with brackets, as Stripe's API does: `a[b]=1&c[0][d]=2`. */
export function decodeForm(body: string): FormRecord {
  const root = new Map<string, Node>()
  for (const [name, value] of new URLSearchParams(body)) place(root, pathOf(name), value)
  return recordOf(root)
}

type Node = string | Map<string, Node>

function pathOf(name: string): string[] {
  const head = name.split('[', 1)[0] ?? name
  const rest = [...name.slice(head.length).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
  return [head, ...rest]
}

function place(at: Map<string, Node>, path: readonly string[], value: string): void {
  const [key = '', ...rest] = path
  const name = key === '' ? String(at.size) : key
  if (rest.length === 0) {
    at.set(name, value)
    return
  }
  const next = at.get(name)
  const child = next instanceof Map ? next : new Map<string, Node>()
  at.set(name, child)
  place(child, rest, value)
}

function valueOf(node: Node): FormValue {
  if (typeof node === 'string') return node
  const isList = node.size > 0 && [...node.keys()].every((key, index) => key === String(index))
  return isList ? [...node.values()].map(valueOf) : recordOf(node)
}

function recordOf(node: Map<string, Node>): FormRecord {
  // fromEntries defines own properties, so a field named __proto__ stays a field.
  return Object.fromEntries([...node].map(([key, child]) => [key, valueOf(child)]))
}

export function text(value: FormValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function record(value: FormValue | undefined): FormRecord {
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}

export function list(value: FormValue | undefined): FormValue[] {
  return Array.isArray(value) ? value : []
}

export function strings(value: FormValue | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record(value)).flatMap(([key, child]) => (typeof child === 'string' ? [[key, child]] : [])),
  )
}
