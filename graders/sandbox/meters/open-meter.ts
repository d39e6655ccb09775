import type { Limits } from '#graders/sandbox/contract.ts'
import { hasGroups } from '#graders/sandbox/groups/jail-group.ts'
import { GroupMeter } from '#graders/sandbox/meters/group-meter.ts'
import type { JailMeter } from '#graders/sandbox/meters/jail-meter.ts'
import { ProcessMeter } from '#graders/sandbox/meters/process-meter.ts'

/** A meter for a jail that is about to start. Throws when the cell's cgroup cannot be divided. */
export function openMeter(limits: Limits): JailMeter {
  return hasGroups() ? new GroupMeter(limits.memoryBytes) : new ProcessMeter(limits.memoryBytes)
}
