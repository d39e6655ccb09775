/** The name and its sign: two lifelines, there and back. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold">
      <svg aria-hidden="true" viewBox="0 0 20 24" className="h-6 w-5" fill="none" strokeWidth="1.75">
        <path d="M2 1V23M18 1V23" className="stroke-border" strokeWidth="1.25" />
        <path d="M2 4L18 11" className="stroke-accent" />
        <path d="M18 13L2 20" className="stroke-server" strokeDasharray="3 2" />
      </svg>
      Roundtrip
    </span>
  )
}
