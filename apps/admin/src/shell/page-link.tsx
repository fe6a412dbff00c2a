import type { MouseEvent, ReactNode } from 'react'
import { hrefOf, type Page } from '../routes.tsx'

/** A real link to a page: it can be copied and opened in a tab; a plain click stays in the app. */
export function PageLink({
  page,
  current,
  onGo,
  onHover,
  className,
  children,
  title,
}: {
  page: Page
  current: boolean
  onGo: (page: Page) => void
  onHover?: (page: Page) => void
  className: string | undefined
  children: ReactNode
  title?: string
}) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onGo(page)
  }
  return (
    <a
      href={hrefOf({ page: page === 'board' ? undefined : page })}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={follow}
      onMouseEnter={() => onHover?.(page)}
      onFocus={() => onHover?.(page)}
      title={title}
    >
      {children}
    </a>
  )
}
