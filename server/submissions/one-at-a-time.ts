interface Going {
  key: string
  done: Promise<unknown>
}

const going = new Map<string, Going>()

/**
 * Does one thing at a time for each `owner`. Null when another thing of theirs is going on; the same thing, by its key,
 * waits until the other one is over and is done again then: whoever sends it twice finds what is stored.
 */
export async function oneAtATime<Done>(
  owner: string,
  key: string,
  work: () => Promise<Done>,
): Promise<Done | null> {
  for (let other = going.get(owner); other !== undefined; other = going.get(owner)) {
    if (other.key !== key) return null
    await other.done.catch(() => {})
  }
  const done = work()
  going.set(owner, { key, done })
  try {
    return await done
  } finally {
    going.delete(owner)
  }
}
