// What is asked of a message that a student wrote, check by check: by what a recipient reads in its octets, so that
// any order within a section and any way to pack names is as good as another.
import { decodeFields } from '#protocols/dns/message/decode-message.ts'
import {
  fieldLabel,
  fieldSort,
  flagBits,
  messageSections,
  type OctetField,
} from '#protocols/dns/message/message-field.ts'

interface WrittenCheck {
  id: string
  /** A flag that nobody had to think of is worth little, and a record much. */
  weight: number
  /** Of what: “RD”, “the answer section”. */
  about: string
  /** Null where it holds. */
  wrong: { octets: { start: number; end: number } | null; says: string } | null
}

/** `own` may be anything; of what cannot be decoded, all before the fault counts. */
export function writtenChecks(own: Uint8Array, wanted: Uint8Array, longest: number | null): WrittenCheck[] {
  const [read, needed] = [decodeFields(own).fields, decodeFields(wanted).fields]
  const header = ['id', ...flagBits.map(([name]) => name)].map((id) => headerCheck(id, read, needed))
  const sections = ['question', ...messageSections].flatMap((section) => sectionChecks(section, read, needed))
  const length: WrittenCheck[] =
    longest === null
      ? []
      : [
          {
            id: 'length',
            weight: 2,
            about: 'its length',
            wrong:
              own.length <= longest
                ? null
                : {
                    octets: null,
                    says: `It has ${own.length} octets, and may have ${longest}. Which names stand in it twice?`,
                  },
          },
        ]
  return [...header, ...sections, ...length]
}

function headerCheck(id: string, read: readonly OctetField[], needed: readonly OctetField[]): WrittenCheck {
  const own = read.find((field) => field.id === id)
  const right = needed.find((field) => field.id === id)
  const about = fieldLabel(id)
  const weight = id === 'id' ? 1 : 0.25
  if (!own) return { id, weight, about, wrong: { octets: null, says: 'The message ends before it.' } }
  if (own.key === right?.key) return { id, weight, about, wrong: null }
  const octets = { start: own.start, end: own.end }
  return { id, weight, about, wrong: { octets, says: tellHeader(id, Number(own.value)) } }
}

const headerWords: Record<string, readonly [string, string]> = {
  qr: [
    'this is a question, and nobody takes it for an answer.',
    'this is an answer; a server does nothing with it.',
  ],
  aa: [
    'whoever answers does not say that the name is its own, as a cache would not.',
    'it says that whoever sends this is responsible for the name.',
  ],
  tc: [
    'the recipient takes the message to be whole.',
    'something was cut off, and the recipient asks again over TCP.',
  ],
  rd: [
    'only what the server itself knows is asked for, not that it asks others.',
    'the server is asked to do the whole work.',
  ],
  ra: [
    'the server says that it asks nobody else.',
    'the server says that it does the whole work if it is asked to.',
  ],
}

function tellHeader(id: string, value: number): string {
  if (id === 'id') {
    return `A recipient reads the ID 0x${value.toString(16).padStart(4, '0')}. By it an answer is told to belong to its question.`
  }
  const name = fieldLabel(id)
  const words = headerWords[id]?.[value === 0 ? 0 : 1]
  if (words !== undefined) return `${name} is ${value}: ${words}`
  if (id === 'z') return `Z is ${value}: these bits must be zero (RFC 1035 section 4.1.1).`
  return `${name} is ${value}: look at what that number means (RFC 1035 section 4.1.1).`
}

interface Entry {
  key: string
  fields: readonly OctetField[]
}

/** Questions or records of a section that were read whole. */
function entriesOf(section: string, fields: readonly OctetField[]): Entry[] {
  const entries = new Map<string, OctetField[]>()
  for (const field of fields) {
    const [name, number] = field.id.split('.')
    if (name !== section || number === undefined) continue
    entries.set(number, [...(entries.get(number) ?? []), field])
  }
  const last = section === 'question' ? 'class' : 'data'
  return [...entries.values()]
    .filter((own) => own.some(({ id }) => fieldSort(id) === last))
    .map((own) => ({
      // How long the data are follows from how they are packed.
      key: own.flatMap(({ id, key }) => (fieldSort(id) === 'length' ? [] : [key])).join(' '),
      fields: own,
    }))
}

function sectionChecks(
  section: string,
  read: readonly OctetField[],
  needed: readonly OctetField[],
): WrittenCheck[] {
  const spare = entriesOf(section, read)
  const wanted = entriesOf(section, needed)
  const open = wanted.filter(({ key }) => {
    const at = spare.findIndex((entry) => entry.key === key)
    if (at >= 0) spare.splice(at, 1)
    return at < 0
  })
  const weight = 3
  const place = section === 'question' ? 'the question' : `the ${section} section`
  const checks = wanted.map((entry, index): WrittenCheck => {
    const id = `${section}.${index + 1}`
    if (!open.includes(entry)) return { id, weight, about: place, wrong: null }
    // The one of the student's that comes nearest to it is what is told of.
    const nearest = spare.reduce<Entry | null>(
      (best, each) => (best === null || alike(each, entry) > alike(best, entry) ? each : best),
      null,
    )
    if (nearest === null) {
      return {
        id,
        weight,
        about: place,
        wrong: {
          octets: null,
          says: `Something is missing in ${place}: a recipient finds nothing more there.`,
        },
      }
    }
    spare.splice(spare.indexOf(nearest), 1)
    const differing = nearest.fields.filter(
      ({ id, key }) =>
        fieldSort(id) !== 'length' &&
        entry.fields.find((each) => fieldSort(each.id) === fieldSort(id))?.key !== key,
    )
    const first = differing[0]
    const read = differing.map(({ id, value }) => `${fieldLabel(id)} ${value}`).join('; ')
    return {
      id,
      weight,
      about: first ? fieldLabel(first.id) : place,
      wrong: {
        octets: first ? { start: first.start, end: first.end } : null,
        says: `A recipient reads ${read}. That is not what this message has to say.`.slice(0, 1_000),
      },
    }
  })
  const besides: WrittenCheck = {
    id: `${section}.besides`,
    weight,
    about: place,
    wrong:
      spare.length === 0
        ? null
        : {
            octets: { start: spare[0]?.fields[0]?.start ?? 0, end: spare[0]?.fields.at(-1)?.end ?? 0 },
            says: `A recipient reads more in ${place} than belongs there.`,
          },
  }
  // Nothing is earned with what is nowhere.
  return besides.wrong === null ? checks : [...checks, besides]
}

const alike = (some: Entry, other: Entry) =>
  some.fields.filter(({ id, key }) =>
    other.fields.some((each) => fieldSort(each.id) === fieldSort(id) && each.key === key),
  ).length
