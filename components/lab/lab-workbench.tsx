'use client'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { SignInLink } from '#components/account/sign-in-link.tsx'
import type { SaveOutcome } from '#components/draft/draft-keeper.ts'
import { DraftStatusLine } from '#components/draft/draft-status-line.tsx'
import { OtherDraftLine } from '#components/draft/other-draft-line.tsx'
import { useDraft } from '#components/draft/use-draft.ts'
import { FullMarks } from '#components/exercise/full-marks.tsx'
import { NextLink } from '#components/exercise/next-link.tsx'
import { FoldableColumn } from '#components/lab/columns/foldable-column.tsx'
import { LabTabs } from '#components/lab/columns/lab-tabs.tsx'
import {
  type FoldablePanel,
  type LabPanel,
  type LabView,
  labViewCookie,
  writeLabView,
} from '#components/lab/columns/lab-view.ts'
import { ProgramEditor } from '#components/lab/editor/program-editor.tsx'
import type { AskForRight } from '#components/lab/evidence/compare/use-right-check.ts'
import { EvidenceViews } from '#components/lab/evidence/evidence-views.tsx'
import { RunButtons } from '#components/lab/run/run-buttons.tsx'
import { RunPanel } from '#components/lab/run/run-panel.tsx'
import { checkToShow, hasEvidence, tally } from '#components/lab/run/run-summary.ts'
import { type RunActions, type ShownRun, useLabRun } from '#components/lab/run/use-lab-run.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Notice } from '#components/ui/notice.tsx'
import { type Program, ProgramSchema } from '#graders/labs/contract/program.ts'
import { roleOf } from '#graders/labs/contract/program-role.ts'
import { usualLanguage } from '#graders/runtimes.ts'
import type { Possible } from '#server/items/item-view.ts'
import type { ItemWay } from '#server/items/way-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface LabActions extends RunActions {
  /** There from when the solution may be seen. */
  compare?: AskForRight
  unpackUpload: (input: {
    itemId: string
    name: string
    base64: string
  }) => Promise<{ ok: true; files: Program['files'] } | Refusal>
  saveDraft: (input: {
    itemId: string
    attempt: number
    variantId: string
    seen: number
    content: { kind: 'program'; program: Program }
  }) => Promise<SaveOutcome>
}

export interface LabWorkbenchProps {
  itemId: string
  attempt: number
  variantId: string
  points: number
  starters: readonly Program[]
  /** What the program is given when it is started: HOST PORT. */
  argumentNames: readonly string[]
  draft: { content: Program; revision: number; savedAt: Date } | null
  submit: Possible
  practice: Possible
  /** It is written in an exam: the program is kept, and nothing is run. */
  inExam?: boolean
  /** The run to show when the page opens. */
  lastRun: ShownRun | null
  way: ItemWay
  /** Title of the assignment. */
  assignment: string
  /** What is open, as the reader left it. */
  view: LabView
  actions: LabActions
  /** The spec and what stands beside it, rendered on the server. */
  children: ReactNode
}

/** Which columns stand at their full width. */
const columns = {
  '': 'three:grid-cols-[minmax(0,21rem)_minmax(0,1fr)_minmax(0,25rem)]',
  task: 'three:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,25rem)]',
  checks: 'three:grid-cols-[minmax(0,21rem)_minmax(0,1fr)_2.5rem]',
  'task,checks': 'three:grid-cols-[2.5rem_minmax(0,1fr)_2.5rem]',
} as const

/** Shows `id`, wherever it is. */
const comeTo = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'nearest' })

/**
 * The lab page: the spec, the program, the checks, and below the program what crossed the wire. Side by side where there
 * is room, else as tabs; the panels are the same elements either way, so that nothing typed is lost.
 */
