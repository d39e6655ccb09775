'use client'
import './globals.css'

export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Roundtrip</title>
        <main className="mx-auto max-w-xl px-4 pt-16">
          <h1 className="mb-4 text-28">Something broke on our side</h1>
          <p className="text-17">
            No page can be shown at the moment. What was saved is saved.
            {error.digest && (
              <> If it happens again, tell the people who run this site the number {error.digest}.</>
            )}
          </p>
          <button
            type="button"
            onClick={retry}
            className="mt-4 min-h-10 cursor-pointer rounded border border-border px-4"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
