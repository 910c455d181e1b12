-- CreateTable
CREATE TABLE "indicators" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "taskId" INTEGER,
    "text" TEXT NOT NULL,
    "operator" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "indicators_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "readings" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "indicatorId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "note" TEXT,
    "at" TEXT NOT NULL,
    "memberId" INTEGER NOT NULL,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "indicators_planId_idx" ON "indicators"("planId");

-- CreateIndex
CREATE INDEX "indicators_taskId_idx" ON "indicators"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "indicators_workspaceId_number_key" ON "indicators"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "indicators_workspaceId_id_key" ON "indicators"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "readings_indicatorId_day_idx" ON "readings"("indicatorId", "day");

-- CreateIndex
CREATE INDEX "readings_memberId_idx" ON "readings"("memberId");

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_workspaceId_planId_fkey" FOREIGN KEY ("workspaceId", "planId") REFERENCES "plans"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_workspaceId_taskId_fkey" FOREIGN KEY ("workspaceId", "taskId") REFERENCES "tasks"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_workspaceId_indicatorId_fkey" FOREIGN KEY ("workspaceId", "indicatorId") REFERENCES "indicators"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
