/** What an archive may make of this machine. Bytes are counted while unpacking: headers lie. */
export interface ArchiveLimits {
  unpackedBytesMax: number
  entriesMax: number
  /** Unpacked bytes per packed byte, of the whole archive and of each file, once they pass `ratioFromBytes`. */
  ratioMax: number
  ratioFromBytes: number
  /** A larger file is counted and not kept. */
  fileBytesMax: number
  /** Folders within folders. */
  depthMax: number
  /** Whether what is wrong with one entry is that file's problem. Else it refuses the whole archive. */
  oddEntries: 'marked' | 'refused'
}

const megabyte = 1_048_576

/** An archive, or a folder, of a whole course. Files are kept up to the size of what a student may hand in packed. */
export const courseLimits: ArchiveLimits = {
  unpackedBytesMax: 500 * megabyte,
  entriesMax: 20_000,
  ratioMax: 100,
  ratioFromBytes: megabyte,
  fileBytesMax: 20 * megabyte,
  depthMax: 20,
  oddEntries: 'marked',
}

/** An archive that one student handed in; what may be in it at last says `submissionLimits`. */
export const studentLimits: ArchiveLimits = {
  unpackedBytesMax: 50 * megabyte,
  entriesMax: 2_000,
  ratioMax: 100,
  ratioFromBytes: megabyte,
  fileBytesMax: 2 * megabyte,
  depthMax: 20,
  oddEntries: 'refused',
}

export const inMegabytes = (bytes: number) => `${Math.round(bytes / megabyte)} MB`
