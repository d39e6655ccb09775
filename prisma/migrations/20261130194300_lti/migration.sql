-- Learning platforms that send people here by LTI 1.3, and what is told to them.
CREATE TABLE "LtiPlatform" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "authUrl" TEXT NOT NULL,
    "tokenUrl" TEXT NOT NULL,
    "jwksUrl" TEXT NOT NULL,
    "origins" TEXT[],
    "deploymentIds" TEXT[],
    "makesCourses" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LtiPlatform_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "LtiKey" (
    "kid" TEXT NOT NULL,
    "privateKey" TEXT NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "LtiKey_pkey" PRIMARY KEY ("kid")
);

CREATE TABLE "LtiRegistrationLink" (
    "tokenHash" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LtiRegistrationLink_pkey" PRIMARY KEY ("tokenHash")
);

CREATE TABLE "LtiLogin" (
    "stateHash" TEXT NOT NULL,
    "nonceHash" TEXT NOT NULL,
    "browserHash" TEXT NOT NULL,
    "platformId" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LtiLogin_pkey" PRIMARY KEY ("stateHash")
);

CREATE TABLE "LtiLaunch" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "platformId" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "sessionId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LtiLaunch_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "LtiIdentity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cameAt" TIMESTAMP(3),

    CONSTRAINT "LtiIdentity_pkey" PRIMARY KEY ("issuer","subject")
);

CREATE TABLE "LtiLinkCode" (
    "userId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LtiLinkCode_pkey" PRIMARY KEY ("userId")
);

CREATE TABLE "LtiContext" (
    "id" TEXT NOT NULL,
    "platformId" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "contextId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "linkedById" TEXT,
    "instructorsAs" "Role",
    "makesColumns" BOOLEAN NOT NULL DEFAULT true,
    "lineItemsUrl" TEXT,
    "membershipsUrl" TEXT,
    "scopes" TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "notedAt" TIMESTAMP(3),

    CONSTRAINT "LtiContext_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "LtiColumn" (
    "contextId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "LtiColumn_pkey" PRIMARY KEY ("contextId","assignmentId")
);

CREATE TABLE "LtiMember" (
    "contextId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "LtiMember_pkey" PRIMARY KEY ("contextId","userId")
);

CREATE TABLE "LtiScore" (
    "id" TEXT NOT NULL,
    "contextId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "points" DOUBLE PRECISION,
    "max" DOUBLE PRECISION NOT NULL,
    "notedAt" TIMESTAMP(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "heldUntil" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "failedAt" TIMESTAMP(3),
    "failure" JSONB,

    CONSTRAINT "LtiScore_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "LtiPlatform_issuer_clientId_key" ON "LtiPlatform"("issuer", "clientId");
CREATE INDEX "LtiRegistrationLink_createdById_idx" ON "LtiRegistrationLink"("createdById");
CREATE INDEX "LtiLogin_platformId_idx" ON "LtiLogin"("platformId");
CREATE INDEX "LtiLogin_expiresAt_idx" ON "LtiLogin"("expiresAt");
CREATE UNIQUE INDEX "LtiLaunch_tokenHash_key" ON "LtiLaunch"("tokenHash");
CREATE UNIQUE INDEX "LtiLaunch_sessionId_key" ON "LtiLaunch"("sessionId");
CREATE INDEX "LtiLaunch_platformId_idx" ON "LtiLaunch"("platformId");
CREATE INDEX "LtiLaunch_expiresAt_idx" ON "LtiLaunch"("expiresAt");
CREATE INDEX "LtiIdentity_userId_idx" ON "LtiIdentity"("userId");
CREATE UNIQUE INDEX "LtiLinkCode_codeHash_key" ON "LtiLinkCode"("codeHash");
CREATE INDEX "LtiContext_courseId_idx" ON "LtiContext"("courseId");
CREATE INDEX "LtiContext_linkedById_idx" ON "LtiContext"("linkedById");
CREATE UNIQUE INDEX "LtiContext_platformId_deploymentId_contextId_key" ON "LtiContext"("platformId", "deploymentId", "contextId");
CREATE INDEX "LtiColumn_assignmentId_idx" ON "LtiColumn"("assignmentId");
CREATE INDEX "LtiMember_userId_idx" ON "LtiMember"("userId");
CREATE INDEX "LtiScore_assignmentId_idx" ON "LtiScore"("assignmentId");
CREATE INDEX "LtiScore_userId_idx" ON "LtiScore"("userId");
CREATE UNIQUE INDEX "LtiScore_contextId_assignmentId_userId_key" ON "LtiScore"("contextId", "assignmentId", "userId");
ALTER TABLE "LtiRegistrationLink" ADD CONSTRAINT "LtiRegistrationLink_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiLogin" ADD CONSTRAINT "LtiLogin_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "LtiPlatform"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiLaunch" ADD CONSTRAINT "LtiLaunch_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "LtiPlatform"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiLaunch" ADD CONSTRAINT "LtiLaunch_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiIdentity" ADD CONSTRAINT "LtiIdentity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiLinkCode" ADD CONSTRAINT "LtiLinkCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiContext" ADD CONSTRAINT "LtiContext_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "LtiPlatform"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiContext" ADD CONSTRAINT "LtiContext_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiContext" ADD CONSTRAINT "LtiContext_linkedById_fkey" FOREIGN KEY ("linkedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "LtiColumn" ADD CONSTRAINT "LtiColumn_contextId_fkey" FOREIGN KEY ("contextId") REFERENCES "LtiContext"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiColumn" ADD CONSTRAINT "LtiColumn_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiMember" ADD CONSTRAINT "LtiMember_contextId_fkey" FOREIGN KEY ("contextId") REFERENCES "LtiContext"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiMember" ADD CONSTRAINT "LtiMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiScore" ADD CONSTRAINT "LtiScore_contextId_fkey" FOREIGN KEY ("contextId") REFERENCES "LtiContext"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiScore" ADD CONSTRAINT "LtiScore_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LtiScore" ADD CONSTRAINT "LtiScore_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
