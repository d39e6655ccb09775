import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { createDraftAction } from '#app/courses/[slug]/exercises/actions.tsx'
import { signedInViewer } from '#app/current-viewer.ts'
import { exercisesAddress } from '#components/authoring/exercise-address.ts'
import { NewExerciseForm } from '#components/authoring/new-exercise-form.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findNewExercise } from '#server/authoring/find-new-exercise.ts'

export const metadata: Metadata = { title: 'New exercise' }

interface NewExercisePageProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<{ from?: string | string[]; version?: string | string[] }>
}

export default async function NewExercisePage({ params, searchParams }: NewExercisePageProps) {
  const { slug } = await params
  const { from, version } = await searchParams
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/exercises/new`)
  const { course, templates, copy } = (await findNewExercise(viewer, { slug, from, version })) ?? notFound()
  return (
    <>
      <PageHeader
        title={copy ? `A copy of ${copy.title}` : 'New exercise'}
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: exercisesAddress(course.slug), name: 'Exercises' },
        ]}
      />
      <NewExerciseForm
        key={copy?.exerciseId ?? ''}
        slug={course.slug}
        templates={templates}
        copy={copy}
        create={createDraftAction}
      />
    </>
  )
}
