import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

/** Asks for a course's code, by the browser's own form: the address then holds it, as a link does. */
export function CodeForm({ code, refusal }: { code: string; refusal: string | null }) {
  return (
    <form method="get" action="/join" className="flex flex-col gap-4">
      {refusal !== null && <Notice kind="attention" word="Not yet" title={refusal} live />}
      <TextField
        label="Code of the course"
        description="Eight letters and digits, as your instructor shows them."
        name="code"
        defaultValue={code}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        mono
        required
      />
      <Button type="submit" look="primary">
        Go on
      </Button>
    </form>
  )
}
