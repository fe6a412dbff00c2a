/** First thing a keyboard meets. */
export function SkipLink({ to = 'main' }: { to?: string }) {
  return (
    <a
      className="h2s-skip"
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault()
        const target = document.getElementById(to)
        target?.focus()
        target?.scrollIntoView()
      }}
    >
      Skip to content
    </a>
  )
}
