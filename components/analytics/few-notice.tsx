import { Notice } from '#components/ui/notice.tsx'

/** Said above numbers of very few students. */
export function FewNotice({ students }: { students: number }) {
  return (
    <Notice
      kind="info"
      className="mb-6"
      title={`${students === 1 ? 'One student has' : `${students} students have`} worked on this. Numbers of so few say little, and may tell who somebody is.`}
    />
  )
}
