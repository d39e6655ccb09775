-- In which time zone the dates of a course are typed, or null for that of the installation.
ALTER TABLE "Course" ADD COLUMN "timeZone" TEXT;
