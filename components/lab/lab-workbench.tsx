'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState, useTransition } from 'react'
import type { SaveOutcome } from '#components/draft/draft-keeper.ts'
import { DraftStatusLine } from '#components/draft/draft-status-line.tsx'
import { randomKey } from '#components/draft/random-key.ts'
import { useDraft } from '#components/draft/use-draft.ts'
import { hasEvidence } from '#components/lab/check-detail.tsx'
import { ProgramEditor } from '#components/lab/editor/program-editor.tsx'
import { EvidenceViews } from '#components/lab/evidence-views.tsx'
import { RunPanel } from '#components/lab/run-panel.tsx'
import { firstFailure } from '#components/lab/run-summary.ts'
import { useRunEvents } from '#components/lab/use-run-events.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Ruler } from '#components/ui/ruler.tsx'
import { type Program, ProgramSchema } from '#graders/labs/contract/program.ts'
import { usualLanguage } from '#graders/runtimes.ts'
import type { Possible } from '#server/items/item-view.ts'
import type { Refusal } from '#server/refusal.ts'
import type { Lateness } from '#server/scores/lateness-view.ts'

interface RunRefusal extends Refusal {
  /** A run that is still going, when that is why. */
  runId?: string
}
interface ShownRun {
  id: string
  mode: 'practice' | 'submission'
  /** Of a submission that was not in time. */
  late?: Lateness | null
}

export interface LabActions {
  saveDraft: (input: {
    itemId: string
    attempt: number
    revision: number
    content: { kind: 'program'; program: Program }
  }) => Promise<SaveOutcome>
  runVisibleChecks: (input: {
    itemId: string
    program: Program
  }) => Promise<{ ok: true; runId: string; late?: undefined } | RunRefusal>
  submitProgram: (input: {
    itemId: string
    key: string
    program: Program
  }) => Promise<{ ok: true; submissionId: string; runId: string; late?: Lateness | null } | RunRefusal>
}

export interface LabWorkbenchProps {
  itemId: string
  attempt: number
  points: number
  starters: readonly Program[]
  draft: { content: Program; revision: number; savedAt: Date } | null
  submit: Possible
  practice: Possible
  /** The run to show when the page opens. */
  lastRun: ShownRun | null
  actions: LabActions
  /** The spec and the connection model, rendered on the server: the left column. */
  children: ReactNode
}

const noAnswer = 'The server did not answer. Your program is still here; try again.'

/** The lab page: spec on the left, program in the middle, checks on the right, and below what crossed the wire. */
export function LabWorkbench(props: LabWorkbenchProps) {
  const { itemId, attempt, points, starters, submit, practice, actions, children } = props
  const router = useRouter()
  const [shownRun, setShownRun] = useState(props.lastRun)
  const [startedHere, setStartedHere] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const [chosen, setChosen] = useState<string | null>(null)
  const key = useRef<string | null>(null)
  const followed = useRunEvents(shownRun?.id ?? null, () => {
    if (startedHere) router.refresh()
  })
  const { run } = followed
  const going = shownRun !== null && (run.phase === 'waiting' || run.phase === 'running') && startedHere

  const { content, change, status } = useDraft<Program>({
    storageKey: `draft:${itemId}:${attempt}`,
    initial: {
      content: props.draft?.content ?? starters[0] ?? { language: usualLanguage, files: [] },
      revision: props.draft?.revision ?? 0,
      savedAt: props.draft?.savedAt ?? null,
    },
    save: (program, revision) =>
      actions.saveDraft({ itemId, attempt, revision, content: { kind: 'program', program } }),
    recall: (stored) => ProgramSchema.safeParse(stored).data ?? null,
  })

  function start(mode: ShownRun['mode']) {
    setRefusal(null)
    key.current ??= randomKey()
    const submission = { itemId, key: key.current, program: content }
    startTransition(async () => {
      const call =
        mode === 'practice'
          ? actions.runVisibleChecks({ itemId, program: content })
          : actions.submitProgram(submission)
      const answer = await call.catch(() => null)
      if (answer === null) return setRefusal(noAnswer)
      if (!answer.ok) setRefusal(answer.says)
      if (mode === 'submission' && answer.ok) key.current = null
      if (answer.runId === undefined) return
      setStartedHere(true)
      setChosen(null)
      const late = answer.ok ? (answer.late ?? null) : null
      setShownRun({ id: answer.runId, mode, late })
      document.getElementById('checks')?.scrollIntoView({ block: 'nearest' })
    })
  }

  // Usually one sentence for both: the assignment is closed.
  const reasons = new Set([submit, practice].flatMap((one) => (one.possible ? [] : [one.because])))
  const selected =
    run.checks.find((check) => check.id === chosen) ??
    firstFailure(run.checks) ??
    run.checks.find(hasEvidence)
  return (
    <div className="grid grid-cols-1 items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)] xl:grid-cols-[minmax(0,17rem)_minmax(0,1fr)_minmax(0,21rem)] xl:grid-rows-[auto_1fr] xl:gap-x-7 2xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)_minmax(0,26rem)]">
      <div data-wide className="flex flex-col gap-6 lg:row-span-2 xl:[&_.prose]:text-15">
        {children}
      </div>
      <div>
        <h2 className="mb-2 text-21">Your program</h2>
        <ProgramEditor
          program={content}
          onChange={(program) => {
            key.current = null
            change(program)
          }}
          starters={starters}
          // Drafts are taken exactly as long as the visible checks can be run.
          readOnly={!practice.possible}
        />
        {(practice.possible || status.kind !== 'untouched') && <DraftStatusLine status={status} />}
        <div className="mt-2 flex flex-wrap gap-3">
          <Button
            onPress={() => start('practice')}
            isPending={pending}
            isDisabled={going || !practice.possible}
          >
            Run visible checks
          </Button>
          <Button
            look="primary"
            onPress={() => start('submission')}
            isPending={pending}
            isDisabled={going || !submit.possible}
          >
            Submit
          </Button>
        </div>
        {[...reasons].map((because) => (
          <Notice key={because} kind="info" className="mt-4" title={because} />
        ))}
        {refusal && <Notice kind="attention" word="Not done" title={refusal} live className="mt-4" />}
      </div>
      <section aria-labelledby="checks" className="xl:col-start-3 xl:row-span-2 xl:row-start-1">
        <h2 id="checks" className="mb-2 text-21">
          Checks
        </h2>
        <RunPanel
          followed={followed}
          mode={shownRun?.mode ?? null}
          points={points}
          late={shownRun?.late ?? null}
          selected={selected?.id ?? null}
          onSelect={(check) => {
            setChosen(check)
            document.getElementById('evidence')?.scrollIntoView({ block: 'nearest' })
          }}
          focusResult={startedHere}
        />
      </section>
      {selected && hasEvidence(selected) && (
        <section
          id="evidence"
          aria-labelledby="evidence-title"
          className="lg:col-span-2 xl:col-span-1 xl:col-start-2 xl:row-start-2"
        >
          <Ruler />
          <h2 id="evidence-title" className="mt-4 text-21">
            What happened
          </h2>
          <p className="mb-4 text-muted">In the check “{selected.says}”</p>
          <EvidenceViews key={selected.id} check={selected} />
        </section>
      )}
    </div>
  )
}
