-- The file that a student chose to start; without, it is found by name.
ALTER TABLE "GradingRun" ADD COLUMN "entry" TEXT;
