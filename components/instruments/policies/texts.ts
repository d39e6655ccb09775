export interface PolicyTexts {
  a: string
  b: string
  /** Empty looks for one that tells the policies apart. */
  packet: string
}

/** Both fit into an address that every browser and server takes. */
export const policyTextMax = 1_500

/** Two that look alike: the second lets established packets in whatever they answer. */
const otherwise: PolicyTexts = {
  a: 'accept tcp on inside to any port 80, 443\naccept tcp on internet from any port 80, 443 to any established\ndefault deny',
  b: 'accept tcp on inside to any port 80, 443\naccept tcp on internet established\ndefault deny',
  packet: '',
}

/** What the address holds; the example where it holds nothing. */
export function readTexts(given: URLSearchParams): PolicyTexts {
  const text = (key: keyof PolicyTexts) => given.get(key)?.slice(0, policyTextMax)
  return {
    a: text('a') ?? otherwise.a,
    b: text('b') ?? otherwise.b,
    packet: text('packet') ?? otherwise.packet,
  }
}

/** With a question mark in front. */
export const writeTexts = ({ a, b, packet }: PolicyTexts): string =>
  `?${new URLSearchParams({ a, b, ...(packet === '' ? {} : { packet }) })}`
