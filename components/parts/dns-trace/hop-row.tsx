import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { HopAnswerSchema, type SaidHop } from '#graders/parts/dns-trace/dns-trace-response.ts'
import type { PresentedDnsTrace } from '#graders/parts/dns-trace/presented-dns-trace.ts'

export interface HopRowProps {
  /** “Look-up 1, hop 2”. */
  name: string
  part: Pick<PresentedDnsTrace, 'parties' | 'questions' | 'answers'>
  hop: SaidHop
  onSet: (to: Partial<SaidHop>) => void
  onRemove: () => void
  locked: boolean
}

/** Who asks whom for what, and what comes back: four lists. */
export function HopRow({ name, part, hop, onSet, onRemove, locked }: HopRowProps) {
  const parties = part.parties.map((party) => ({ id: party, name: party }))
  const field = (label: string) => ({
    label: (
      <>
        <span className="sr-only">{name}: </span>
        {label}
      </>
    ),
    isOpenAtFirst: true,
    isDisabled: locked,
    className: 'min-w-0',
  })
  return (
    <div className="grid grid-cols-1 items-start gap-x-3 gap-y-1 sm:grid-cols-2">
      <Select {...field('From')} options={parties} value={hop.from} onChange={(from) => onSet({ from })} />
      <Select {...field('To')} options={parties} value={hop.to} onChange={(to) => onSet({ to })} />
      <Select
        {...field('Asks for')}
        options={part.questions.map((question, index) => ({ id: String(index), name: question }))}
        value={hop.question === null ? '' : String(hop.question)}
        onChange={(id) => onSet({ question: id === '' ? null : Number(id) })}
      />
      <Select
        {...field('Gets')}
        wraps
        options={part.answers}
        value={hop.got ?? ''}
        onChange={(id) => onSet({ got: HopAnswerSchema.safeParse(id).data ?? null })}
      />
      <Button
        look="quiet"
        size="small"
        className="justify-self-start"
        onPress={onRemove}
        isDisabled={locked}
        aria-label={`Take out ${name}`}
      >
        Take out
      </Button>
    </div>
  )
}
