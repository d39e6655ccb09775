// Runs a lab's checks side by side: one starts as soon as what it needs has passed and a slot is free. Each has a network
// of its own, so that none can tell another anything; who reports them keeps the order of the events of each.
import type { Check } from '#graders/labs/checks/check.ts'

export interface Conducted {
  /** What ran has passed, so that what needs it may run. */
  passed: boolean
  /** The program does not start at all: nothing else is run. */
  blocks: boolean
  /** The failure may be the machine's: once more, with nothing beside it. */
  again: boolean
}

export interface Conductor<Item extends { check: Check }> {
  /** How many may run at this moment; asked before each start. */
  slots: () => number
  /** Runs one; `alone` when it is for the machine's sake. */
  run: (item: Item, alone: boolean) => Promise<Conducted>
  /** Called for one that is not run, with the check that did not pass. */
  skip: (item: Item, needs: string) => Promise<void>
}

/**
 * Resolves when each has been run or skipped. Rejects with the first rejection of either, at once.
 * @param items in an order in which what a check needs comes before it
 */
export async function conductChecks<Item extends { check: Check }>(
  items: readonly Item[],
  { slots, run, skip }: Conductor<Item>,
): Promise<void> {
  const [first] = items
  const waiting = new Set(items)
  const running = new Set<Promise<void>>()
  const onceMore = new Set<Item>()
  /** By id, what has ended, and whether it passed. */
  const ended = new Map<string, boolean>()
  let blockedBy: string | null = null
  let aloneNow = false

  const follow = async (item: Item) => {
    const alone = onceMore.delete(item)
    aloneNow = alone
    const { passed, blocks, again } = await run(item, alone)
    if (alone) aloneNow = false
    if (again) {
      onceMore.add(item)
      waiting.add(item)
      return
    }
    ended.set(item.check.id, passed)
    if (blocks) blockedBy = item.check.id
  }
  const start = (item: Item) => {
    waiting.delete(item)
    const following = follow(item).finally(() => running.delete(following))
    running.add(following)
  }
  const mayStart = (item: Item) => {
    if (aloneNow || !(item.check.needs ?? []).every(({ id }) => ended.get(id) === true)) return false
    // The first shows whether the program starts at all, so nothing runs beside it.
    const onlyFirst = first !== undefined && item !== first && !ended.has(first.check.id)
    return !onlyFirst && running.size < (onceMore.has(item) ? 1 : Math.max(1, slots()))
  }

  while (waiting.size > 0 || running.size > 0) {
    for (const item of items.filter((one) => waiting.has(one))) {
      const missing = blockedBy ?? item.check.needs?.find(({ id }) => ended.get(id) === false)?.id
      if (missing !== undefined) {
        waiting.delete(item)
        ended.set(item.check.id, false)
        await skip(item, missing)
      } else if (mayStart(item)) start(item)
    }
    if (running.size > 0) await Promise.race(running)
  }
}
