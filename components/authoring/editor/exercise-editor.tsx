'use client'
import dynamic from 'next/dynamic'
import { useId, useRef, useState } from 'react'
import { ConflictNotice } from '#components/authoring/editor/conflict-notice.tsx'
import { DraftPreviewPane } from '#components/authoring/editor/draft-preview-pane.tsx'
import { DraftProblems } from '#components/authoring/editor/draft-problems.tsx'
import { PlainSource } from '#components/authoring/editor/plain-source.tsx'
import { type PublishActions, PublishPanel } from '#components/authoring/editor/publish-panel.tsx'
import type { SourceEditorHandle } from '#components/authoring/editor/source-editor.tsx'
import { type DraftCheck, useDraftCheck } from '#components/authoring/editor/use-draft-check.ts'
import { type SaveAnswer, useExerciseDraft } from '#components/authoring/editor/use-exercise-draft.ts'
import { DraftStatusLine } from '#components/draft/draft-status-line.tsx'
import { Button } from '#components/ui/button.tsx'
import type { SchemaNode } from '#graders/exercise/source/schema-node.ts'
import { setHeadLine } from '#graders/exercise/source/set-head-line.ts'
import type { VariantsTestSummary } from '#server/authoring/variants-test-view.ts'

const SourceEditor = dynamic(() => import('#components/authoring/editor/source-editor.tsx'), {
  ssr: false,
  loading: () => <p className="p-3 text-13 text-muted">Loading the editor …</p>,
})

interface Place {
  slug: string
  exerciseId: string
}

export interface ExerciseEditorActions extends PublishActions {
  save: (input: Place & { text: string; seen: number }) => Promise<SaveAnswer<VariantsTestSummary | null>>
  check: (input: Place & Parameters<DraftCheck>[0]) => ReturnType<DraftCheck>
}

export interface ExerciseEditorProps extends Place {
  initial: { text: string; revision: number; savedAt: Date | null; variantsTest: VariantsTestSummary | null }
  newestVersion: number | null
  schema: SchemaNode
  actions: ExerciseEditorActions
}

const usualSeed = 'preview/1'

/** exercise.md and what comes of it, side by side: errors while it is written, a variant, and the way to publish it. */
export function ExerciseEditor({
  slug,
  exerciseId,
  initial,
  newestVersion,
  schema,
  actions,
}: ExerciseEditorProps) {
  const place = { slug, exerciseId }
  const [plain, setPlain] = useState(false)
  const [seed, setSeed] = useState(usualSeed)
  const hintId = useId()
  const source = useRef<SourceEditorHandle>(null)
  const {
    keeper,
    content: text,
    status,
    conflict,
    variantsTest,
    generation,
  } = useExerciseDraft({
    storageKey: `exercise:${slug}:${exerciseId}`,
    initial,
    save: (content, seen) => actions.save({ ...place, text: content, seen }),
  })
  const { problems, shown, isCurrent, failed } = useDraftCheck(
    text,
    seed === '' ? usualSeed : seed,
    (input) => actions.check({ ...place, ...input }),
  )
  const loads = isCurrent && problems?.length === 0 && failed === null

  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-2">
      <section aria-label="exercise.md" className="min-w-0">
        {conflict && <ConflictNotice other={conflict} onChoose={keeper.choose} />}
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <DraftStatusLine status={status} />
          <Button size="small" look="quiet" aria-pressed={plain} onPress={() => setPlain(!plain)}>
            {plain ? 'Use the editor' : 'Use a plain text field'}
          </Button>
        </div>
        <div className="h-[32rem] resize-y overflow-hidden rounded border border-border bg-surface">
          {plain ? (
            <PlainSource
              key={generation}
              handle={source}
              label="exercise.md, plain text"
              describedBy={hintId}
              text={text}
              onChange={keeper.change}
            />
          ) : (
            <SourceEditor
              key={generation}
              handle={source}
              label="exercise.md, editor"
              describedBy={hintId}
              initialText={text}
              onChange={keeper.change}
              problems={isCurrent ? (problems ?? []) : []}
              schema={schema}
            />
          )}
        </div>
        <p id={hintId} className="mt-1 text-13 text-muted">
          {plain
            ? 'Tab leaves the field.'
            : 'Tab indents. To leave the editor: Esc, then Tab. Ctrl+Space shows what can stand here.'}
        </p>
        <DraftProblems
          problems={problems}
          isCurrent={isCurrent}
          failed={failed}
          onLine={(line) => source.current?.goToLine(line)}
        />
        <PublishPanel
          {...place}
          isLab={shown?.isLab ?? false}
          newestVersion={newestVersion}
          variantsTest={status.kind === 'saved' ? variantsTest : null}
          loads={loads}
          save={async () => {
            // What was opened and never changed is not a draft yet; saving it makes it one.
            if (keeper.revision === 0 && !keeper.isUnsaved) keeper.change(text)
            return (await keeper.saveAll()) ? keeper.revision : null
          }}
          settle={() => keeper.settle()}
          setVersion={(version) => keeper.replace(setHeadLine(text, 'version', String(version)))}
          actions={actions}
        />
      </section>
      <DraftPreviewPane
        shown={shown}
        isStale={isCurrent && problems !== null && problems.length > 0}
        seed={seed}
        onSeed={setSeed}
      />
    </div>
  )
}
