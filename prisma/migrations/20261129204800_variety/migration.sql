-- AlterTable
ALTER TABLE "ExerciseVersion" ADD COLUMN     "variety" INTEGER;
