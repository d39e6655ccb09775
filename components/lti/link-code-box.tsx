'use client'
import { useRef, useState } from 'react'
import { SavedLine } from '#components/account/saved-line.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/press/copy-button.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface LinkCodeBoxProps {
  makeCode: (input: object) => Promise<{ ok: true; code: string; minutes: number } | Refusal>
}

/** Makes the code with which a launch becomes this account, and shows it. */
export function LinkCodeBox({ makeCode }: LinkCodeBoxProps) {
  const shown = useRef<HTMLElement>(null)
  const [made, setMade] = useState<{ code: string; minutes: number } | null>(null)
  const saving = useSaving(
    async () => {
      const answer = await makeCode({})
      if (answer.ok) setMade(answer)
      return answer
    },
    () => {},
  )
  return (
    <div className="flex flex-col items-start gap-4">
      {made !== null && (
        <p className="flex flex-wrap items-center gap-3">
          <strong ref={shown} className="font-mono text-21 whitespace-nowrap">
            {made.code}
          </strong>
          <CopyButton text={made.code} what="the code" source={shown} />
        </p>
      )}
      <Button
        look={made === null ? 'primary' : 'secondary'}
        isPending={saving.pending}
        onPress={() => saving.save()}
      >
        {made === null ? 'Show a code' : 'Another code'}
      </Button>
      <SavedLine
        said={saving.said}
        done={`It works once, for ${made?.minutes ?? 10} minutes. Type it where you came from, and tell it nobody.`}
      />
    </div>
  )
}
