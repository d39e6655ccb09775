'use client'
import type { ShownDraft } from '#components/authoring/editor/use-draft-check.ts'
import { stepSeed } from '#components/authoring/step-seed.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Tabs } from '#components/ui/tabs/tabs.tsx'

export interface DraftPreviewPaneProps {
  shown: ShownDraft | null
  /** What is shown is an earlier text: the present one has problems. */
  isStale: boolean
  seed: string
  onSeed: (seed: string) => void
}

/** One variant of what is being written, as a student sees it and solved. */
export function DraftPreviewPane({ shown, isStale, seed, onSeed }: DraftPreviewPaneProps) {
  const [before, after] = [stepSeed(seed, -1), stepSeed(seed, 1)]
  return (
    <section aria-labelledby="preview" className="min-w-0">
      <h2 id="preview" className="sr-only">
        Preview
      </h2>
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <TextField
          label="Seed of the preview"
          value={seed}
          onChange={(next) => onSeed(next.slice(0, 100))}
          maxLength={100}
          mono
          spellCheck={false}
          autoComplete="off"
          className="min-w-0 grow"
        />
        <Button isDisabled={before === null} onPress={() => before !== null && onSeed(before)}>
          Previous
        </Button>
        <Button isDisabled={after === null} onPress={() => after !== null && onSeed(after)}>
          Next
        </Button>
      </div>
      {shown?.parameters && <p className="mb-3 font-mono text-13 text-muted">{shown.parameters}</p>}
      {isStale && shown && (
        <Notice
          kind="info"
          title="This is an earlier text. The present one is shown when its problems are mended."
          className="mb-3"
        />
      )}
      {shown ? (
        <>
          <p className="text-21 font-semibold">{shown.title}</p>
          <Tabs
            label="Views of the preview"
            className="mt-2"
            panelClassName="pt-4"
            tabs={[
              { id: 'student', name: 'As a student', content: shown.student },
              { id: 'solution', name: 'Solution', content: shown.solution },
            ]}
          />
        </>
      ) : (
        <p className="text-muted">The preview appears when the text has no problems.</p>
      )}
    </section>
  )
}
