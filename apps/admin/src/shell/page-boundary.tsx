import { EmptyState } from '@h2s/ui/empty-state'
import { PartBoundary } from '@h2s/ui/part-boundary'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'

/** A page that breaks leaves the shell standing. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return (
    <PartBoundary
      renderInstead={() => (
        <EmptyState
          title="This page stopped working"
          action={
            <Button variant="default" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          Nothing that was saved is lost. Reload to go on; if it happens again, tell support what you were doing.
        </EmptyState>
      )}
    >
      {children}
    </PartBoundary>
  )
}
