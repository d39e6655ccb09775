-- A session of staff may look at a course as one of its students sees it, for a while.
ALTER TABLE "Session" ADD COLUMN "viewsAsId" TEXT, ADD COLUMN "viewsCourseId" TEXT, ADD COLUMN "viewsUntil" TIMESTAMP(3);
CREATE INDEX "Session_viewsAsId_idx" ON "Session"("viewsAsId");
CREATE INDEX "Session_viewsCourseId_idx" ON "Session"("viewsCourseId");
ALTER TABLE "Session" ADD CONSTRAINT "Session_viewsAsId_fkey" FOREIGN KEY ("viewsAsId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Session" ADD CONSTRAINT "Session_viewsCourseId_fkey" FOREIGN KEY ("viewsCourseId") REFERENCES "Course"("id") ON DELETE SET NULL ON UPDATE CASCADE;
