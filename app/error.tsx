'use client'
import { useEffect } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  useEffect(() => console.error(error), [error])
  return (
    <>
      <title>Something broke · Roundtrip</title>
      <h1 className="mb-4 text-28">Something broke on our side</h1>
      <Notice kind="fault" title="This page could not be shown. It cost you nothing.">
        <p>
          What was saved is saved; what you had typed and was not saved yet is kept in this browser tab.
          {error.digest && (
            <> If it happens again, tell the people who run this site the number {error.digest}.</>
          )}
        </p>
        <p className="flex flex-wrap items-center gap-4">
          <Button look="primary" onPress={retry}>
            Try again
          </Button>
          <NavLink href="/">Your work</NavLink>
        </p>
      </Notice>
    </>
  )
}
