import type { LabPart } from '#graders/labs/contract/lab-part.ts'

export interface PresentedLab extends Omit<LabPart, 'weights'> {
  points: number
}
