import type { PartScope } from '#graders/parts/part-kind.ts'

/**
 * Works something out for a part in a variant, and keeps it as long as that variant's scope is kept: to present,
 * judge and solve, and an exercise's own tests a hundred times over, ask for the same.
 */
export function perVariant<Part extends object, Made>(
  make: (part: Part, scope: PartScope) => Made,
): (part: Part, scope: PartScope) => Made {
  const kept = new WeakMap<PartScope, WeakMap<Part, { made: Made }>>()
  return (part, scope) => {
    const parts = kept.get(scope) ?? new WeakMap<Part, { made: Made }>()
    kept.set(scope, parts)
    const known = parts.get(part) ?? { made: make(part, scope) }
    parts.set(part, known)
    return known.made
  }
}
