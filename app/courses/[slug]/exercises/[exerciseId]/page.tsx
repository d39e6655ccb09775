import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { judgePreviewAction } from '#app/courses/[slug]/exercises/actions.tsx'
import { describeParameters } from '#app/courses/[slug]/exercises/draft-preview.tsx'
import { signedInViewer } from '#app/current-viewer.ts'
import { CheckTable } from '#components/authoring/check-table.tsx'
import { exerciseAddress, exercisesAddress } from '#components/authoring/exercise-address.ts'
import { FolderFiles } from '#components/authoring/folder-files.tsx'
import { PreviewForm } from '#components/authoring/preview-form.tsx'
import { ProblemList } from '#components/authoring/problem-list.tsx'
import { Question } from '#components/authoring/question.tsx'
import { SeedStepper } from '#components/authoring/seed-stepper.tsx'
import { TestWord } from '#components/authoring/test-word.tsx'
import { UsesList } from '#components/authoring/uses-list.tsx'
import { VersionNav } from '#components/authoring/version-nav.tsx'
import { SolutionView } from '#components/content/solution.tsx'
import { ConnectionModel } from '#components/lab/connection-model.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findPreview, type PreviewView } from '#server/authoring/find-preview.ts'

interface PreviewPageProps {
  params: Promise<{ slug: string; exerciseId: string }>
  searchParams: Promise<{
    version?: string | string[]
    seed?: string | string[]
    unchanged?: string | string[]
  }>
}

const load = cache(async (slug: string, exerciseId: string, which: unknown, seed: unknown) => {
  const viewer = await signedInViewer(
    `/courses/${encodeURIComponent(slug)}/exercises/${encodeURIComponent(exerciseId)}`,
  )
  return (await findPreview(viewer, { slug, exerciseId, which, seed })) ?? notFound()
})

async function loadFor({ params, searchParams }: PreviewPageProps) {
  const { slug, exerciseId } = await params
  const { version, seed } = await searchParams
  return load(slug, exerciseId, version, seed)
}

export async function generateMetadata(props: PreviewPageProps): Promise<Metadata> {
  const { title, course } = await loadFor(props)
  return { title: `${title}, ${course.title}` }
}

export default async function PreviewPage(props: PreviewPageProps) {
  const view = await loadFor(props)
  const { unchanged } = await props.searchParams
  const { course, source, which, title, answer, variantsTest, files } = view
  const { slug } = course
  const { exerciseId } = source
  const isLab = answer.loads && answer.facts.kinds.includes('lab')
  return (
    <>
      <PageHeader
        title={title}
        trail={[
          { href: `/courses/${slug}`, name: course.title },
          { href: exercisesAddress(slug), name: 'Exercises' },
        ]}
        facts={[
          { name: 'Id', value: exerciseId },
          ...(answer.loads ? [{ name: 'Topic', value: answer.facts.topic }] : []),
          { name: 'Shown', value: which === 'draft' ? 'the draft' : `version ${which}` },
          ...(isLab ? [] : [{ name: 'Test', value: <TestWord test={variantsTest} /> }]),
        ]}
        actions={<Ways view={view} isLab={isLab} />}
      />
      <VersionNav slug={slug} source={source} which={which} />
      {unchanged !== undefined && (
        <Notice kind="info" title="There were no changes to publish. The draft is gone." className="mb-6" />
      )}
      {answer.loads ? (
        <Shown view={view} answer={answer} isLab={isLab} />
      ) : (
        <section aria-labelledby="problems" className="mb-10">
          <Notice kind="attention" word="Broken" title="This exercise does not load.">
            {which !== 'draft' && <p>Assignments that use it go on without it until it is mended.</p>}
          </Notice>
          <h2 id="problems" className="mt-6 mb-2 text-21">
            Problems
          </h2>
          <ProblemList problems={answer.problems} />
        </section>
      )}
      {course.mayWrite && source.versions.length > 0 && (
        <section aria-labelledby="uses" className="mt-12 max-w-3xl">
          <h2 id="uses" className="mb-2 text-21">
            In use
          </h2>
          <UsesList slug={slug} uses={view.uses} newest={source.versions[0]?.version ?? 1} />
        </section>
      )}
      <section aria-labelledby="files" className="mt-12">
        <h2 id="files" className="mb-2 text-21">
          Files
        </h2>
        <FolderFiles files={files} />
      </section>
    </>
  )
}

function Ways({ view: { course, source, which }, isLab }: { view: PreviewView; isLab: boolean }) {
  const { slug, mayWrite } = course
  const { exerciseId } = source
  return (
    <p className="flex flex-wrap gap-x-6">
      {!isLab && (
        <NavLink href={exerciseAddress(slug, exerciseId, { page: '/variants', which })}>
          Test 1,000 variants
        </NavLink>
      )}
      {mayWrite && source.ownCourse && (
        <NavLink href={exerciseAddress(slug, exerciseId, { page: '/edit' })}>Edit</NavLink>
      )}
      {mayWrite && (
        <NavLink href={`${exercisesAddress(slug)}/new?from=${exerciseId}&version=${which}`}>
          Copy to edit
        </NavLink>
      )}
    </p>
  )
}

interface ShownProps {
  view: PreviewView
  answer: Extract<PreviewView['answer'], { loads: true }>
  isLab: boolean
}

function Shown({ view, answer: { preview, crash }, isLab }: ShownProps) {
  const { course, source, which, seed, checks } = view
  const place = { slug: course.slug, exerciseId: source.exerciseId }
  if (preview === null) {
    return (
      <>
        <SeedStepper {...place} which={which} seed={seed} parameters="" />
        <Notice kind="attention" word="No variant" title={`This seed gives none: ${crash ?? ''}`} />
      </>
    )
  }
  const { presented, solution, parameters, cases } = preview
  const lab = presented.parts.find((part) => part.kind === 'lab')
  return (
    <>
      {!isLab && (
        <SeedStepper {...place} which={which} seed={seed} parameters={describeParameters(parameters)} />
      )}
      <section aria-labelledby="student">
        <h2 id="student" className="mb-4 text-21">
          As a student sees it
        </h2>
        <Question exercise={presented}>
          {lab ? (
            <ConnectionModel {...lab} />
          ) : (
            <PreviewForm
              key={`${which}:${seed}`}
              parts={presented.parts}
              cases={cases}
              place={{ ...place, which, seed }}
              judge={judgePreviewAction}
            />
          )}
        </Question>
      </section>
      {isLab && (
        <section aria-labelledby="checks" className="mt-12">
          <h2 id="checks" className="mb-4 text-21">
            Checks
          </h2>
          <CheckTable checks={checks} />
          <p className="mt-4 max-w-measure">
            Run them on a program of your own with <code>./roundtrip check {source.exerciseId} main.py</code>.
            The starters and the right and wrong solutions are among the files below.
          </p>
        </section>
      )}
      <section aria-labelledby="solution" className="mt-12">
        <h2 id="solution" className="mb-4 text-21">
          Solution
        </h2>
        <SolutionView {...solution} />
      </section>
    </>
  )
}
