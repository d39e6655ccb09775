import type { DnsBytesResponse } from '#graders/parts/dns-bytes/dns-bytes-response.ts'

export const withFieldText = (
  answer: DnsBytesResponse | undefined,
  count: number,
  index: number,
  text: string,
): DnsBytesResponse => ({
  kind: 'dns-bytes',
  fields: Array.from({ length: count }, (_, at) => (at === index ? text : (answer?.fields[at] ?? ''))),
  hex: '',
})
