import type { LabPart } from '#graders/labs/lab-part.ts'

export interface PresentedLab extends Omit<LabPart, 'weights'> {
  points: number
}
