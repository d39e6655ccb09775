import { type Theme, ThemeChoice } from '#components/shell/theme-choice.tsx'
import { Ruler } from '#components/ui/ruler.tsx'

/** The foot of every page: the reader's choice of colours. */
export function SiteFooter({ theme }: { theme: Theme }) {
  return (
    <footer className="mx-auto mt-16 w-full max-w-page group-has-data-wide/page:max-w-[100rem] px-4 pb-6 sm:px-6">
      <Ruler />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pt-3">
        <p className="marginal">Roundtrip: from submit to understood feedback</p>
        <ThemeChoice initial={theme} />
      </div>
    </footer>
  )
}
