// Where marks go: an item of a site, and who its students are.
import * as z from 'zod'
import { BatchRoster } from '../sources/roster.ts'
import { Site, type SiteAnswer } from './site.ts'

export interface PushTarget {
  site: Site
  item: { id: string; title: string; points: number; assignment: string; course: string }
  /** By e-mail address, and by name. */
  students: BatchRoster
}

const ItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  exercise: z.string(),
  points: z.number(),
  course: z.string(),
  assignment: z.object({ title: z.string() }),
})
const PeopleSchema = z.object({
  data: z.array(z.object({ name: z.string(), email: z.string() })),
  next: z.string().nullable(),
})
/** A course of 5,000 students is 25 pages. */
const pagesMax = 500

/** @param address of the item's page, as the browser shows it */
export async function findTarget(
  address: string,
  token: string | undefined,
  labId: string,
): Promise<SiteAnswer<PushTarget>> {
  const at = readAddress(address)
  if (at === null) {
    const says =
      '--push takes the address of a lab’s page on the site: https://…/items/…, with https but on this machine.'
    return { ok: false, says }
  }
  if (token === undefined || token === '') {
    const says = `--push needs a token in ROUNDTRIP_TOKEN, which allows courses:read and marks:write. Make one at ${at.origin}/account`
    return { ok: false, says }
  }
  const site = new Site(at.origin, token)
  const found = await site.get(`/items/${encodeURIComponent(at.itemId)}`, ItemSchema)
  if (!found.ok) return found
  const { exercise, assignment, ...item } = found.result
  if (exercise !== labId) {
    return { ok: false, says: `The item at ${address} is of ${exercise}, and this grades ${labId}.` }
  }
  const students: { name: string; email: string }[] = []
  let cursor = ''
  for (let page = 0; page < pagesMax; page++) {
    const query = new URLSearchParams({ role: 'STUDENT', limit: '200', ...(cursor ? { cursor } : {}) })
    const people = await site.get(`/courses/${encodeURIComponent(item.course)}/people?${query}`, PeopleSchema)
    if (!people.ok) return people
    students.push(...people.result.data)
    if (people.result.next === null) break
    cursor = people.result.next
  }
  const rows = students.map(({ name, email }, at) => ({
    student: { id: email, name, row: at },
    keys: [email, name],
    platformIds: [],
  }))
  return {
    ok: true,
    result: {
      site,
      item: { ...item, assignment: assignment.title },
      students: new BatchRoster(rows, [], ''),
    },
  }
}

function readAddress(address: string): { origin: string; itemId: string } | null {
  const url = URL.parse(address)
  const itemId = /^\/items\/([^/]+)\/?$/.exec(url?.pathname ?? '')?.[1]
  if (url === null || itemId === undefined) return null
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
    ? { origin: url.origin, itemId }
    : null
}
