// RFC 9110 section 8.8.3.

export interface EntityTag {
  weak: boolean
  /** Between the quotation marks. */
  opaque: string
}

/** Null when it is none: the quotation marks are a part of it. */
export function readEntityTag(text: string): EntityTag | null {
  const groups = /^(?<weak>W\/)?"(?<opaque>[!#-~\x80-\xff]*)"$/u.exec(text)?.groups
  return groups ? { weak: groups.weak !== undefined, opaque: groups.opaque ?? '' } : null
}
