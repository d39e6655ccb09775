import type { FieldMap } from '#protocols/http-cache/cache-trace.ts'

/** As it is written in a head: the name of a field in capitals, where it has them. */
export const fieldLines = (fields: FieldMap): string[] =>
  [...fields].map(
    ([name, value]) =>
      `${name === 'etag' ? 'ETag' : name.replaceAll(/(?<![a-z])[a-z]/gu, (letter) => letter.toUpperCase())}: ${value}`,
  )
