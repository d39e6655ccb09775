'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useId, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FieldError } from '#components/ui/field/field-error.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface NewCourse {
  slug: string
  title: string
  weeks: number
}
export type NewCourseAnswer = { ok: true; slug: string; said?: string[] } | { ok: false; says: string }

interface NewCourseFormProps {
  title: string
  weeksMax: number
  /** Weeks, to begin with. */
  weeksFirst: number
  words: { button: string; pending: string; refused: string }
  make: (course: NewCourse) => Promise<NewCourseAnswer>
  /** Why it cannot be sent yet, in what stands before the fields. */
  wrongBefore?: string | null
  /** Stands before the fields. */
  children?: ReactNode
}

/** Makes another course: of this one, or of files. */
export function NewCourseForm({ title, weeksMax, weeksFirst, words, make, ...before }: NewCourseFormProps) {
  const router = useRouter()
  const beforeId = useId()
  const [typedTitle, setTitle] = useState(title)
  const [slug, setSlug] = useState('')
  const [typedWeeks, setWeeks] = useState(String(weeksFirst))
  const [tried, setTried] = useState(false)
  const [answer, setAnswer] = useState<NewCourseAnswer | null>(null)
  const [pending, startTransition] = useTransition()
  const weeks = /^\d{1,3}$/.test(typedWeeks.trim()) ? Number(typedWeeks) : null
  const wrong = {
    title: typedTitle.trim() === '' ? 'Give the course a title.' : null,
    slug: /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug.trim())
      ? null
      : 'Use small letters, digits and single hyphens, such as networking-2027.',
    weeks: weeks === null || weeks > weeksMax ? `Give a whole number from 0 to ${weeksMax}.` : null,
    before: before.wrongBefore ?? null,
  }
  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (pending || weeks === null || Object.values(wrong).some((one) => one !== null)) return
    startTransition(async () => {
      const course = { slug: slug.trim(), title: typedTitle.trim(), weeks }
      const given = await make(course).catch(() => null)
      setAnswer(given ?? { ok: false, says: 'The server did not answer. Try again.' })
      if (given?.ok && (given.said ?? []).length === 0) router.push(`/courses/${given.slug}`)
    })
  }
  return (
    <form noValidate onSubmit={send} className="flex max-w-md flex-col items-start gap-3">
      {before.children}
      {tried && wrong.before !== null && <FieldError id={beforeId}>{wrong.before}</FieldError>}
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
        {pending ? words.pending : words.button}
      </Button>
      {answer?.ok === false && <Notice kind="attention" word={words.refused} title={answer.says} live />}
      {answer?.ok && (answer.said ?? []).length > 0 && (
        <Notice kind="info" word="Made, but for this" title={`/courses/${answer.slug}`} live>
          <ul className="list-disc pl-5">
            {answer.said?.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="mt-2">
            <NavLink href={`/courses/${answer.slug}`}>Open the course</NavLink>
          </p>
        </Notice>
      )}
    </form>
  )
}
