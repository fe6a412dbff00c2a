import { type AnchorHTMLAttributes, type MouseEvent, useEffect, useRef, useSyncExternalStore } from 'react'

/** How one app reads its pages out of the query string, and writes them back. */
export type QueryRoutes<Route> = {
  read: (params: URLSearchParams) => Route
  /** The query string without `?`; empty for the first page. */
  write: (route: Route) => string
}

const changed = 'h2s:route'

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange)
  window.addEventListener(changed, onChange)
  return () => {
    window.removeEventListener('popstate', onChange)
    window.removeEventListener(changed, onChange)
  }
}

const search = (): string => window.location.search

/**
 * A router for apps whose every address is a query string, so that a deep link also works from a plain file host.
 * Addresses that do not parse must be answered by `read` with the first page; nothing here throws.
 */
export function createQueryRouter<Route>({ read, write }: QueryRoutes<Route>) {
  const hrefOf = (route: Route): string => {
    const query = write(route)
    return query === '' ? window.location.pathname : `?${query}`
  }

  const go = (route: Route, options?: { replace?: boolean }): void => {
    const href = hrefOf(route)
    if (options?.replace === true) window.history.replaceState(null, '', href)
    else {
      window.history.pushState(null, '', href)
      window.scrollTo(0, 0)
    }
    window.dispatchEvent(new Event(changed))
  }

  const useRoute = (): Route => read(new URLSearchParams(useSyncExternalStore(subscribe, search)))

  /** A real link: it can be copied, middle-clicked and opened in a tab. */
  function Link({ to, onClick, children, ...rest }: { to: Route } & AnchorHTMLAttributes<HTMLAnchorElement>) {
    const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
      onClick?.(event)
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (event.defaultPrevented || !plain) return
      event.preventDefault()
      go(to)
    }
    return (
      <a {...rest} href={hrefOf(to)} onClick={follow}>
        {children}
      </a>
    )
  }

  return { useRoute, go, hrefOf, Link }
}

/** The page that had the focus last; null until the first page of a visit is there. */
let lastPage: string | null = null

/**
 * Call once per page. Sets the tab's title, and puts the focus on the page's `h1` when the page was reached by
 * following a link, so that a screen reader starts there. The first page of a visit keeps the browser's own focus.
 * @param ready false while the page shows a skeleton: the heading takes the focus when it exists
 */
export function usePageHeading(title: string, pageKey: string, ready = true) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (!ready || lastPage === pageKey) return
    if (lastPage !== null) heading.current?.focus({ preventScroll: true })
    lastPage = pageKey
  }, [pageKey, ready])
  return { ref: heading, tabIndex: -1 } as const
}
