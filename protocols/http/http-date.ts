// RFC 9110 section 5.6.7: a sender writes IMF-fixdate, "Sun, 06 Nov 1994 08:49:37 GMT".

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const fixdate =
  /^(?<day>[A-Z][a-z]{2}), (?<date>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2}) GMT$/u

/** Milliseconds since 1970 in UTC, or what is wrong with the date, as the end of a sentence. */
export function readHttpDate(text: string): { ok: true; timeMs: number } | { ok: false; problem: string } {
  const groups = fixdate.exec(text)?.groups
  if (!groups) return { ok: false, problem: 'it is not written as in Sun, 06 Nov 1994 08:49:37 GMT' }
  const month = months.indexOf(groups.month ?? '')
  const [date, hour, minute, second] = [groups.date, groups.hour, groups.minute, groups.second].map(Number)
  const timeMs = Date.UTC(Number(groups.year), month, date, hour, minute, second)
  const read = new Date(timeMs)
  // Date.UTC carries 31 February over into March. A second of 60 is a leap second.
  if (month < 0 || read.getUTCDate() !== date || read.getUTCHours() !== hour || (second ?? 61) > 60) {
    return { ok: false, problem: 'there is no such time' }
  }
  if (days[read.getUTCDay()] !== groups.day)
    return { ok: false, problem: 'that date is on another day of the week' }
  return { ok: true, timeMs }
}
