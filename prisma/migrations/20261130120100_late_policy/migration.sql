-- A grace period, a cap on what lateness takes off, and a bank of late days. The defaults change no points.
ALTER TABLE "Course" ADD COLUMN     "lateDays" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Assignment" ADD COLUMN     "graceMinutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lateCap" DOUBLE PRECISION NOT NULL DEFAULT 100;
