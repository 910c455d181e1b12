-- DropIndex
DROP INDEX "units_workspaceId_name_key";

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "nameSalt" TEXT,
ADD COLUMN     "nameSeal" TEXT;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "erasedAt" TEXT;

-- AlterTable
ALTER TABLE "occurrences" ADD COLUMN     "eventOn" TEXT,
ADD COLUMN     "explanation" TEXT,
ADD COLUMN     "firstDue" TEXT;

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "searchExact" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "units" ADD COLUMN     "ended" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "since" TEXT;

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "historyEntries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "historyHead" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "unit_names" (
    "id" SERIAL NOT NULL,
    "unitId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT NOT NULL,

    CONSTRAINT "unit_names_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_successions" (
    "workspaceId" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "intoId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,

    CONSTRAINT "unit_successions_pkey" PRIMARY KEY ("fromId","intoId")
);

-- CreateTable
CREATE TABLE "progress" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "taskId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "percent" INTEGER,

    CONSTRAINT "progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obstacles" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "taskId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "raisedAt" TEXT NOT NULL,
    "raisedById" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "settledAt" TEXT,
    "settledById" INTEGER,

    CONSTRAINT "obstacles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extensions" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "wanted" TEXT NOT NULL,
    "askedAt" TEXT NOT NULL,
    "askedById" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "granted" TEXT,
    "answer" TEXT,
    "decidedAt" TEXT,
    "decidedById" INTEGER,

    CONSTRAINT "extensions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unit_names_unitId_idx" ON "unit_names"("unitId");

-- CreateIndex
CREATE INDEX "unit_successions_intoId_idx" ON "unit_successions"("intoId");

-- CreateIndex
CREATE INDEX "progress_taskId_id_idx" ON "progress"("taskId", "id");

-- CreateIndex
CREATE INDEX "obstacles_taskId_state_idx" ON "obstacles"("taskId", "state");

-- CreateIndex
CREATE INDEX "obstacles_workspaceId_state_raisedAt_idx" ON "obstacles"("workspaceId", "state", "raisedAt");

-- CreateIndex
CREATE INDEX "extensions_occurrenceId_state_idx" ON "extensions"("occurrenceId", "state");

-- CreateIndex
CREATE INDEX "extensions_workspaceId_state_askedAt_idx" ON "extensions"("workspaceId", "state", "askedAt");

-- CreateIndex
CREATE INDEX "occurrences_workspaceId_state_basis_idx" ON "occurrences"("workspaceId", "state", "basis");

-- CreateIndex
CREATE UNIQUE INDEX "units_workspaceId_name_ended_key" ON "units"("workspaceId", "name", "ended");

-- AddForeignKey
ALTER TABLE "unit_names" ADD CONSTRAINT "unit_names_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "units"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_successions" ADD CONSTRAINT "unit_successions_workspaceId_fromId_fkey" FOREIGN KEY ("workspaceId", "fromId") REFERENCES "units"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_successions" ADD CONSTRAINT "unit_successions_workspaceId_intoId_fkey" FOREIGN KEY ("workspaceId", "intoId") REFERENCES "units"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress" ADD CONSTRAINT "progress_workspaceId_taskId_fkey" FOREIGN KEY ("workspaceId", "taskId") REFERENCES "tasks"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress" ADD CONSTRAINT "progress_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacles" ADD CONSTRAINT "obstacles_workspaceId_taskId_fkey" FOREIGN KEY ("workspaceId", "taskId") REFERENCES "tasks"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacles" ADD CONSTRAINT "obstacles_workspaceId_raisedById_fkey" FOREIGN KEY ("workspaceId", "raisedById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacles" ADD CONSTRAINT "obstacles_workspaceId_settledById_fkey" FOREIGN KEY ("workspaceId", "settledById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_workspaceId_occurrenceId_fkey" FOREIGN KEY ("workspaceId", "occurrenceId") REFERENCES "occurrences"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_workspaceId_askedById_fkey" FOREIGN KEY ("workspaceId", "askedById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_workspaceId_decidedById_fkey" FOREIGN KEY ("workspaceId", "decidedById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was recorded before is the head of each history.
UPDATE "workspaces" SET
  "historyEntries" = (SELECT COUNT(*) FROM "activity" a WHERE a."workspaceId" = "workspaces"."id"),
  "historyHead" = COALESCE((SELECT a."hash" FROM "activity" a
    WHERE a."workspaceId" = "workspaces"."id" ORDER BY a."position" DESC LIMIT 1), '');
