/** What makes a notice about an item one a day: the day (UTC) of the newest that it is about. Nothing new, no notice. */
export const onceADay = (what: string, itemId: string, newest: Date): string =>
  `${what} ${itemId} ${newest.toISOString().slice(0, 10)}`
