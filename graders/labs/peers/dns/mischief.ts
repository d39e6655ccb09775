// What a name server of ours does to its replies, as data: the network and other people may do all of it. Which reply
// comes first is sure, as everything leaves from one place, one datagram after the other.
import type { rcodes } from '#protocols/dns/message/message.ts'
import type { DnsRecord } from '#protocols/dns/record/record.ts'

/** A datagram that somebody sends in the server's stead, just before its own reply. */
export interface Forgery {
  /**
   * What is wrong with it: its id; the name in its question; where it comes from; or that a name in it is a pointer to
   * itself.
   */
  by: 'wrong-id' | 'other-question' | 'other-address' | 'pointer-loop'
  /** The lie. */
  address: string
}

export interface Mischief {
  /** Questions for these names only; without, all. */
  about?: readonly string[]
  /** So many queries for a name are lost on their way over UDP, from the first on: it never hears them. */
  losesQueries?: number
  /** The replies to so many queries that it hears are lost, from the first on. */
  losesFirst?: number
  /** It never says a word. */
  silent?: boolean
  /** It replies when it has been asked for this name as well, and not before. */
  holdsFor?: string
  forges?: readonly Forgery[]
  /** Over UDP the reply is empty but for its TC bit. */
  truncates?: boolean
  rcode?: keyof typeof rcodes
  /** The reply comes twice. */
  repeats?: boolean
  /** No name in the reply is a pointer. */
  wholeNames?: boolean
  /** Records beside the true ones; those of the answer stand before them. */
  adds?: {
    answer?: readonly DnsRecord[]
    authority?: readonly DnsRecord[]
    additional?: readonly DnsRecord[]
  }
  /** In place of the answer: a referral to these servers. */
  refersTo?: readonly DnsRecord[]
}
