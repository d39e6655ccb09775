import { exerciseAddress } from '#components/authoring/exercise-address.ts'
import { stepSeed } from '#components/authoring/step-seed.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface SeedStepperProps {
  slug: string
  exerciseId: string
  which: 'draft' | number
  seed: string
  /** The variant's numbers, in words. */
  parameters: string
}

/** Which variant is shown, and the way to the next one. The seed is in the address: it can be passed on. */
export function SeedStepper({ slug, exerciseId, which, seed, parameters }: SeedStepperProps) {
  const [before, after] = [stepSeed(seed, -1), stepSeed(seed, 1)]
  return (
    <section aria-labelledby="variant" className="mb-6 rounded border border-border bg-surface px-4 py-3">
      <h2 id="variant" className="sr-only">
        Variant
      </h2>
      <form method="get" className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <input type="hidden" name="version" value={which} />
        <TextField
          key={seed}
          label="Seed"
          name="seed"
          defaultValue={seed}
          maxLength={100}
          mono
          spellCheck={false}
          autoComplete="off"
        />
        <Button type="submit">Show</Button>
        <nav aria-label="Variants" className="flex gap-4 py-2">
          {before !== null && (
            <NavLink href={exerciseAddress(slug, exerciseId, { which, seed: before })}>
              Previous variant
            </NavLink>
          )}
          {after !== null && (
            <NavLink href={exerciseAddress(slug, exerciseId, { which, seed: after })}>Next variant</NavLink>
          )}
        </nav>
      </form>
      {parameters !== '' && <p className="mt-2 font-mono text-13 text-muted">{parameters}</p>}
    </section>
  )
}
