import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import {
  checkDraftAction,
  discardDraftAction,
  publishDraftAction,
  saveExerciseDraftAction,
} from '#app/courses/[slug]/exercises/actions.tsx'
import { signedInViewer } from '#app/current-viewer.ts'
import { ExerciseEditor } from '#components/authoring/editor/exercise-editor.tsx'
import { exerciseAddress, exercisesAddress } from '#components/authoring/exercise-address.ts'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findEditor } from '#server/authoring/find-editor.ts'

interface EditPageProps {
  params: Promise<{ slug: string; exerciseId: string }>
}

const load = cache(async (slug: string, exerciseId: string) => {
  const viewer = await signedInViewer(
    `/courses/${encodeURIComponent(slug)}/exercises/${encodeURIComponent(exerciseId)}/edit`,
  )
  return (await findEditor(viewer, { slug, exerciseId })) ?? notFound()
})

export async function generateMetadata({ params }: EditPageProps): Promise<Metadata> {
  const { slug, exerciseId } = await params
  const { course } = await load(slug, exerciseId)
  return { title: `Edit ${exerciseId}, ${course.title}` }
}

export default async function EditPage({ params }: EditPageProps) {
  const { slug, exerciseId } = await params
  const { course, text, revision, savedAt, newestVersion, variantsTest, others, schema } = await load(
    slug,
    exerciseId,
  )
  return (
    <>
      <PageHeader
        title={`Edit ${exerciseId}`}
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: exercisesAddress(course.slug), name: 'Exercises' },
          { href: exerciseAddress(course.slug, exerciseId), name: exerciseId },
        ]}
        facts={[
          { name: 'Published', value: newestVersion === null ? 'not yet' : `version ${newestVersion}` },
          ...(others.length === 0 ? [] : [{ name: 'Kept as they are', value: others.join(', ') }]),
        ]}
      />
      <ExerciseEditor
        slug={course.slug}
        exerciseId={exerciseId}
        initial={{ text, revision, savedAt, variantsTest }}
        newestVersion={newestVersion}
        schema={schema}
        actions={{
          save: saveExerciseDraftAction,
          check: checkDraftAction,
          publish: publishDraftAction,
          discard: discardDraftAction,
        }}
      />
    </>
  )
}
