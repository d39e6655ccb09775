-- An invitation may limit an assistant to the students of some sections.
ALTER TABLE "Invitation" ADD COLUMN "limited" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE "InvitationSection" (
    "invitationId" TEXT NOT NULL,
    "sectionId" TEXT NOT NULL,

    CONSTRAINT "InvitationSection_pkey" PRIMARY KEY ("invitationId","sectionId")
);
CREATE INDEX "InvitationSection_sectionId_idx" ON "InvitationSection"("sectionId");
ALTER TABLE "InvitationSection" ADD CONSTRAINT "InvitationSection_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "InvitationSection" ADD CONSTRAINT "InvitationSection_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
