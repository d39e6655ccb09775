'use client'
// What one works with on the page of an item: each in a script of its own, so that neither loads the other's.
import dynamic from 'next/dynamic'

export const ExerciseWork = dynamic(() =>
  import('#components/exercise/exercise-form.tsx').then(({ ExerciseForm }) => ExerciseForm),
)
export const LabWork = dynamic(() =>
  import('#components/lab/lab-workbench.tsx').then(({ LabWorkbench }) => LabWorkbench),
)
