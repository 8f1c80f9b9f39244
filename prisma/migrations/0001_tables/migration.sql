-- Made from prisma/schema; what Prisma cannot say follows in the next migrations.
-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'admin', 'editor', 'reviewer', 'viewer');

-- CreateEnum
CREATE TYPE "ledger_kind" AS ENUM ('grant', 'hold', 'capture', 'release');

-- CreateEnum
CREATE TYPE "generation_status" AS ENUM ('requested', 'queued', 'running', 'settled', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('pass', 'hold', 'block');

-- CreateEnum
CREATE TYPE "credit_state" AS ENUM ('held', 'captured', 'released');

-- CreateEnum
CREATE TYPE "step_status" AS ENUM ('started', 'finished', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "case_status" AS ENUM ('open', 'approved', 'rejected');

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "organisation_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("organisation_id","user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "generation_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "placement" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "media_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "watermark_id" CHAR(16),
    "watermark_key_id" TEXT NOT NULL,
    "manifest_label" TEXT NOT NULL,
    "report_sha256" CHAR(64) NOT NULL,
    "receipt_sha256" CHAR(64) NOT NULL,
    "preview_sha256" CHAR(64) NOT NULL,
    "fingerprint" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watermark" (
    "id" CHAR(16) NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "watermark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "organisation_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "prev_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("organisation_id","seq")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" "ledger_kind" NOT NULL,
    "amount" BIGINT NOT NULL,
    "generation_id" TEXT,
    "item_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brand_preset" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brand_preset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preset_version" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "preset_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preset_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generation" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "preset_version_id" TEXT NOT NULL,
    "status" "generation_status" NOT NULL DEFAULT 'requested',
    "brief" JSONB NOT NULL,
    "preset" JSONB NOT NULL,
    "engine" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "step" TEXT,
    "progress" JSONB,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "error" JSONB,
    "idempotency_key" TEXT,
    "body_hash" TEXT NOT NULL,
    "credits_held" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "generation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "generation_id" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "placement" TEXT NOT NULL,
    "asset_id" TEXT NOT NULL,
    "verdict" "verdict",
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "credit" "credit_state" NOT NULL DEFAULT 'held',

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step_record" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "generation_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" "step_status" NOT NULL,
    "output" JSONB,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "timing" JSONB,
    "error" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "step_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model" (
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "description" JSONB NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "instance_setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "instance_setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "review_case" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "generation_id" TEXT NOT NULL,
    "status" "case_status" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "creative_sha256" CHAR(64) NOT NULL,
    "decided_by" TEXT,
    "reviewer_role" "role",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protected_work" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "protected_work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protected_fingerprint" (
    "id" TEXT NOT NULL,
    "work_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "hash" BYTEA NOT NULL,
    "variant" TEXT NOT NULL,
    "quality" INTEGER NOT NULL,

    CONSTRAINT "protected_fingerprint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "asset_item_id_key" ON "asset"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "asset_watermark_id_key" ON "asset"("watermark_id");

-- CreateIndex
CREATE INDEX "asset_organisation_id_created_at_id_idx" ON "asset"("organisation_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "asset_sha256_idx" ON "asset"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "asset_generation_id_index_placement_key" ON "asset"("generation_id", "index", "placement");

-- CreateIndex
CREATE UNIQUE INDEX "asset_organisation_id_item_id_id_key" ON "asset"("organisation_id", "item_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "watermark_item_id_key_id_key" ON "watermark"("item_id", "key_id");

-- CreateIndex
CREATE INDEX "ledger_entry_organisation_id_created_at_idx" ON "ledger_entry"("organisation_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "brand_preset_organisation_id_slug_key" ON "brand_preset"("organisation_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "brand_preset_organisation_id_id_key" ON "brand_preset"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "preset_version_preset_id_version_key" ON "preset_version"("preset_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "preset_version_organisation_id_id_key" ON "preset_version"("organisation_id", "id");

-- CreateIndex
CREATE INDEX "generation_organisation_id_created_at_id_idx" ON "generation"("organisation_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "generation_organisation_id_idempotency_key_key" ON "generation"("organisation_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "generation_organisation_id_id_key" ON "generation"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "item_asset_id_key" ON "item"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "item_generation_id_index_placement_key" ON "item"("generation_id", "index", "placement");

-- CreateIndex
CREATE UNIQUE INDEX "item_organisation_id_id_key" ON "item"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "item_organisation_id_id_asset_id_key" ON "item"("organisation_id", "id", "asset_id");

-- CreateIndex
CREATE INDEX "step_record_generation_id_at_idx" ON "step_record"("generation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "step_record_generation_id_step_attempt_status_key" ON "step_record"("generation_id", "step", "attempt", "status");

-- CreateIndex
CREATE UNIQUE INDEX "review_case_item_id_key" ON "review_case"("item_id");

-- CreateIndex
CREATE INDEX "review_case_organisation_id_status_created_at_idx" ON "review_case"("organisation_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "review_case_organisation_id_item_id_key" ON "review_case"("organisation_id", "item_id");

-- CreateIndex
CREATE INDEX "protected_work_organisation_id_kind_idx" ON "protected_work"("organisation_id", "kind");

-- CreateIndex
CREATE INDEX "protected_fingerprint_organisation_id_idx" ON "protected_fingerprint"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "protected_fingerprint_work_id_variant_key" ON "protected_fingerprint"("work_id", "variant");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_organisation_id_item_id_id_fkey" FOREIGN KEY ("organisation_id", "item_id", "id") REFERENCES "item"("organisation_id", "id", "asset_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_watermark_id_fkey" FOREIGN KEY ("watermark_id") REFERENCES "watermark"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watermark" ADD CONSTRAINT "watermark_organisation_id_item_id_fkey" FOREIGN KEY ("organisation_id", "item_id") REFERENCES "item"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_organisation_id_item_id_fkey" FOREIGN KEY ("organisation_id", "item_id") REFERENCES "item"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand_preset" ADD CONSTRAINT "brand_preset_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preset_version" ADD CONSTRAINT "preset_version_organisation_id_preset_id_fkey" FOREIGN KEY ("organisation_id", "preset_id") REFERENCES "brand_preset"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation" ADD CONSTRAINT "generation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation" ADD CONSTRAINT "generation_organisation_id_preset_version_id_fkey" FOREIGN KEY ("organisation_id", "preset_version_id") REFERENCES "preset_version"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_organisation_id_generation_id_fkey" FOREIGN KEY ("organisation_id", "generation_id") REFERENCES "generation"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_record" ADD CONSTRAINT "step_record_organisation_id_generation_id_fkey" FOREIGN KEY ("organisation_id", "generation_id") REFERENCES "generation"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_organisation_id_item_id_fkey" FOREIGN KEY ("organisation_id", "item_id") REFERENCES "item"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_organisation_id_generation_id_fkey" FOREIGN KEY ("organisation_id", "generation_id") REFERENCES "generation"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protected_work" ADD CONSTRAINT "protected_work_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protected_fingerprint" ADD CONSTRAINT "protected_fingerprint_work_id_fkey" FOREIGN KEY ("work_id") REFERENCES "protected_work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

