-- AlterTable
ALTER TABLE "chats" ADD COLUMN     "unitId" INTEGER;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "nudgeAt" TEXT,
ADD COLUMN     "nudgeIn" TEXT NOT NULL DEFAULT 'private';

-- AlterTable
ALTER TABLE "obstacles" ADD COLUMN     "escalatedAt" TEXT;

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "pointsLost" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "brief" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'news',
ADD COLUMN     "plannedFor" TEXT,
ADD COLUMN     "queuedAt" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seenAt" TEXT;

-- CreateTable
CREATE TABLE "sweeps" (
    "workspaceId" INTEGER NOT NULL,
    "slot" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    CONSTRAINT "sweeps_pkey" PRIMARY KEY ("slot","workspaceId")
);

-- CreateTable
CREATE TABLE "told" (
    "workspaceId" INTEGER NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    CONSTRAINT "told_pkey" PRIMARY KEY ("occurrenceId","what","about")
);

-- CreateTable
CREATE TABLE "snoozes" (
    "workspaceId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "until" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "over" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "snoozes_pkey" PRIMARY KEY ("memberId","occurrenceId")
);

-- CreateTable
CREATE TABLE "urges" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "taskId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "seenAt" TEXT,

    CONSTRAINT "urges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rounds" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "period" TEXT,
    "title" TEXT NOT NULL,
    "dataFrom" TEXT,
    "dataTo" TEXT,
    "due" TEXT NOT NULL,
    "letter" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "openedAt" TEXT NOT NULL,
    "openedById" INTEGER,
    "closedAt" TEXT,

    CONSTRAINT "rounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_units" (
    "workspaceId" INTEGER NOT NULL,
    "roundId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "submittedAt" TEXT,
    "answeredById" INTEGER,
    "asked" TEXT,
    "reason" TEXT,
    "askState" TEXT,
    "due" TEXT,
    "obstacle" TEXT,

    CONSTRAINT "round_units_pkey" PRIMARY KEY ("roundId","unitId")
);

-- CreateTable
CREATE TABLE "week_figures" (
    "workspaceId" INTEGER NOT NULL,
    "week" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "figures" TEXT NOT NULL,
    "charts" TEXT NOT NULL DEFAULT '{}',

    CONSTRAINT "week_figures_pkey" PRIMARY KEY ("workspaceId","week")
);

-- CreateTable
CREATE TABLE "local_pictures" (
    "messageId" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "local_pictures_pkey" PRIMARY KEY ("messageId","sha256")
);

-- CreateTable
CREATE TABLE "lanes" (
    "channel" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "until" BIGINT NOT NULL,
    "freeAt" BIGINT NOT NULL,

    CONSTRAINT "lanes_pkey" PRIMARY KEY ("channel","number")
);

-- CreateTable
CREATE TABLE "chat_paces" (
    "channel" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "sent" TEXT NOT NULL,
    "freeAt" BIGINT NOT NULL,

    CONSTRAINT "chat_paces_pkey" PRIMARY KEY ("channel","chat")
);

-- CreateTable
CREATE TABLE "senders" (
    "channel" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "wants" INTEGER NOT NULL,
    "until" BIGINT NOT NULL,

    CONSTRAINT "senders_pkey" PRIMARY KEY ("channel","holder")
);

-- CreateIndex
CREATE INDEX "sweeps_at_idx" ON "sweeps"("at");

-- CreateIndex
CREATE INDEX "snoozes_workspaceId_over_until_idx" ON "snoozes"("workspaceId", "over", "until");

-- CreateIndex
CREATE INDEX "urges_taskId_id_idx" ON "urges"("taskId", "id");

-- CreateIndex
CREATE INDEX "urges_memberId_at_idx" ON "urges"("memberId", "at");

-- CreateIndex
CREATE INDEX "urges_workspaceId_at_idx" ON "urges"("workspaceId", "at");

-- CreateIndex
CREATE INDEX "rounds_workspaceId_state_due_idx" ON "rounds"("workspaceId", "state", "due");

-- CreateIndex
CREATE UNIQUE INDEX "rounds_workspaceId_key_key" ON "rounds"("workspaceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "rounds_workspaceId_id_key" ON "rounds"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "round_units_unitId_idx" ON "round_units"("unitId");

-- CreateIndex
CREATE INDEX "chats_unitId_idx" ON "chats"("unitId");

-- CreateIndex
CREATE INDEX "members_nudgeAt_idx" ON "members"("nudgeAt");

-- CreateIndex
CREATE INDEX "occurrences_workspaceId_key_idx" ON "occurrences"("workspaceId", "key");

-- CreateIndex
CREATE INDEX "occurrences_workspaceId_state_start_idx" ON "occurrences"("workspaceId", "state", "start");

-- CreateIndex
CREATE INDEX "outbox_workspaceId_state_settledAt_idx" ON "outbox"("workspaceId", "state", "settledAt");

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "units"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sweeps" ADD CONSTRAINT "sweeps_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "told" ADD CONSTRAINT "told_workspaceId_occurrenceId_fkey" FOREIGN KEY ("workspaceId", "occurrenceId") REFERENCES "occurrences"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "members"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_workspaceId_occurrenceId_fkey" FOREIGN KEY ("workspaceId", "occurrenceId") REFERENCES "occurrences"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urges" ADD CONSTRAINT "urges_workspaceId_taskId_fkey" FOREIGN KEY ("workspaceId", "taskId") REFERENCES "tasks"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urges" ADD CONSTRAINT "urges_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urges" ADD CONSTRAINT "urges_workspaceId_byId_fkey" FOREIGN KEY ("workspaceId", "byId") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_workspaceId_openedById_fkey" FOREIGN KEY ("workspaceId", "openedById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_units" ADD CONSTRAINT "round_units_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "rounds"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_units" ADD CONSTRAINT "round_units_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "units"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_units" ADD CONSTRAINT "round_units_workspaceId_answeredById_fkey" FOREIGN KEY ("workspaceId", "answeredById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "week_figures" ADD CONSTRAINT "week_figures_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "local_pictures_sha256_idx" ON "local_pictures"("sha256");

-- AddForeignKey
ALTER TABLE "local_pictures" ADD CONSTRAINT "local_pictures_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "local_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
