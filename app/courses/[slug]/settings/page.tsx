import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import {
  copyCourseAction,
  importCourseAction,
  setCategoriesAction,
  setGroupSizeAction,
  setLateDaysAction,
  setTimeZoneAction,
} from '#app/courses/[slug]/settings/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import { CategoriesForm } from '#components/settings/categories-form.tsx'
import { CopyCourseForm } from '#components/settings/copy-course-form.tsx'
import { GroupSizeForm, LateDaysForm } from '#components/settings/course-numbers.tsx'
import { ImportCourseForm } from '#components/settings/import-course-form.tsx'
import { TimeZoneForm } from '#components/settings/time-zone-form.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { weeksMax } from '#server/copying/copy-course.ts'
import { findSettings } from '#server/courses/find-settings.ts'
import { categoryLimits } from '#server/courses/set-categories.ts'
import { groupSizeMax } from '#server/courses/set-group-size.ts'
import { lateDaysMax } from '#server/courses/set-late-days.ts'

interface SettingsPageProps {
  params: Promise<{ slug: string }>
}

const loadSettings = cache(async (slug: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/settings`)
  return (await findSettings(viewer, slug)) ?? notFound()
})

export async function generateMetadata({ params }: SettingsPageProps): Promise<Metadata> {
  return { title: `Settings, ${(await loadSettings((await params).slug)).course.title}` }
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { course, mayEdit, lateDays, groupSize, timeZone, siteZone, categories } = await loadSettings(
    (await params).slug,
  )
  return (
    <>
      <PageHeader title="Settings" trail={[{ href: `/courses/${course.slug}`, name: course.title }]} />
      <CourseNav slug={course.slug} current="settings" />
      <section aria-labelledby="time-zone" className="mb-10 max-w-2xl">
        <h2 id="time-zone" className="mb-2 text-21">
          Time zone
        </h2>
        <p className="mb-4">
          In it you type the dates of this course, and times of day stay when assignments or the whole course
          are copied. Everybody reads them by their own clocks; where those show another time, this zone is
          named beside it. Another zone moves no date that is there.
        </p>
        <TimeZoneForm
          key={timeZone}
          slug={course.slug}
          {...{ timeZone, siteZone, mayEdit }}
          zones={Intl.supportedValuesOf('timeZone')}
          setTimeZone={setTimeZoneAction}
        />
      </section>
      <section aria-labelledby="late-days" className="max-w-2xl">
        <h2 id="late-days" className="mb-2 text-21">
          Late days
        </h2>
        <p className="mb-4">
          Days of being late that cost a student nothing, over the whole course. They are spent by themselves,
          in the order in which late work is handed in: a day for each day begun after an assignment is due,
          once for all of its items. Who hands in late is told first what it will use.
        </p>
        <LateDaysForm
          key={lateDays}
          slug={course.slug}
          {...{ lateDays, lateDaysMax, mayEdit }}
          setLateDays={setLateDaysAction}
        />
      </section>
      <section aria-labelledby="groups" className="mt-10 max-w-2xl">
        <h2 id="groups" className="mb-2 text-21">
          Groups
        </h2>
        <p className="mb-4">
          Who works together where an assignment is worked on in groups, such as pairs of the labs. You put
          students into groups on the roster, or let them do it: one makes a group, and the others come in by
          its code. What was handed in stays whose it was.
        </p>
        <GroupSizeForm
          key={groupSize}
          slug={course.slug}
          {...{ groupSize, groupSizeMax, mayEdit }}
          setGroupSize={setGroupSizeAction}
        />
      </section>
      <section aria-labelledby="categories" className="mt-10 max-w-3xl">
        <h2 id="categories" className="mb-2 text-21">
          Categories and weights
        </h2>
        <p className="mb-4">
          What share of the mark homework and labs have. Each assignment of a category counts alike, by the
          share of its points, from when it is due; the lowest are left out, but never all. You choose the
          category of an assignment where you edit it.
        </p>
        <CategoriesForm
          key={JSON.stringify(categories)}
          slug={course.slug}
          {...{ categories, mayEdit }}
          limits={categoryLimits}
          setCategories={setCategoriesAction}
        />
      </section>
      {mayEdit && (
        <section aria-labelledby="platform" className="mt-10 max-w-2xl">
          <h2 id="platform" className="mb-2 text-21">
            Learning platform
          </h2>
          <p>
            <NavLink href={`/courses/${course.slug}/platform`}>
              Points and people of a Moodle or another one
            </NavLink>
            , whose course is linked to this one.
          </p>
        </section>
      )}
      {mayEdit && (
        <section aria-labelledby="next-term" className="mt-10 max-w-2xl">
          <h2 id="next-term" className="mb-2 text-21">
            Next term
          </h2>
          <p className="mb-4">
            A new course with the same assignments, categories and late days, all dates later, and with copies
            of the exercises that were written here. You are its instructor; nobody else comes along, and
            nothing that was handed in.
          </p>
          <CopyCourseForm
            from={course.slug}
            title={course.title}
            weeksMax={weeksMax}
            copyCourse={copyCourseAction}
          />
        </section>
      )}
      {mayEdit && (
        <section aria-labelledby="files" className="mt-10 max-w-2xl">
          <h2 id="files" className="mb-2 text-21">
            As files
          </h2>
          <p className="mb-4">
            The same as files that people can read, compare and keep in a repository: assignments in YAML, and
            the exercises that were written here. No people are in them, and no access code of an exam.{' '}
            <a href={`/courses/${course.slug}/course.zip`} download className="link">
              Download {course.slug}.zip
            </a>
          </p>
          <h3 className="mb-2 text-17">Another course from files</h3>
          <ImportCourseForm
            from={course.slug}
            title={course.title}
            weeksMax={weeksMax}
            importCourse={importCourseAction}
          />
        </section>
      )}
    </>
  )
}
