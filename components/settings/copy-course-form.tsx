'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { browserZone } from '#components/ui/time/reader-time.tsx'

export interface CopyCourseFormProps {
  /** Name of the course in its address. */
  from: string
  title: string
  weeksMax: number
  copyCourse: (input: {
    from: string
    slug: string
    title: string
    weeks: number
    timeZone: string
  }) => Promise<{ ok: true; slug: string } | { ok: false; says: string }>
}

/** Half a year: the day of the week stays. */
const usualWeeks = 26

/** Makes the course of the next term from this one. */
export function CopyCourseForm({ from, title, weeksMax, copyCourse }: CopyCourseFormProps) {
  const router = useRouter()
  const [typedTitle, setTitle] = useState(title)
  const [slug, setSlug] = useState('')
  const [typedWeeks, setWeeks] = useState(String(usualWeeks))
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const weeks = /^\d{1,3}$/.test(typedWeeks.trim()) ? Number(typedWeeks) : null
  const wrong = {
    title: typedTitle.trim() === '' ? 'Give the course a title.' : null,
    slug: /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug.trim())
      ? null
      : 'Use small letters, digits and single hyphens, such as networking-2027.',
    weeks: weeks === null || weeks > weeksMax ? `Give a whole number from 0 to ${weeksMax}.` : null,
  }
  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (pending || weeks === null || wrong.title !== null || wrong.slug !== null || wrong.weeks !== null)
      return
    startTransition(async () => {
      const input = { from, slug: slug.trim(), title: typedTitle.trim(), weeks, timeZone: browserZone() }
      const answer = await copyCourse(input).catch(() => null)
      if (answer?.ok) router.push(`/courses/${answer.slug}`)
      else setRefusal(answer?.says ?? 'The server did not answer. Try again.')
    })
  }
  return (
    <form noValidate onSubmit={send} className="flex max-w-md flex-col items-start gap-3">
      <TextField
        label="Title of the new course"
        maxLength={200}
        value={typedTitle}
        onChange={setTitle}
        error={tried ? wrong.title : null}
        className="w-full"
      />
      <TextField
        label="Its name in the address"
        description="What stands after /courses/."
        mono
        maxLength={60}
        value={slug}
        onChange={setSlug}
        error={tried ? wrong.slug : null}
        className="w-full"
      />
      <TextField
        label="Weeks later"
        description="For every date; times of day and days of the week stay."
        inputMode="numeric"
        mono
        maxLength={3}
        value={typedWeeks}
        onChange={setWeeks}
        error={tried ? wrong.weeks : null}
      />
      <Button type="submit" size="small" look="primary" isPending={pending}>
        {pending ? 'Copying …' : 'Copy the course'}
      </Button>
      {refusal && <Notice kind="attention" word="Not copied" title={refusal} live />}
    </form>
  )
}
