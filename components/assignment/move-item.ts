/** The list with the item of that key at place `to`, counted from 0; the others keep their order. */
export function moveItem<Item extends { key: string }>(
  items: readonly Item[],
  key: string,
  to: number,
): readonly Item[] {
  const moved = items.find((item) => item.key === key)
  return moved === undefined ? items : items.filter((item) => item !== moved).toSpliced(to, 0, moved)
}
