'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { SentSettings } from '#server/assignments/settings-view.ts'
import type { Refusal } from '#server/refusal.ts'

interface SaveRefusal extends Refusal {
  /** Of a save that did not see the newest one: in what the stored differs, and what to send to replace it. */
  differences?: readonly string[]
  seen?: string
}
type Saved = { ok: true; assignmentId: string } | SaveRefusal

export interface SaveActions {
  createAssignment: (input: { slug: string; settings: SentSettings }) => Promise<Saved>
  updateAssignment: (input: {
    assignmentId: string
    seen: string
    settings: SentSettings
    discardOpened: boolean
    opensLater: boolean
  }) => Promise<Saved>
}

export interface SaveTarget {
  slug: string
  /** Null for a new one. */
  assignment: { id: string; seen: string } | null
}

export interface SaveOptions {
  /** Replaces what someone else saved, named by their `seen`. */
  over?: string
  discardOpened?: boolean
  /** It may open later although work was handed in. */
  opensLater?: boolean
}

/** Sends the settings, once at a time, and goes back to the course when they are saved. */
export function useSave({ slug, assignment }: SaveTarget, actions: SaveActions) {
  const router = useRouter()
  const [refusal, setRefusal] = useState<SaveRefusal | null>(null)
  const [yes, setYes] = useState<SaveOptions>({})
  const [saved, setSaved] = useState(false)
  const [pending, startTransition] = useTransition()

  function save(settings: SentSettings, options: SaveOptions = {}) {
    if (pending) return
    // One question may follow another: what was answered yes stays so.
    const agreed = Object.keys(options).length === 0 ? {} : { ...yes, ...options }
    const { over, discardOpened = false, opensLater = false } = agreed
    setYes(agreed)
    setRefusal(null)
    startTransition(async () => {
      const call =
        assignment === null
          ? actions.createAssignment({ slug, settings })
          : actions.updateAssignment({
              assignmentId: assignment.id,
              seen: over ?? assignment.seen,
              settings,
              discardOpened,
              opensLater,
            })
      const answer = await call.catch(() => null)
      if (answer?.ok) {
        setSaved(true)
        router.push(`/courses/${slug}`)
      } else {
        setRefusal(
          answer ?? {
            ok: false,
            code: 'no-answer',
            says: 'The server did not answer. What you set is still here; try again.',
          },
        )
      }
    })
  }
  return { save, pending, refusal, saved, dismiss: () => setRefusal(null) }
}
