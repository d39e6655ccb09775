import { fieldLabel, type OctetField } from '#protocols/dns/message/message-field.ts'

const chainsMax = 20

/** The names that are packed: which octets one after the other a recipient goes through. */
export function PointerChains({ fields }: { fields: readonly OctetField[] }) {
  const chains = fields
    .flatMap(({ id, names }) => names.map((steps, nth) => ({ id, nth, steps })))
    .filter(({ steps }) => steps.some((step) => 'pointer' in step))
    .slice(0, chainsMax)
  if (chains.length === 0) return <p className="text-13 text-muted">No name in it is packed.</p>
  return (
    <ul aria-label="Names that are packed" className="space-y-1 text-13">
      {chains.map(({ id, nth, steps }) => (
        <li key={`${id} ${nth}`}>
          {fieldLabel(id)}:{' '}
          <span className="inline-flex flex-wrap items-center gap-x-1 gap-y-1 font-mono">
            {steps.slice(0, 40).map((step) => (
              <span key={step.at} className="inline-flex items-center gap-x-1">
                <span className="rounded border border-border px-1">
                  <span className="text-muted">{step.at}: </span>
                  {'pointer' in step ? (
                    <>pointer</>
                  ) : 'label' in step ? (
                    <span className="break-all">{step.label}</span>
                  ) : (
                    'end'
                  )}
                </span>
                {'pointer' in step && <span className="text-accent">goes to {step.pointer} →</span>}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
