-- The file that a student chose to start. Where it is null, the file is found by its name.
ALTER TABLE "GradingRun" ADD COLUMN "entry" TEXT;
