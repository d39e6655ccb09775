'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RulerProgress } from '#components/ui/page/ruler.tsx'

const askEveryMs = 1_500
const askAtMost = 400

export interface WaitingProps {
  /** What goes on, in a word or two. */
  word: string
  says: string
  /** Of what is done; left out where nobody can tell. */
  done?: { count: number; of: number }
}

/** Shows the page again and again until what goes on is over, and it gives way to the result. Gives up after ten minutes
 * without news. */
export function Waiting({ word, says, done }: WaitingProps) {
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
  const count = done?.count
  const [seen, setSeen] = useState(count)
  if (seen !== count) {
    setSeen(count)
    setAsked(0)
  }
  return (
    <Notice kind="info" word={word} title={says}>
      {done && <RulerProgress label={word} value={done.count} max={done.of} />}
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
