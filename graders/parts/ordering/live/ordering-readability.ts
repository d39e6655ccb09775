import type { OrderingResponse } from '#graders/parts/ordering/ordering-response.ts'
import type { PresentedOrdering } from '#graders/parts/ordering/presented-ordering.ts'
import type { Readability } from '#graders/parts/readability.ts'

export function orderingReadability(
  { items }: PresentedOrdering,
  response: OrderingResponse | null,
): Readability {
  const order = response?.order ?? []
  if (order.length === 0) return { is: 'blank' }
  if (new Set(order).size === order.length && order.every((item) => item < items.length)) {
    return { is: 'readable' }
  }
  return {
    is: 'unreadable',
    says: 'It has an item twice, or one that is not offered. Put it in order again.',
  }
}
