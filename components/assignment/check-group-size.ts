import { readTypedNumber } from '#components/assignment/read-number.ts'

interface GroupsTyped {
  inGroups: boolean
  isExam: boolean
  hasPools: boolean
  /** As typed. */
  groupSize: string
}

/** What is wrong with the members of a group, where students work in groups. */
export function checkGroupSize(
  { inGroups, isExam, hasPools, groupSize }: GroupsTyped,
  { groupSizeMax }: { groupSizeMax: number },
): { groupSize?: string } {
  if (!inGroups || isExam) return {}
  if (hasPools)
    return {
      groupSize:
        'What a pool gives is drawn for each student alone. Take the pool out, or let them work alone.',
    }
  const size = readTypedNumber(groupSize)
  if (size !== null && Number.isInteger(size) && size >= 2 && size <= groupSizeMax) return {}
  return { groupSize: `Give a whole number from 2 to ${groupSizeMax}.` }
}
