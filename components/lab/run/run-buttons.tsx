import { Button } from '#components/ui/button.tsx'

export interface RunButtonsProps {
  /** What is taken now. */
  practice: boolean
  submit: boolean
  /** In an exam a program is written, and nothing is run. */
  inExam: boolean
  isPending: boolean
  /** Something runs already, or another program is looked at. */
  isHeld: boolean
  onStart: (mode: 'practice' | 'submission') => void
}

/** Runs the visible checks, or hands in; always in sight. */
export function RunButtons({ practice, submit, inExam, isPending, isHeld, onStart }: RunButtonsProps) {
  return (
    <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 bg-background py-2">
      {!inExam && (
        <>
          <Button
            onPress={() => onStart('practice')}
            isPending={isPending}
            isDisabled={isHeld || !practice}
            aria-keyshortcuts="Control+Enter"
          >
            Run visible checks
          </Button>
          <Button
            look="primary"
            onPress={() => onStart('submission')}
            isPending={isPending}
            isDisabled={isHeld || !submit}
          >
            Submit
          </Button>
        </>
      )}
      {practice && <p className="text-13 text-muted">Ctrl+Enter runs the visible checks.</p>}
    </div>
  )
}
