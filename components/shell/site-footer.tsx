import { Ruler } from '#components/ui/page/ruler.tsx'

/** The foot of every page. */
export function SiteFooter() {
  return (
    <footer className="mx-auto mt-16 w-full max-w-page px-4 pb-6 sm:px-6">
      <Ruler />
      <p className="marginal pt-3">Roundtrip: from submit to understood feedback</p>
    </footer>
  )
}
