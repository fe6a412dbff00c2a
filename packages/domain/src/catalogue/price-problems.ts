import { isItemList } from './item-words.ts'
import type { Item, ItemProblem } from './items.ts'
import { serviceForTv } from './services.ts'
import { asItems } from './work.ts'

/**
 * Why items have no price, with the path of each reason; empty where `priceOf` gives one.
 *
 * @example
 * priceProblems([{ service_name: 'Gutter cleaning' }])[0]?.message // => '"Gutter cleaning" is not in the catalogue'
 */
export function priceProblems(items: unknown): ItemProblem[] {
  if (!isItemList(items)) return [{ path: '', value: items, message: 'is no list of items' }]
  return asItems(items).flatMap((item) => [...item.problems, ...withoutPrice(item)])
}

function withoutPrice({ index, service_id, service_name, family, service, tv_size }: Item): ItemProblem[] {
  const path = `${index}.${service_name === null && service_id !== null ? 'service_id' : 'service_name'}`
  const value = service_name ?? service_id
  const name = `"${(value ?? '').slice(0, 80)}"`
  if (family === null) return [{ path, value, message: `${name} is not in the catalogue` }]
  if (service === null) return [{ path, value, message: `${name} does not say which service it is` }]
  if (!service.on_top_of_tv || serviceForTv(tv_size ?? 0) !== undefined) return []
  return [{ path: `${index}.metadata.tv_size`, value: tv_size, message: `is needed for ${service.name}` }]
}
