import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { type Address, useAddress } from '../routes.tsx'

export const filterKeys = ['status', 'flag', 'severity', 'lane', 'stage', 'tech', 'from', 'to', 'q'] as const
export type FilterKey = (typeof filterKeys)[number]

/** A calendar day of the viewer as the instant it begins. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString()
}

function endOf(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString()
}

/** The address's filters as admin.jobs.list takes them; the status is left to the caller, who may ask per column. */
export function listInput(address: Address) {
  return {
    ...(address.flag ? { flag: address.flag } : {}),
    ...(address.severity ? { severity: address.severity } : {}),
    ...(address.lane ? { lane: address.lane } : {}),
    ...(address.stage ? { order_stage: address.stage } : {}),
    ...(address.tech ? { pro_id: address.tech } : {}),
    ...(address.from ? { from: startOf(address.from) } : {}),
    ...(address.to ? { to: endOf(address.to) } : {}),
    ...(address.q ? { q: address.q } : {}),
  }
}

export type ListInput = ReturnType<typeof listInput>

/** The filters as they stand; typing in the search field waits a breath before it asks. */
export function useListInput(): ListInput {
  const address = useAddress()
  const [q] = useDebouncedValue(address.q, 180)
  return useMemo(() => listInput({ ...address, q }), [address, q])
}

export function isFiltered(address: Address): boolean {
  return filterKeys.some((key) => address[key] !== undefined)
}

/** Whether the API's counts, which know every job and no filter, still say how many are shown. */
export function countsHold(address: Address): boolean {
  return filterKeys.every((key) => key === 'status' || address[key] === undefined)
}

export const noFilters: Record<FilterKey, undefined> = {
  status: undefined,
  flag: undefined,
  severity: undefined,
  lane: undefined,
  stage: undefined,
  tech: undefined,
  from: undefined,
  to: undefined,
  q: undefined,
}
