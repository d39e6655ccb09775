'use client'
import { useRouter } from 'next/navigation'
import type { SaveOptions, useSave } from '#components/assignment/use-save.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface SaveRefusalProps {
  refusal: NonNullable<ReturnType<typeof useSave>['refusal']>
  pending: boolean
  onSave: (options: SaveOptions) => void
  onDismiss: () => void
}

/** Why nothing was saved, and what can be done: nothing that was set is lost. */
export function SaveRefusal({ refusal, pending, onSave, onDismiss }: SaveRefusalProps) {
  const router = useRouter()
  const { code, says, differences, seen } = refusal
  return (
    <Notice kind="attention" word="Not saved" title={says.replace(/^Not saved( yet)?: /, '')} live>
      {differences !== undefined && seen !== undefined && (
        <>
          <ul className="list-disc pl-5">
            {differences.map((one) => (
              <li key={one}>{one}</li>
            ))}
            {differences.length === 0 && <li>They saved the same as you have here.</li>}
          </ul>
          <p className="flex flex-wrap gap-3">
            <Button size="small" look="primary" isPending={pending} onPress={() => onSave({ over: seen })}>
              Save mine in place of theirs
            </Button>
            <Button size="small" onPress={() => router.refresh()}>
              Load theirs, and drop mine
            </Button>
          </p>
        </>
      )}
      {code === 'was-opened' && (
        <p className="flex flex-wrap gap-3">
          <Button
            size="small"
            look="primary"
            isPending={pending}
            onPress={() => onSave({ discardOpened: true })}
          >
            Save, and delete those numbers
          </Button>
          <Button size="small" onPress={onDismiss}>
            Go on editing
          </Button>
        </p>
      )}
      {code === 'opens-later' && (
        <p className="flex flex-wrap gap-3">
          <Button
            size="small"
            look="primary"
            isPending={pending}
            onPress={() => onSave({ opensLater: true })}
          >
            Save, and close it until then
          </Button>
          <Button size="small" onPress={onDismiss}>
            Go on editing
          </Button>
        </p>
      )}
    </Notice>
  )
}
