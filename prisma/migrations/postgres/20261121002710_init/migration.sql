-- CreateTable
CREATE TABLE "workspaces" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "province" TEXT,
    "timeZone" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "nextNumber" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "units" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_aliases" (
    "id" SERIAL NOT NULL,
    "unitId" INTEGER NOT NULL,
    "alias" TEXT NOT NULL,

    CONSTRAINT "unit_aliases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_group_members" (
    "workspaceId" INTEGER NOT NULL,
    "groupId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,

    CONSTRAINT "unit_group_members_pkey" PRIMARY KEY ("groupId","unitId")
);

-- CreateTable
CREATE TABLE "members" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "admin" BOOLEAN NOT NULL,
    "head" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "language" TEXT NOT NULL DEFAULT 'vi',

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_units" (
    "workspaceId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "member_units_pkey" PRIMARY KEY ("memberId","unitId")
);

-- CreateTable
CREATE TABLE "identities" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "privateChat" TEXT,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invites" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "codeHash" TEXT NOT NULL,
    "expires" TEXT NOT NULL,
    "usedAt" TEXT,
    "usedChannel" TEXT,
    "usedAccount" TEXT,

    CONSTRAINT "invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chats" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,

    CONSTRAINT "chats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "number" TEXT,
    "issuer" TEXT,
    "year" INTEGER NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "warnings" TEXT NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_units" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "unitId" INTEGER,
    "nearest" TEXT NOT NULL,

    CONSTRAINT "plan_units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fields" (
    "id" SERIAL NOT NULL,
    "planId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "fields_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "fieldId" INTEGER,
    "group" TEXT,
    "title" TEXT NOT NULL,
    "requirement" TEXT,
    "product" TEXT,
    "startText" TEXT,
    "deadlineText" TEXT,
    "criteria" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "dropped" BOOLEAN NOT NULL DEFAULT false,
    "personInChargeId" INTEGER,
    "search" TEXT NOT NULL,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_units" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "taskId" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" INTEGER,

    CONSTRAINT "task_units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliverables" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "taskId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phrase" TEXT,
    "schedule" TEXT NOT NULL,
    "optional" BOOLEAN NOT NULL,

    CONSTRAINT "deliverables_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "occurrences" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "taskId" INTEGER NOT NULL,
    "deliverableId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "start" TEXT,
    "due" TEXT,
    "named" TEXT,
    "time" TEXT,
    "until" TEXT,
    "waitsFor" TEXT,
    "confirm" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "returnReason" TEXT,
    "note" TEXT,
    "submittedAt" TEXT,
    "submittedById" INTEGER,
    "decidedAt" TEXT,
    "decidedById" INTEGER,

    CONSTRAINT "occurrences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT,
    "size" INTEGER,
    "mime" TEXT,
    "addedById" INTEGER NOT NULL,
    "addedAt" TEXT NOT NULL,
    "removedAt" TEXT,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "memberId" INTEGER,
    "memberName" TEXT,
    "via" TEXT NOT NULL,
    "taskId" INTEGER,
    "occurrenceId" INTEGER,
    "planId" INTEGER,
    "data" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "caption" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_files" (
    "id" SERIAL NOT NULL,
    "draftId" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "mime" TEXT NOT NULL,

    CONSTRAINT "draft_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "incoming" TEXT NOT NULL,
    "answeredAt" TEXT,
    "ref" TEXT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "recipient" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "notBefore" TEXT,
    "notAfter" TEXT,
    "occurrenceId" INTEGER,
    "appliesInState" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "readyAt" TEXT NOT NULL,
    "ref" TEXT,
    "settledAt" TEXT,
    "why" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posts" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "about" INTEGER,
    "ask" TEXT,
    "open" BOOLEAN NOT NULL,
    "account" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_days" (
    "workspaceId" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "edited" BOOLEAN NOT NULL DEFAULT false,
    "removed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "calendar_days_pkey" PRIMARY KEY ("workspaceId","date")
);

