import type { ImportPlan, ImportStep } from '#server/roster/roster-view.ts'

const stepWords: Record<ImportStep, string> = {
  enrol: 'has an account: in the course at once',
  invite: 'gets a link',
  move: 'in the course: changes section, group or what they see',
  invited: 'invited before: the link goes on',
  present: 'in the course already',
}

export function countSteps({ people }: ImportPlan): Record<ImportStep, number> {
  const counts: Record<ImportStep, number> = { enrol: 0, invite: 0, move: 0, invited: 0, present: 0 }
  for (const { step } of people) counts[step] += 1
  return counts
}

/** What a plan comes to, in a sentence. */
export function planWords(plan: ImportPlan, when: 'planned' | 'done'): string {
  const { enrol, invite, move, invited, present } = countSteps(plan)
  const { unreadable, newSections, newGroups } = plan
  const will = (count: number, planned: string, done: string) =>
    count === 0 ? [] : [`${count} ${when === 'planned' ? planned : done}`]
  const parts = [
    ...will(enrol, 'with an account will be in the course', 'added'),
    ...will(invite, 'will get a link', 'invited'),
    ...will(move, 'will change section or group', 'moved to another section or group'),
    ...will(
      newSections.length,
      newSections.length === 1 ? 'section is new' : 'sections are new',
      'sections made',
    ),
    ...will(newGroups.length, newGroups.length === 1 ? 'group is new' : 'groups are new', 'groups made'),
    ...will(invited, 'invited before', 'invited before'),
    ...will(present, 'in the course already', 'in the course already'),
    ...will(unreadable.length, unreadable.length === 1 ? 'line unreadable' : 'lines unreadable', 'left out'),
  ]
  return `${parts.join(', ')}.`
}

/** Line by line what happens to whom; first what cannot be read. */
export function ImportPlanList({ plan: { people, unreadable } }: { plan: ImportPlan }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must reach what scrolls (WCAG 2.1.1)
    <div role="group" aria-label="Line by line" tabIndex={0} className="max-h-96 overflow-y-auto">
      {unreadable.length > 0 && (
        <ul className="mb-2 text-13">
          {unreadable.map(({ line, text, says }) => (
            <li key={`${line} ${text}`} className="[overflow-wrap:anywhere]">
              <strong>Line {line}</strong>
              {text !== '' && <> “{text}”</>}: {says}
            </li>
          ))}
        </ul>
      )}
      {people.length > 0 && (
        <ul className="text-13">
          {people.map(
            ({ email, name, section, sectionBefore, group, groupBefore, sees, seesBefore, step }) => (
              <li key={email} className="border-t border-line py-1 [overflow-wrap:anywhere]">
                {name !== null && <>{name}, </>}
                {email}
                {section !== null && (
                  <>
                    , section {sectionBefore ? `${sectionBefore} → ` : ''}
                    {section}
                  </>
                )}
                {group !== null && (
                  <>
                    , group {groupBefore ? `${groupBefore} → ` : ''}
                    {group}
                  </>
                )}
                {sees !== null && (
                  <>
                    , sees {seesBefore ? `${seesBefore} → ` : ''}
                    {sees}
                  </>
                )}
                <span className="block text-muted">{stepWords[step]}</span>
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  )
}
