'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { exerciseAddress, exercisesAddress } from '#components/authoring/exercise-address.ts'
import { TestWord } from '#components/authoring/test-word.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { VariantsTestSummary } from '#server/authoring/variants-test-view.ts'

interface Place {
  slug: string
  exerciseId: string
}

export interface PublishActions {
  publish: (
    input: Place & { revision: number },
  ) => Promise<
    { ok: true; version: number; isNew: boolean } | { ok: false; code: string; says: string; next?: number }
  >
  discard: (
    input: Place & { revision: number },
  ) => Promise<{ ok: true; published: boolean } | { ok: false; says: string }>
}

export interface PublishPanelProps extends Place {
  isLab: boolean
  newestVersion: number | null
  variantsTest: VariantsTestSummary | null
  /** The text was checked as it stands, and has no problem. */
  loads: boolean
  /** Saves what is not saved. Gives the revision, or null when it cannot be saved now. */
  save: () => Promise<number | null>
  /** The draft is gone. */
  settle: () => void
  setVersion: (version: number) => void
  actions: PublishActions
}

type Asking = 'untested' | 'discard' | null

/** From draft to version: the state of the test, Publish, and the way to throw the draft away. */
export function PublishPanel(props: PublishPanelProps) {
  const { slug, exerciseId, isLab, newestVersion, variantsTest, loads, actions } = props
  const router = useRouter()
  const [asking, setAsking] = useState<Asking>(null)
  const [refusal, setRefusal] = useState<{ says: string; next?: number | undefined } | null>(null)
  const [pending, startTransition] = useTransition()
  const isTested = isLab || variantsTest?.is === 'passed'

  const run = (work: (revision: number) => Promise<{ says: string; next?: number | undefined } | null>) =>
    startTransition(async () => {
      setAsking(null)
      const revision = await props.save()
      setRefusal(
        revision === null
          ? { says: 'The draft could not be saved, so nothing was done. What you typed is still here.' }
          : await work(revision),
      )
    })

  const publish = () =>
    run(async (revision) => {
      const answer = await actions.publish({ slug, exerciseId, revision }).catch(() => null)
      if (answer === null) return { says: 'The server did not answer. Try again.' }
      if (!answer.ok) return { says: answer.says, next: answer.next }
      props.settle()
      const address = exerciseAddress(slug, exerciseId, { which: answer.version })
      router.push(answer.isNew ? address : `${address}&unchanged=yes`)
      return null
    })

  const discard = () =>
    run(async (revision) => {
      const answer = await actions.discard({ slug, exerciseId, revision }).catch(() => null)
      if (answer === null) return { says: 'The server did not answer. Try again.' }
      if (!answer.ok) return { says: answer.says }
      props.settle()
      router.push(answer.published ? exerciseAddress(slug, exerciseId) : exercisesAddress(slug))
      return null
    })

  return (
    <section aria-labelledby="publish" className="mt-8 border-t border-line pt-4">
      <h2 id="publish" className="text-21">
        Publish
      </h2>
      <p className="mt-1 text-muted">
        {newestVersion === null ? 'Nothing is published yet.' : `Version ${newestVersion} is published.`} A
        published version never changes; assignments keep the one that they were made with.
      </p>
      {!isLab && (
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          <span>
            The draft as it is saved: <TestWord test={variantsTest} />
          </span>
          <NavLink href={exerciseAddress(slug, exerciseId, { page: '/variants', which: 'draft' })}>
            Test 1,000 variants
          </NavLink>
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button
          look="primary"
          isPending={pending}
          isDisabled={!loads}
          onPress={() => (isTested ? publish() : setAsking('untested'))}
        >
          {pending ? 'Working …' : 'Publish'}
        </Button>
        <Button isPending={pending} onPress={() => setAsking('discard')}>
          Throw the draft away
        </Button>
        {!loads && <span className="text-13 text-muted">A text with problems cannot be published.</span>}
      </div>
      {asking === 'untested' && (
        <Notice
          kind="attention"
          title={
            variantsTest?.is === 'failed'
              ? `These files failed the test of 1,000 variants, ${variantsTest.failures.toLocaleString('en')} times.`
              : 'These files have not passed the test of 1,000 variants.'
          }
          live
          className="mt-4"
        >
          {variantsTest?.is === 'failed' ? (
            <ul className="list-disc pl-6">
              {variantsTest.first.map((says) => (
                <li key={says}>{says}</li>
              ))}
            </ul>
          ) : (
            <p>The test finds numbers that make an answer ambiguous, before students do.</p>
          )}
          <p className="flex flex-wrap gap-3">
            <Button onPress={publish}>Publish all the same</Button>
            <Button onPress={() => setAsking(null)}>Not yet</Button>
          </p>
        </Notice>
      )}
      {asking === 'discard' && (
        <Notice kind="attention" title="Throw the draft away for good?" live className="mt-4">
          <p>
            {newestVersion === null ? 'Nothing of the exercise is left then.' : 'What is published stays.'}
          </p>
          <p className="flex flex-wrap gap-3">
            <Button onPress={discard}>Throw it away</Button>
            <Button onPress={() => setAsking(null)}>Keep it</Button>
          </p>
        </Notice>
      )}
      {refusal && (
        <Notice kind="attention" word="Not done" title={refusal.says} live className="mt-4">
          {refusal.next !== undefined && (
            <p>
              <Button
                onPress={() => {
                  if (refusal.next !== undefined) props.setVersion(refusal.next)
                  setRefusal(null)
                }}
              >
                Set version: {refusal.next}
              </Button>
            </p>
          )}
        </Notice>
      )}
    </section>
  )
}
