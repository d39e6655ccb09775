// Which programs have more in common than is theirs by nature. For a process of the pool.

import { languageOfPath, type Print } from '#server/similarity/prints.ts'
import type { ComparedPair, ComparedPrograms, Match } from '#server/similarity/similarity-result.ts'

export interface ComparedProgram {
  prints: readonly Print[]
  /** Whoever wrote it, alone or together: programs that somebody has a part in both of are not compared with each other.
   * Nobody is a solution. */
  people: readonly string[]
  /** Of the item in question, not of an earlier one. */
  own: boolean
}

/** A program with fewer prints of its own says nothing. */
export const printsMin = 8
/** What more than this share of the programs have is what the task asks for, once there are enough to tell. */
const commonShare = 0.5
const enoughToTell = 12

export const pairsMax = 600
/** Pairs below are never listed. */
export const similarityMin = 0.2
const matchesMax = 80

/** `starter`: hashes that everybody was given. */
export function comparePrints(
  programs: readonly ComparedProgram[],
  starter: ReadonlySet<number>,
): ComparedPrograms {
  const common = findCommon(programs)
  const prints = programs.map((one) =>
    one.prints.filter(({ hash }) => !starter.has(hash) && !common.has(hash)),
  )
  const covered = countCovered(programs, prints)
  const comparison: ComparedPrograms = {
    pairs: [],
    nearest: programs.map(() => null),
    pairsByPercent: Array.from({ length: 101 }, () => 0),
    common: common.size,
  }
  const sizeOf = (at: number) => prints[at]?.length ?? 0
  const languages = prints.map((own) => new Set(own.map(({ hash }) => languageOfPath(hash))))
  for (const [left, one] of programs.entries()) {
    if (sizeOf(left) < printsMin) continue
    for (const [right, other] of programs.entries()) {
      if (right <= left || sizeOf(right) < printsMin || !areCompared(one, other)) continue
      if (!meet(languages[left], languages[right])) continue
      const [ofLeft, ofRight] = covered(left, right)
      const similarity = (ofLeft + ofRight) / (sizeOf(left) + sizeOf(right))
      if (one.people.length > 0 && other.people.length > 0) {
        const percent = Math.round(similarity * 100)
        comparison.pairsByPercent[percent] = (comparison.pairsByPercent[percent] ?? 0) + 1
        for (const at of [left, right])
          comparison.nearest[at] = Math.max(comparison.nearest[at] ?? 0, similarity)
      }
      if (similarity < similarityMin) continue
      const shares = { leftShare: ofLeft / sizeOf(left), rightShare: ofRight / sizeOf(right) }
      comparison.pairs.push({ left, right, similarity, ...shares, matches: [] })
    }
  }
  comparison.pairs = comparison.pairs
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, pairsMax)
    .map(
      (pair): ComparedPair => ({
        ...pair,
        matches: matchesOf(prints[pair.left] ?? [], prints[pair.right] ?? []),
      }),
    )
  return comparison
}

/** One of them is of the item, and nobody wrote both. Two solutions may be as alike as they like. */
const areCompared = (one: ComparedProgram, other: ComparedProgram) =>
  (one.own || other.own) &&
  one.people.length + other.people.length > 0 &&
  !one.people.some((person) => other.people.includes(person))

function findCommon(programs: readonly ComparedProgram[]): Set<number> {
  const ofPeople = programs.filter(({ people }) => people.length > 0)
  if (ofPeople.length < enoughToTell) return new Set()
  const counts = new Map<number, number>()
  for (const { prints } of ofPeople)
    for (const hash of new Set(prints.map((print) => print.hash)))
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
  return new Set(
    [...counts].flatMap(([hash, count]) => (count > commonShare * ofPeople.length ? [hash] : [])),
  )
}

/** How many prints of each the other has too, for all pairs at once: print by print. */
function countCovered(programs: readonly ComparedProgram[], prints: readonly (readonly Print[])[]) {
  const count = programs.length
  const covered = new Uint32Array(count * count)
  const holders = new Map<number, Map<number, number>>()
  for (const [at, own] of prints.entries()) {
    for (const { hash } of own) {
      const holding = holders.get(hash) ?? new Map<number, number>()
      holders.set(hash, holding.set(at, (holding.get(at) ?? 0) + 1))
    }
  }
  for (const holding of holders.values()) {
    if (holding.size < 2) continue
    for (const [one, times] of holding)
      for (const other of holding.keys())
        covered[one * count + other] = (covered[one * count + other] ?? 0) + times
  }
  return (left: number, right: number) =>
    [covered[left * count + right] ?? 0, covered[right * count + left] ?? 0] as const
}

/** Stretches of lines that match: runs of prints that follow each other on both sides, the longest first taken. */
export function matchesOf(left: readonly Print[], right: readonly Print[]): Match[] {
  const placesOf = new Map<number, number[]>()
  for (const [at, { hash }] of right.entries()) {
    const places = placesOf.get(hash)
    if (places === undefined) placesOf.set(hash, [at])
    else places.push(at)
  }
  const matches: Match[] = []
  const taken = new Set<number>()
  let at = 0
  while (at < left.length) {
    let [best, length] = [-1, 0]
    for (const place of placesOf.get(left[at]?.hash ?? -1) ?? []) {
      let run = 0
      while (isSameRun(left, right, at, place, run) && !taken.has(place + run)) run += 1
      if (run > length) [best, length] = [place, run]
    }
    if (length > 0) {
      for (let step = 0; step < length; step += 1) taken.add(best + step)
      addMatch(matches, stretchOf(left, at, length), stretchOf(right, best, length))
    }
    at += Math.max(1, length)
  }
  return matches.slice(0, matchesMax)
}

function isSameRun(
  left: readonly Print[],
  right: readonly Print[],
  at: number,
  place: number,
  run: number,
): boolean {
  const [one, other] = [left[at + run], right[place + run]]
  return (
    one !== undefined &&
    other !== undefined &&
    one.hash === other.hash &&
    one.file === left[at]?.file &&
    other.file === right[place]?.file
  )
}

function stretchOf(prints: readonly Print[], at: number, length: number): Match['left'] {
  const run = prints.slice(at, at + length)
  return {
    file: run[0]?.file ?? 0,
    from: Math.min(...run.map(({ from }) => from)),
    to: Math.max(...run.map(({ to }) => to)),
  }
}

/** Joined to the one before when they go on where it ends, on both sides. */
function addMatch(matches: Match[], left: Match['left'], right: Match['right']): void {
  const last = matches.at(-1)
  if (last !== undefined && goesOn(last.left, left) && goesOn(last.right, right)) {
    last.left.to = Math.max(last.left.to, left.to)
    last.right.to = Math.max(last.right.to, right.to)
  } else matches.push({ left, right })
}

const goesOn = (before: Match['left'], next: Match['left']) =>
  before.file === next.file && next.from >= before.from && next.from <= before.to + 2

const meet = (one: ReadonlySet<number> = new Set(), other: ReadonlySet<number> = new Set()) =>
  [...one].some((language) => other.has(language))
