'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

const askEveryMs = 1_500
const askAtMost = 400

/** Looks again and again until the test is over, and then gives way to its report. Gives up after ten minutes. */
export function TestProgress({ says }: { says: string }) {
  const router = useRouter()
  const [asked, setAsked] = useState(0)
  const over = asked >= askAtMost
  useEffect(() => {
    if (over) return undefined
    const timer = setTimeout(() => {
      setAsked(asked + 1)
      if (document.visibilityState === 'visible') router.refresh()
    }, askEveryMs)
    return () => clearTimeout(timer)
  }, [asked, over, router])
  return (
    <Notice kind="info" word="Being tested" title={says}>
      {over ? (
        <p>
          This takes longer than it should.{' '}
          <Button size="small" onPress={() => setAsked(0)}>
            Look again
          </Button>
        </p>
      ) : (
        <p>The result appears here by itself. You may leave this page meanwhile.</p>
      )}
      <Announcer message={says} />
    </Notice>
  )
}
