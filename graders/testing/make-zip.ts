// Zips for tests, byte by byte (APPNOTE 4.3), honest ones and others: every field can be made a lie.
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string | Uint8Array
  content?: string | Uint8Array
  /** Of the local header, when it differs. */
  localName?: string
  /** Unix mode in the external attributes. */
  mode?: number
  /** General purpose flags: 1 is encrypted, 0x800 says that the name is UTF-8. */
  flags?: number
  /** Compression method; 8 deflates unless `packed` is given. */
  method?: number
  /** The packed bytes as they are to stand there. */
  packed?: Uint8Array
  /** What the headers say of the unpacked size. */
  declaredSize?: number
  crc?: number
  /** Where the directory says that the local header stands. */
  localAt?: number
  extra?: Uint8Array
}

interface Placed {
  entry: ZipEntry
  central: Buffer
  nameBytes: Buffer
}

export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const placed: Placed[] = []
  let at = 0
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '')
    const method = entry.method ?? 8
    const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(content) : content))
    const nameBytes = Buffer.from(entry.name)
    const localName = entry.localName === undefined ? nameBytes : Buffer.from(entry.localName)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(entry.flags ?? 0, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(entry.crc ?? crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.declaredSize ?? content.length, 18)
    const local = Buffer.from(fields)
    local.writeUInt16LE(localName.length, 22)
    placed.push({ entry, nameBytes, central: centralFields(fields, nameBytes, entry, entry.localAt ?? at) })
    const whole = Buffer.concat([signature(0x04034b50), local, localName, packed])
    parts.push(whole)
    at += whole.length
  }
  const directory = placed.flatMap(({ central, nameBytes, entry }) => [
    central,
    nameBytes,
    Buffer.from(entry.extra ?? []),
  ])
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, ...directory, signature(0x06054b50), end])
}

function centralFields(fields: Buffer, nameBytes: Buffer, { mode, extra }: ZipEntry, offset: number): Buffer {
  const rest = Buffer.alloc(20)
  rest.writeUInt16LE(nameBytes.length, 0)
  rest.writeUInt16LE(extra?.length ?? 0, 2)
  rest.writeUInt32LE(((mode ?? 0o100644) << 16) >>> 0, 10)
  rest.writeUInt32LE(offset, 14)
  // Made by version 2.0 on Unix, whose modes are in the upper half of the external attributes.
  const madeBy = Buffer.from([20, 3])
  return Buffer.concat([signature(0x02014b50), madeBy, fields.subarray(0, 22), rest.subarray(0, 18)])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** A zip of honest files, by path. */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  makeZip(Object.entries(files).map(([name, content]) => ({ name, content, flags: 0x800 })))
