// Tells a database test when code inside a transaction asks the pool for another connection. One such request at a time
// does no harm and no test would see it; ten at once hold all connections of the pool, and each waits for one more.
import { AsyncLocalStorage } from 'node:async_hooks'
import { Pool } from 'pg'
import { database } from '#server/database/client.ts'

const inTransaction = new AsyncLocalStorage<true>()
const seen: string[] = []
const isWatched = Symbol.for('roundtrip.one-connection')

const within =
  (work: (tx: unknown) => unknown) =>
  (tx: unknown): unknown =>
    inTransaction.run(true, () => work(tx))

/** Since it was asked last: where it was asked for, each a stack. */
export const takeSecondConnections = (): string[] => seen.splice(0)

/** Once for a process, however many test files share it. */
export function watchConnections(): void {
  if (Reflect.get(Pool.prototype, isWatched) === true) return
  Reflect.set(Pool.prototype, isWatched, true)
  Error.stackTraceLimit = 60

  const connect: unknown = Reflect.get(Pool.prototype, 'connect')
  Reflect.set(Pool.prototype, 'connect', function connectOnce(this: Pool, ...args: unknown[]): unknown {
    // The queue's library has a pool of its own, which it opens once.
    const isOurs = Reflect.get(this, 'options')?.application_name === 'roundtrip'
    if (isOurs && inTransaction.getStore()) seen.push(new Error('a second connection').stack ?? '')
    return typeof connect === 'function' ? Reflect.apply(connect, this, args) : undefined
  })

  const begin: unknown = Reflect.get(database, '$transaction')
  Reflect.set(database, '$transaction', (work: unknown, ...options: unknown[]): unknown => {
    if (typeof begin !== 'function') return undefined
    const own = typeof work === 'function' ? within((tx) => Reflect.apply(work, undefined, [tx])) : work
    return Reflect.apply(begin, database, [own, ...options])
  })
}
