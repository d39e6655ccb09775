import { formatPoints } from '#components/content/format-points.ts'
import { roleNames } from '#components/course/role-names.ts'
import { shortMoment } from '#components/ui/time/moment-words.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { AuditLine } from '#server/courses/audit-view.ts'

const actWords: Record<AuditLine['act'], string> = {
  enrolled: 'added',
  invited: 'invited',
  joined: 'came into the course',
  'invitation-renewed': 'made a new link for',
  'invitation-mailed': 'mailed a new link to',
  'invitation-withdrawn': 'withdrew the invitation of',
  'role-changed': 'changed the role of',
  'section-changed': 'changed the section of',
  'assistant-limited': 'changed whose work is seen by',
  'group-changed': 'changed the group of',
  'group-size-set': 'set who makes groups in',
  removed: 'removed',
  'points-set': 'set points by hand for',
  'extension-set': 'set more time for',
  'section-extension-set': 'set more time for a section of',
  'accommodation-set': 'set the time in all assignments for',
  'assignment-made': 'made an assignment in',
  'assignment-changed': 'changed an assignment of',
  'assignment-deleted': 'deleted an assignment of',
  'late-days-set': 'set the late days of',
  'time-zone-set': 'set the time zone of',
  'regrade-begun': 'began a regrade in',
  'regrade-discarded': 'threw a regrade away in',
  regraded: 'regraded work of',
  'regrade-undone': 'undid a regrade of work of',
  'categories-set': 'set the categories of',
  reviewed: 'reviewed work of',
  'rubric-set': 'set a rubric of',
  'second-look-answered': 'answered who asked for a second look:',
  'course-copied': 'copied from an earlier one',
  'course-imported': 'made from files',
  'join-code-opened': 'made a join code for',
  'join-code-closed': 'closed the join code of',
  'exam-released': 'released an exam to the students of',
  'exam-time-given': 'gave more minutes in an exam to',
  'viewed-as': 'looked at the course as',
  'account-erased': 'erased the account of',
  'account-disabled': 'closed the account of',
  'account-enabled': 'opened the account of',
  'reset-link-made': 'made a link for the password of',
  'platform-linked': 'linked a course of a learning platform to',
  'platform-link-changed': 'changed the link of a learning platform to',
  'platform-unlinked': 'ended the link of a learning platform to',
  'platform-roster-taken': 'took people from a learning platform into',
  'platform-registered': 'registered a learning platform,',
  'platform-changed': 'changed a learning platform,',
  'platform-removed': 'removed a learning platform,',
  'platform-keys-renewed': 'made a new key for learning platforms,',
}

/** What was done to whose record, by whom, newest first. Due times are said by the clocks of the course. */
export function AuditList({ lines, zone }: { lines: readonly AuditLine[]; zone: string }) {
  return (
    <ol className="border-t border-line">
      {lines.map((line) => (
        <li key={line.id} className="border-b border-line py-2 [overflow-wrap:anywhere]">
          <p>
            <strong className="font-semibold">{line.by ?? 'An operator, at the command line,'}</strong>{' '}
            {actWords[line.act]} {whom(line)}
          </p>
          <p className="text-15">{changesOf(line, zone).join(' · ')}</p>
          {line.reason !== null && <p className="text-15">“{line.reason}”</p>}
          <p className="text-13 text-muted">
            <Timestamp at={line.at} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function whom({ act, of }: AuditLine): string {
  if (of === null) return 'the course'
  // Of who came by themselves the name stands before.
  return of.name === null ? of.email : act === 'joined' ? `(${of.email})` : `${of.name} (${of.email})`
}

/** Each thing that changed: what it was and what it is. */
function changesOf({ act, before, after }: AuditLine, zone: string): string[] {
  const states = [before, after] as const
  const without = act === 'points-set' ? 'as submitted' : 'none'
  const changes = [
    change('Role', states, ({ role }) => role && roleNames[role]),
    change('Section', states, ({ section }) => (section === undefined ? undefined : (section ?? 'none'))),
    change('Sees', states, ({ sees }) => sees),
    change('Group', states, ({ group }) => (group === undefined ? undefined : (group ?? 'none'))),
    change('Members of a group that students make', states, ({ groupSize }) =>
      groupSize === undefined ? undefined : groupSize === null ? 'staff make them' : `at most ${groupSize}`,
    ),
    change(`Points for ${after.item ?? before.item ?? 'an item'}`, states, ({ points }) =>
      points === undefined ? undefined : points === null ? without : formatPoints(points),
    ),
    change(`Due, ${after.assignment ?? before.assignment ?? 'an assignment'}`, states, ({ dueAt }) =>
      dueAt === undefined ? undefined : dueAt === null ? 'as for all' : shortMoment(new Date(dueAt), zone),
    ),
    act.startsWith('regrade') && after.points === undefined
      ? change('Item', states, ({ item }) => item)
      : null,
    act.startsWith('assignment-') ? change('Assignment', states, ({ assignment }) => assignment) : null,
    ...(after.changes ?? []),
    change('Time', states, ({ factor }) =>
      factor === undefined ? undefined : factor === null ? 'as for all' : `× ${factor}`,
    ),
    change(`Points in review for ${after.item ?? before.item ?? 'an item'}`, states, ({ reviewPoints }) =>
      reviewPoints === undefined ? undefined : reviewPoints === null ? 'none' : formatPoints(reviewPoints),
    ),
    change(`Rubric of ${after.item ?? before.item ?? 'an item'}`, states, ({ rubric }) => rubric),
    change('Categories', states, ({ categories }) => categories),
    change('Time zone', states, ({ timeZone }) =>
      timeZone === undefined ? undefined : (timeZone ?? 'that of the site'),
    ),
    change('Platform', states, ({ platform }) => platform),
    change('Instructors there', states, ({ instructorsAs }) =>
      instructorsAs === undefined
        ? undefined
        : instructorsAs === null
          ? 'do not come in'
          : `come in as ${roleNames[instructorsAs]}s`,
    ),
    change('Late days', states, ({ lateDays }) => (lateDays === undefined ? undefined : String(lateDays))),
  ]
  return changes.filter((words) => words !== null)
}

type State = AuditLine['before']

function change(
  what: string,
  [before, after]: readonly [State, State],
  word: (state: State) => string | undefined,
): string | null {
  const [was, is] = [word(before), word(after)]
  if (was === undefined && (is === undefined || is === 'none')) return null
  return `${what}: ${[was, is].filter((one) => one !== undefined).join(' → ')}`
}
