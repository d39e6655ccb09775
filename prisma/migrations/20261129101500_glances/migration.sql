-- AlterTable
ALTER TABLE "ExerciseDraft" ADD COLUMN     "kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "title" TEXT,
ADD COLUMN     "topic" TEXT;

-- AlterTable
ALTER TABLE "ExerciseVersion" ADD COLUMN     "kinds" TEXT[] DEFAULT ARRAY[]::TEXT[];
