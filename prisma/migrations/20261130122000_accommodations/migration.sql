-- More time for a section, and for one student in a whole course.
CREATE TABLE "SectionExtension" (
    "assignmentId" TEXT NOT NULL,
    "sectionId" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SectionExtension_pkey" PRIMARY KEY ("assignmentId","sectionId")
);
CREATE TABLE "Accommodation" (
    "courseId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "factor" DOUBLE PRECISION NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Accommodation_pkey" PRIMARY KEY ("courseId","userId")
);
CREATE INDEX "SectionExtension_sectionId_idx" ON "SectionExtension"("sectionId");
CREATE INDEX "SectionExtension_byId_idx" ON "SectionExtension"("byId");
CREATE INDEX "Accommodation_userId_idx" ON "Accommodation"("userId");
CREATE INDEX "Accommodation_byId_idx" ON "Accommodation"("byId");
ALTER TABLE "SectionExtension" ADD CONSTRAINT "SectionExtension_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SectionExtension" ADD CONSTRAINT "SectionExtension_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SectionExtension" ADD CONSTRAINT "SectionExtension_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
