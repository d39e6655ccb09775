import { CheckIcon, XIcon } from '#components/ui/icons.tsx'

export interface RequirementListProps {
  requirements: readonly { says: string; met: boolean; attack: readonly string[] }[]
}

/** Whether each requirement holds, and what Trudy does where it does not. */
export function RequirementList({ requirements }: RequirementListProps) {
  return (
    <ol aria-label="Requirements" className="list-decimal pl-6">
      {requirements.map(({ says, met, attack }) => (
        <li key={says} className="py-1">
          {says}{' '}
          <span
            className={`inline-flex items-center gap-1 text-13 font-semibold whitespace-nowrap ${met ? 'text-pass' : 'text-fail'}`}
          >
            {met ? <CheckIcon className="size-4" /> : <XIcon className="size-4" />}
            {met ? 'Holds' : 'Does not hold'}
          </span>
          {attack.length > 0 && (
            <ol className="mt-1 list-decimal rounded border border-line bg-background py-2 pr-3 pl-8 text-13">
              {attack.map((step) => (
                <li key={step} className="wrap-anywhere">
                  {step}.
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  )
}