-- CreateTable
CREATE TABLE "local_messages" (
    "id" SERIAL NOT NULL,
    "seq" INTEGER NOT NULL,
    "chat" TEXT NOT NULL,
    "sender" TEXT,
    "at" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "source" TEXT,

    CONSTRAINT "local_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_code_key" ON "workspaces"("code");

-- CreateIndex
CREATE UNIQUE INDEX "units_workspaceId_name_key" ON "units"("workspaceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "units_workspaceId_id_key" ON "units"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_aliases_unitId_alias_key" ON "unit_aliases"("unitId", "alias");

-- CreateIndex
CREATE INDEX "unit_group_members_unitId_idx" ON "unit_group_members"("unitId");

-- CreateIndex
CREATE INDEX "members_workspaceId_state_idx" ON "members"("workspaceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "members_workspaceId_id_key" ON "members"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "member_units_unitId_idx" ON "member_units"("unitId");

-- CreateIndex
CREATE INDEX "identities_memberId_idx" ON "identities"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "identities_channel_externalId_key" ON "identities"("channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "invites_codeHash_key" ON "invites"("codeHash");

-- CreateIndex
CREATE INDEX "invites_memberId_idx" ON "invites"("memberId");

-- CreateIndex
CREATE INDEX "chats_workspaceId_channel_idx" ON "chats"("workspaceId", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "chats_channel_externalId_key" ON "chats"("channel", "externalId");

-- CreateIndex
CREATE INDEX "plans_workspaceId_state_idx" ON "plans"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "plans_document_idx" ON "plans"("document");

-- CreateIndex
CREATE UNIQUE INDEX "plans_workspaceId_document_key" ON "plans"("workspaceId", "document");

-- CreateIndex
CREATE UNIQUE INDEX "plans_workspaceId_id_key" ON "plans"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "plan_units_unitId_idx" ON "plan_units"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "plan_units_planId_name_key" ON "plan_units"("planId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "fields_planId_name_key" ON "fields"("planId", "name");

-- CreateIndex
CREATE INDEX "tasks_planId_number_idx" ON "tasks"("planId", "number");

-- CreateIndex
CREATE INDEX "tasks_personInChargeId_idx" ON "tasks"("personInChargeId");

-- CreateIndex
CREATE INDEX "tasks_fieldId_idx" ON "tasks"("fieldId");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_workspaceId_number_key" ON "tasks"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_workspaceId_id_key" ON "tasks"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "task_units_unitId_taskId_idx" ON "task_units"("unitId", "taskId");

-- CreateIndex
CREATE UNIQUE INDEX "task_units_taskId_part_position_key" ON "task_units"("taskId", "part", "position");

-- CreateIndex
CREATE UNIQUE INDEX "deliverables_taskId_position_key" ON "deliverables"("taskId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "deliverables_workspaceId_id_key" ON "deliverables"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "occurrences_taskId_state_idx" ON "occurrences"("taskId", "state");

-- CreateIndex
CREATE INDEX "occurrences_workspaceId_state_due_idx" ON "occurrences"("workspaceId", "state", "due");

-- CreateIndex
CREATE INDEX "occurrences_workspaceId_state_submittedAt_idx" ON "occurrences"("workspaceId", "state", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "occurrences_deliverableId_key_key" ON "occurrences"("deliverableId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "occurrences_workspaceId_id_key" ON "occurrences"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "evidence_occurrenceId_removedAt_idx" ON "evidence"("occurrenceId", "removedAt");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

-- CreateIndex
CREATE INDEX "activity_taskId_id_idx" ON "activity"("taskId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "activity_source_seq_key" ON "activity"("source", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "activity_workspaceId_position_key" ON "activity"("workspaceId", "position");

-- CreateIndex
CREATE INDEX "drafts_workspaceId_memberId_idx" ON "drafts"("workspaceId", "memberId");

-- CreateIndex
CREATE INDEX "draft_files_draftId_idx" ON "draft_files"("draftId");

-- CreateIndex
CREATE INDEX "draft_files_sha256_idx" ON "draft_files"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_source_key" ON "inbox"("source");

-- CreateIndex
CREATE INDEX "inbox_channel_answeredAt_id_idx" ON "inbox"("channel", "answeredAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_key_key" ON "outbox"("key");

-- CreateIndex
CREATE INDEX "outbox_state_readyAt_id_idx" ON "outbox"("state", "readyAt", "id");

-- CreateIndex
CREATE INDEX "outbox_recipient_state_id_idx" ON "outbox"("recipient", "state", "id");

-- CreateIndex
CREATE INDEX "posts_channel_chat_account_open_idx" ON "posts"("channel", "chat", "account", "open");

-- CreateIndex
CREATE UNIQUE INDEX "posts_channel_chat_ref_key" ON "posts"("channel", "chat", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "local_messages_seq_key" ON "local_messages"("seq");

-- CreateIndex
CREATE INDEX "local_messages_chat_seq_idx" ON "local_messages"("chat", "seq");

-- CreateIndex
CREATE INDEX "local_messages_source_idx" ON "local_messages"("source");

-- AddForeignKey
ALTER TABLE "units" ADD CONSTRAINT "units_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_aliases" ADD CONSTRAINT "unit_aliases_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "units"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_group_members" ADD CONSTRAINT "unit_group_members_workspaceId_groupId_fkey" FOREIGN KEY ("workspaceId", "groupId") REFERENCES "units"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_group_members" ADD CONSTRAINT "unit_group_members_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "units"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_units" ADD CONSTRAINT "member_units_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "members"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_units" ADD CONSTRAINT "member_units_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "units"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_units" ADD CONSTRAINT "plan_units_workspaceId_planId_fkey" FOREIGN KEY ("workspaceId", "planId") REFERENCES "plans"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_units" ADD CONSTRAINT "plan_units_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "units"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fields" ADD CONSTRAINT "fields_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspaceId_planId_fkey" FOREIGN KEY ("workspaceId", "planId") REFERENCES "plans"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "fields"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspaceId_personInChargeId_fkey" FOREIGN KEY ("workspaceId", "personInChargeId") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_units" ADD CONSTRAINT "task_units_workspaceId_taskId_fkey" FOREIGN KEY ("workspaceId", "taskId") REFERENCES "tasks"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_units" ADD CONSTRAINT "task_units_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "units"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliverables" ADD CONSTRAINT "deliverables_workspaceId_taskId_fkey" FOREIGN KEY ("workspaceId", "taskId") REFERENCES "tasks"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_workspaceId_deliverableId_fkey" FOREIGN KEY ("workspaceId", "deliverableId") REFERENCES "deliverables"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_workspaceId_submittedById_fkey" FOREIGN KEY ("workspaceId", "submittedById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_workspaceId_decidedById_fkey" FOREIGN KEY ("workspaceId", "decidedById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspaceId_occurrenceId_fkey" FOREIGN KEY ("workspaceId", "occurrenceId") REFERENCES "occurrences"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspaceId_addedById_fkey" FOREIGN KEY ("workspaceId", "addedById") REFERENCES "members"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "members"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_files" ADD CONSTRAINT "draft_files_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