export function LabWorkbench(props: LabWorkbenchProps) {
  const { itemId, attempt, variantId, points, starters, submit, practice, actions, children } = props
  const [view, setView] = useState(props.view)
  // As it was when the page was opened: the first full mark is a moment, a further one is not.
  const [before] = useState(props.way)
  const [chosen, setChosen] = useState<string | null>(null)
  const open = (next: LabView) => {
    setView(next)
    document.cookie = `${labViewCookie}=${writeLabView(next)}; path=/; max-age=31536000; samesite=lax`
  }
  const show = (tab: LabPanel) => open({ ...view, tab })
  const folds = (panel: FoldablePanel) => view.folded.includes(panel)
  const fold = (panel: FoldablePanel, folded: boolean) =>
    open({
      ...view,
      folded: (['task', 'checks'] as const).filter((one) => (one === panel ? folded : folds(one))),
    })

  const lab = useLabRun({ itemId, variantId }, props.lastRun, actions, () => {
    setChosen(null)
    open({ tab: 'checks', folded: view.folded.filter((panel) => panel !== 'checks') })
  })
  const { run } = lab.followed
  const shownId = lab.startedHere ? lab.shown?.id : undefined
  useEffect(() => {
    if (shownId !== undefined) comeTo('checks')
  }, [shownId])

  const [looking, setLooking] = useState(false)
  const { content, status, conflict, keeper, generation } = useDraft<Program>({
    storageKey: `draft:${variantId}`,
    initial: {
      content: props.draft?.content ?? starters[0] ?? { language: usualLanguage, files: [] },
      revision: props.draft?.revision ?? 0,
      savedAt: props.draft?.savedAt ?? null,
    },
    save: (program, seen) =>
      actions.saveDraft({ itemId, attempt, variantId, seen, content: { kind: 'program', program } }),
    read: (stored) => ProgramSchema.safeParse(stored).data ?? null,
  })
  const isLooking = looking && conflict !== null

  function runByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    if (practice.possible && !isLooking && !event.repeat) lab.start('practice', content)
  }

  // Usually one sentence for both: the assignment is closed.
  const reasons = new Set([submit, practice].flatMap((one) => (one.possible ? [] : [one.because])))
  const selected = run.checks.find((check) => check.id === chosen) ?? checkToShow(run)
  const evidence = selected !== undefined && hasEvidence(selected) ? selected : null
  const { total, passed } = tally(run.checks)
  return (
    <>
      <LabTabs tab={view.tab} onTab={show} notes={total > 0 ? { checks: `${passed}/${total}` } : {}} />
      <div
        className={classNames(
          'grid grid-cols-1 items-start gap-y-8 three:grid-rows-[auto_1fr] three:gap-x-7',
          columns[
            folds('task') ? (folds('checks') ? 'task,checks' : 'task') : folds('checks') ? 'checks' : ''
          ],
          // What stands below the checks stays out of sight while they come.
          lab.startedHere && view.tab === 'checks' && 'max-three:min-h-dvh',
          view.tab === 'checks' &&
            'lg:max-three:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] lg:max-three:gap-x-8',
        )}
      >
        <FoldableColumn
          panel="task"
          name="Task"
          folded={folds('task')}
          onFold={(folded) => fold('task', folded)}
          away={view.tab !== 'task'}
          className="three:row-span-2"
        >
          <div
            data-wide
            className="flex flex-col gap-6 lg:max-three:grid lg:max-three:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:max-three:items-start lg:max-three:gap-x-12 three:[&_.prose]:text-15"
          >
            {children}
          </div>
        </FoldableColumn>
        {/* The editor has keys of its own, and this one comes before them. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button below */}
        <div
          id="panel-program"
          onKeyDownCapture={runByKey}
          className={classNames('min-w-0', view.tab !== 'program' && 'max-three:hidden')}
        >
          <h2 className="mb-2 text-21">Your program</h2>
          <ProgramEditor
            key={`${generation} ${isLooking}`}
            program={isLooking ? conflict.content : content}
            onChange={(program) => {
              lab.changed()
              keeper.change(program)
            }}
            starters={starters}
            unpack={(name, base64) => actions.unpackUpload({ itemId, name, base64 })}
            role={roleOf(props.argumentNames)}
            // Drafts are taken exactly as long as the visible checks can be run.
            readOnly={!(practice.possible || props.inExam) || isLooking}
          />
          <div data-draft-place tabIndex={-1}>
            {conflict ? (
              <OtherDraftLine
                other={conflict}
                looking={isLooking}
                onLook={setLooking}
                onChoose={(whose) => {
                  setLooking(false)
                  keeper.choose(whose)
                }}
              />
            ) : (
              (practice.possible || status.kind !== 'untouched') && <DraftStatusLine status={status} />
            )}
          </div>
          <RunButtons
            practice={practice.possible}
            submit={submit.possible}
            inExam={props.inExam ?? false}
            isPending={lab.pending}
            isHeld={lab.going || isLooking}
            onStart={(mode) => lab.start(mode, content)}
          />
          {[...reasons].map((because) => (
            <Notice key={because} kind="info" className="mt-4" title={because} />
          ))}
          {lab.refusal && (
            <Notice kind="attention" word="Not done" title={lab.refusal.says} live className="mt-4">
              {lab.refusal.signedOut && <SignInLink />}
            </Notice>
          )}
        </div>
        <FoldableColumn
          panel="checks"
          name="Checks"
          folded={folds('checks')}
          onFold={(folded) => fold('checks', folded)}
          away={view.tab !== 'checks'}
          className="lg:sticky lg:top-14 lg:max-h-[calc(100dvh-4.5rem)] lg:overflow-y-auto three:col-start-3 three:row-span-2 three:row-start-1"
        >
          <section aria-labelledby="checks">
            <h2 id="checks" className="mb-2 scroll-mt-16 text-21">
              Checks
            </h2>
            <RunPanel
              followed={lab.followed}
              mode={lab.shown?.mode ?? null}
              points={points}
              losses={lab.shown?.losses ?? {}}
              selected={evidence?.id ?? null}
              onSelect={(check) => {
                setChosen(check)
                comeTo('evidence-title')
              }}
              startedHere={lab.startedHere}
            >
              {lab.startedHere && !before.solvedHere && (
                <FullMarks title={props.assignment} solved={before.solved + 1} items={before.items} />
              )}
              <p>
                <NextLink next={props.way.next} />
              </p>
            </RunPanel>
          </section>
        </FoldableColumn>
        {evidence && (
          <section
            aria-labelledby="evidence-title"
            className={classNames(
              'min-w-0 three:col-start-2 three:row-start-2',
              view.tab !== 'checks' && 'max-three:hidden',
            )}
          >
            <h2 id="evidence-title" className="scroll-mt-16 text-21">
              What happened
            </h2>
            <p className="mb-4 text-muted">In the check “{evidence.says}”</p>
            <EvidenceViews
              key={evidence.id}
              check={evidence}
              runId={lab.shown?.id ?? null}
              compare={actions.compare}
            />
          </section>
        )}
      </div>
    </>
  )
}
