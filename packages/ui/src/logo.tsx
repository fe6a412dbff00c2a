/** The mark: a house with a check, in the accent. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <rect width="24" height="24" rx="6.5" fill="#4f58cb" />
      <path d="M6 11.4 12 6l6 5.4V17a1.2 1.2 0 0 1-1.2 1.2H7.2A1.2 1.2 0 0 1 6 17z" fill="#fff" />
      <path
        d="m9.4 13.2 1.9 1.9 3.4-3.6"
        fill="none"
        stroke="#4f58cb"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
