-- Letters that wait to be mailed, and another address that an account is to have.
CREATE TYPE "MailKind" AS ENUM ('INVITATION', 'PASSWORD_RESET', 'ADDRESS_CHANGE', 'ADDRESS_CHANGED');

ALTER TABLE "PasswordReset" ADD COLUMN "mailed" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "Invitation" ADD COLUMN "mailedAt" TIMESTAMP(3);

CREATE TABLE "AddressChange" (
    "userId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "tokenHash" TEXT,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AddressChange_pkey" PRIMARY KEY ("userId")
);
CREATE UNIQUE INDEX "AddressChange_tokenHash_key" ON "AddressChange"("tokenHash");
ALTER TABLE "AddressChange" ADD CONSTRAINT "AddressChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Mail" (
    "id" TEXT NOT NULL,
    "kind" "MailKind" NOT NULL,
    "address" TEXT NOT NULL,
    "userId" TEXT,
    "invitationId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMP(3),
    "failedAt" TIMESTAMP(3),
    "failure" JSONB,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Mail_userId_idx" ON "Mail"("userId");
CREATE INDEX "Mail_invitationId_idx" ON "Mail"("invitationId");
CREATE INDEX "Mail_createdAt_idx" ON "Mail"("createdAt");
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
