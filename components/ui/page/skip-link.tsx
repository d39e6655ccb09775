/** The first stop of the Tab key: jumps over the navigation to the page's main part. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only rounded bg-surface px-4 py-2 text-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
    >
      Skip to the content
    </a>
  )
}
