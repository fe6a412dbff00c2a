import { createRootRoute, createRoute, createRouter, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import * as z from 'zod/mini'
import { flagTypes, lanes, orderStages, statuses, worstFirst } from './words.ts'

/**
 * Every address of the app. All of it stands in the query string of one route, so that a deep link works from any
 * plain file host: /admin/?page=payouts, /admin/?status=pending,accepted&job=<id>. What does not parse is dropped.
 */
z.config({ jitless: true })

const word = () => z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(120))), undefined)
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.catch(z.optional(z.enum(values)), undefined)
const listOf = <const T extends string>(values: readonly T[]) =>
  z.catch(
    z.optional(
      z.pipe(
        z.pipe(
          z.union([z.string(), z.array(z.string())]),
          z.transform((given) =>
            (typeof given === 'string' ? given.split(',') : given).filter((one) =>
              values.some((value) => value === one),
            ),
          ),
        ),
        z.array(z.enum(values)).check(z.minLength(1)),
      ),
    ),
    undefined,
  )
const isDay = (text: string): boolean => !Number.isNaN(Date.parse(`${text}T00:00:00`))
const day = () => z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/), z.refine(isDay))), undefined)

export const pages = ['board', 'jobs', 'attention', 'payouts', 'help'] as const
export type Page = (typeof pages)[number]

export const payoutTabs = ['pending_review', 'held', 'approved', 'paid', 'rejected'] as const

const addressSchema = z.object({
  page: oneOf(pages),
  job: word(),
  status: listOf(statuses),
  flag: listOf(flagTypes),
  severity: listOf(worstFirst),
  lane: listOf(lanes),
  stage: listOf(orderStages),
  /** A provider's id, or `none` for jobs that nobody has. */
  tech: word(),
  from: day(),
  to: day(),
  q: word(),
  tab: oneOf(payoutTabs),
  /** How the table is sorted; without it the newest job comes first. */
  sort: oneOf(['visit']),
})
export type Address = z.infer<typeof addressSchema>

/** Plain `key=value`, lists with commas: readable in a chat message, unlike the router's own JSON. */
function writeSearch(search: Record<string, unknown>): string {
  const parts: string[] = []
  for (const [key, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : ''
    if (text !== '') parts.push(`${key}=${encodeURIComponent(text).replaceAll('%2C', ',')}`)
  }
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

/** The router around the app; the app itself is handed in, since it reads its address from here. */
export function createAppRouter(app: () => ReactNode) {
  const root = createRootRoute({ notFoundComponent: () => <Navigate to="/" replace /> })
  const only = createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: (raw: Record<string, unknown>): Address => addressSchema.parse(raw),
    component: app,
  })
  return createRouter({
    routeTree: root.addChildren([only]),
    basepath: '/admin',
    trailingSlash: 'always',
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: writeSearch,
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}

/** Where we are. Filters, page and open job all live here and nowhere else. */
export function useAddress(): Address {
  return useSearch({ from: '/' })
}

export type GoOptions = { replace?: boolean }

/** Changes part of the address; `undefined` removes a key. Back undoes it unless `replace`. */
export function useGo(): (patch: Partial<Address>, options?: GoOptions) => void {
  const navigate = useNavigate({ from: '/' })
  return useCallback(
    (patch: Partial<Address>, options: GoOptions = {}) => {
      void navigate({ to: '/', search: (old) => ({ ...old, ...patch }), replace: options.replace ?? false })
    },
    [navigate],
  )
}

/** The address of one page without its filters, for real links. */
export function hrefOf(address: Partial<Address>): string {
  return `/admin/${writeSearch(address)}`
}
