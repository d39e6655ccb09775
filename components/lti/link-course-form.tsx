'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { type InstructorsAs, LinkSettings } from '#components/lti/link-settings.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface LinkCourseFormProps {
  /** Of the platform's course. */
  title: string
  /** Where the viewer is an instructor. */
  courses: readonly { slug: string; title: string }[]
  makesCourses: boolean
  link: (input: {
    to: { slug: string } | { make: { slug: string; title: string } }
    instructorsAs: InstructorsAs
    makesColumns: boolean
  }) => Promise<{ ok: true; path: string } | Refusal>
}

/** What stands for a new course among the others; no slug holds a blank. */
const anew = ' new'

/** Links the platform's course to one here. */
export function LinkCourseForm({ title, courses, makesCourses, link }: LinkCourseFormProps) {
  const router = useRouter()
  const [chosen, choose] = useState(courses[0]?.slug ?? anew)
  const [newTitle, setTitle] = useState(title)
  const [slug, setSlug] = useState('')
  const [instructorsAs, setInstructorsAs] = useState<InstructorsAs>('ASSISTANT')
  const [makesColumns, setMakesColumns] = useState(true)
  const saving = useSaving(
    async () => {
      const to = chosen === anew ? { make: { slug: slug.trim(), title: newTitle.trim() } } : { slug: chosen }
      const answer = await link({ to, instructorsAs, makesColumns })
      if (answer.ok) router.push(answer.path)
      return answer
    },
    () => {},
  )
  return (
    <SavingForm saving={saving} does="Link the course" doing="Linking …" done="Linked.">
      <Select
        label="Course here"
        options={[
          ...courses.map((course) => ({ id: course.slug, name: `${course.title} (${course.slug})` })),
          ...(makesCourses ? [{ id: anew, name: 'A new course' }] : []),
        ]}
        value={chosen}
        onChange={choose}
        wraps
      />
      {chosen === anew && (
        <>
          <TextField label="Its title" maxLength={200} required value={newTitle} onChange={setTitle} />
          <TextField
            label="Its name in the address"
            description="Small letters, digits and single hyphens, such as networking-2027."
            mono
            maxLength={60}
            required
            value={slug}
            onChange={setSlug}
          />
        </>
      )}
      <LinkSettings
        {...{ instructorsAs, makesColumns }}
        onInstructorsAs={setInstructorsAs}
        onMakesColumns={setMakesColumns}
      />
    </SavingForm>
  )
}
