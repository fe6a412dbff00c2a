import { Component, type ReactNode } from 'react'

type Props = {
  children: ReactNode
  /** What stands in the place of a part that broke; `again` tries it anew. */
  renderInstead: (again: () => void) => ReactNode
  /** Told before the part is tried anew. */
  onAgain?: () => void
}

/** A part that breaks, or whose code did not arrive, leaves the rest of the page standing. */
export class PartBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    const { children, renderInstead, onAgain } = this.props
    if (!this.state.broken) return children
    return renderInstead(() => {
      onAgain?.()
      this.setState({ broken: false })
    })
  }
}
