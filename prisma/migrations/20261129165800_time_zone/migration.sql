-- The zone that somebody chose to read times in. Null is the browser's own.
ALTER TABLE "User" ADD COLUMN "timeZone" TEXT;
