const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 }

/** Seconds, as in 3600, or 1h30m as BIND has it; null when it is no TTL (RFC 2181 section 8: 31 bits). */
export function readTtl(text: string): number | null {
  if (!/^(?:\d{1,10}|(?:\d{1,9}[smhdw])+)$/iu.test(text)) return null
  const seconds = /^\d+$/u.test(text)
    ? Number(text)
    : [...text.toLowerCase().matchAll(/(\d+)([a-z])/gu)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * (unitSeconds[unit ?? ''] ?? 0),
        0,
      )
  return seconds <= 0x7fff_ffff ? seconds : null
}
