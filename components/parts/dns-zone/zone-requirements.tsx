import { CheckIcon, XIcon } from '#components/ui/icons.tsx'

/** What the zone had to do, and which of it it does. */
export function ZoneRequirements({
  requirements,
}: {
  requirements: readonly { says: string; met: boolean }[]
}) {
  return (
    <ul aria-label="Requirements" className="mt-3 text-15">
      {requirements.map(({ says, met }) => (
        <li key={says} className="flex items-start gap-2 border-b border-line py-1.5">
          {met ? (
            <CheckIcon className="mt-0.5 size-5 shrink-0 text-pass" />
          ) : (
            <XIcon className="mt-0.5 size-5 shrink-0 text-fail" />
          )}
          <span className="min-w-0">
            <span className={met ? 'text-pass' : 'text-fail'}>{met ? 'Met' : 'Not met'}:</span> {says}
          </span>
        </li>
      ))}
    </ul>
  )
}
