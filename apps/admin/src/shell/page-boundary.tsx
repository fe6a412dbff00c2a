import { EmptyState } from '@h2s/ui/empty-state'
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'

/** A page that breaks leaves the shell standing. */
export class PageBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
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
    )
  }
}
