// What can be done with an order: pure, for the buttons and the keys alike.

export type OrderChange =
  | { do: 'add'; item: number }
  | { do: 'remove'; item: number }
  | { do: 'move'; item: number; to: number }

export function changeOrder(order: readonly number[], change: OrderChange): number[] {
  const others = order.filter((item) => item !== change.item)
  switch (change.do) {
    case 'add':
      return [...others, change.item]
    case 'remove':
      return others
    case 'move':
      return others.toSpliced(Math.max(0, Math.min(others.length, change.to)), 0, change.item)
  }
}
