import { Notice } from '#components/ui/notice.tsx'

/** Why a form without a script was refused. It comes with the next page, and is read first there: it answers what was
 * just done. */
export function RefusalFirst({ word = 'Not done', says }: { word?: string; says: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
    <div tabIndex={-1} autoFocus className="outline-none">
      <Notice kind="attention" word={word} title={says} live />
    </div>
  )
}
