'use client'
import type { OtherText } from '#components/authoring/editor/use-exercise-draft.ts'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface ConflictNoticeProps {
  other: OtherText
  onChoose: (whose: 'mine' | 'theirs') => void
}

/** Two texts, one of which has to be gone on with. Nothing is lost before the choice is made. */
export function ConflictNotice({ other, onChoose }: ConflictNoticeProps) {
  return (
    <Notice
      kind="attention"
      word="Two texts"
      title={`${other.by} saved another text meanwhile.`}
      live
      className="mb-4"
    >
      <p>
        It was saved <Timestamp at={other.savedAt.toISOString()} />. Yours is still in the editor, and not
        saved. To keep something of both, copy it from one before you choose the other.
      </p>
      <Disclosure summary="Show the other text">
        <ScrollRegion label="The other text" className="max-h-72 overflow-y-auto rounded bg-sunken p-3">
          <pre className="text-13">{other.text}</pre>
        </ScrollRegion>
      </Disclosure>
      <p className="flex flex-wrap gap-3">
        <Button onPress={() => onChoose('mine')}>Save mine over it</Button>
        <Button onPress={() => onChoose('theirs')}>Go on with the other</Button>
      </p>
    </Notice>
  )
}
