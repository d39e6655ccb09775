// What the self-test finds, from inside the jail and from the cell around it: the wire between its two halves.
import { readlinkSync } from 'node:fs'
import * as z from 'zod'
import { LimitNameSchema } from '#graders/outcome.ts'

export const namespaces = ['user', 'pid', 'net', 'ipc', 'uts', 'cgroup', 'mnt'] as const
export const statusFields = [
  'Seccomp',
  'NoNewPrivs',
  'CapEff',
  'CapPrm',
  'CapInh',
  'CapBnd',
  'CapAmb',
  'Groups',
] as const
export const limitNames = ['CORE', 'NPROC', 'NOFILE', 'FSIZE', 'CPU', 'DATA', 'MEMLOCK', 'MSGQUEUE'] as const

/** Identities of the namespaces that this process is in, by name. */
export function ownNamespaces(): Record<string, string> {
  return Object.fromEntries(namespaces.map((name) => [name, readlinkSync(`/proc/self/ns/${name}`)]))
}

const NamespacesSchema = z.record(z.string(), z.string())

export const ProbeSchema = z.strictObject({
  sentinel: z.string(),
  reached: z.record(z.string(), z.string()),
  interfaces: z.array(z.string()),
  unix: z.string(),
  unixPair: z.string(),
  vsock: z.string(),
  callsAnswered: z.array(z.int()),
  status: z.record(z.string(), z.string()),
  uid: z.array(z.int()),
  pid: z.int(),
  session: z.int(),
  parentDeathSignal: z.int(),
  hostname: z.string(),
  environment: z.array(z.string()),
  descriptors: z.array(z.int()),
  processes: z.array(z.int()),
  namespaces: NamespacesSchema,
  limits: z.record(z.string(), z.number()),
  mounts: z.array(z.tuple([z.string(), z.array(z.string())])),
  folders: z.record(z.string(), z.array(z.string())),
  disk: z.array(z.number()),
  counters: z.string(),
  forks: z.string(),
})
export type Probe = z.infer<typeof ProbeSchema>

export const CellSchema = z.strictObject({
  namespaces: NamespacesSchema,
  capabilities: z.string(),
  noNewPrivs: z.string(),
  groups: z.string(),
  /** The uid that the cell's root is on the machine. */
  kernelUid: z.int(),
  folders: z.array(z.string()),
  environment: z.array(z.string()),
  /** The session that it is in, as its own pid namespace numbers it; 0 is one from outside. */
  session: z.int(),
  /** What trying to make a user namespace in the jail's says; empty when it worked. */
  userNamespace: z.string(),
})
export type CellFacts = z.infer<typeof CellSchema>

export const SelfTestOrderSchema = z.strictObject({
  nonce: z.string(),
  addresses: z.array(z.string()),
  refusedCalls: z.array(z.int()),
  /** File name to text. */
  programs: z.record(z.string(), z.string()),
})
export type SelfTestOrder = z.infer<typeof SelfTestOrderSchema>

export const FindingsSchema = z.strictObject({
  /** What the probe printed; it is judged only if it parses. */
  probe: z.string(),
  said: z.string(),
  cell: CellSchema,
  hoard: z.strictObject({ exceeded: LimitNameSchema.nullable(), used: z.number(), said: z.string() }),
})
export type Findings = z.infer<typeof FindingsSchema>
