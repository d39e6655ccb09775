'use client'
import { useId, useState } from 'react'
import { encodeBase64 } from '#components/lab/evidence/bytes.ts'
import type { CopyCourseFormProps } from '#components/settings/copy-course-form.tsx'
import { type NewCourse, type NewCourseAnswer, NewCourseForm } from '#components/settings/new-course-form.tsx'

interface ImportCourseFormProps extends Omit<CopyCourseFormProps, 'copyCourse'> {
  importCourse: (
    input: NewCourse & { from: string; name: string; base64: string },
  ) => Promise<NewCourseAnswer>
}

/** As many bytes as an upload may have. */
const zipBytesMax = 2 * 1_048_576

/** Makes a course of a zip of files. */
export function ImportCourseForm({ from, importCourse, ...form }: ImportCourseFormProps) {
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const wrong =
    file === null
      ? 'Choose the zip that a course was downloaded as.'
      : file.size > zipBytesMax
        ? `This file is larger than ${zipBytesMax / 1_048_576} MB. An operator takes it as a folder: ./roundtrip course import.`
        : null
  return (
    <NewCourseForm
      {...form}
      weeksFirst={0}
      words={{ button: 'Make the course', pending: 'Reading …', refused: 'Not imported' }}
      wrongBefore={wrong}
      make={async (course) =>
        importCourse({
          from,
          ...course,
          name: file?.name ?? '',
          base64: encodeBase64(new Uint8Array((await file?.arrayBuffer()) ?? [])),
        })
      }
    >
      <label htmlFor={id} className="text-15 font-semibold">
        A course as a zip
      </label>
      <input
        id={id}
        type="file"
        accept=".zip,application/zip"
        className="max-w-full file:mr-3 file:min-h-8 file:cursor-pointer file:rounded file:border file:border-border file:bg-surface file:px-3"
        onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
      />
    </NewCourseForm>
  )
}
