CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- English words with accents folded, so that "Scholkopf" finds "Schölkopf".
CREATE TEXT SEARCH CONFIGURATION papers (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION papers
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "papers" (
    "id" TEXT NOT NULL,
    "object_id" CHAR(24) NOT NULL,
    "source" TEXT NOT NULL,
    "raw_title" TEXT NOT NULL,
    "raw_abstract" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_html" TEXT NOT NULL,
    "abstract" TEXT NOT NULL,
    "abstract_html" TEXT NOT NULL,
    "abstract_by" TEXT NOT NULL DEFAULT 'authors',
    "authors" TEXT[],
    "categories" TEXT[],
    "primary_category" TEXT NOT NULL,
    "subject_classes" TEXT[],
    "comment" TEXT,
    "dois" TEXT[],
    "journal_ref" TEXT,
    "report_no" TEXT,
    "licence" TEXT,
    "code_url" TEXT,
    "project_url" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "revised_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "has_files" BOOLEAN NOT NULL DEFAULT true,
    "says_withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "content_hash" TEXT NOT NULL,
    "upvotes" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "hot" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "tie" CHAR(8) NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector NOT NULL,

    CONSTRAINT "papers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_versions" (
    "paper_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "size_kb" INTEGER,
    "source_type" TEXT,

    CONSTRAINT "paper_versions_pkey" PRIMARY KEY ("paper_id","number")
);

-- CreateTable
CREATE TABLE "entries" (
    "paper_id" TEXT NOT NULL,
    "feed_day" DATE NOT NULL,
    "batch" INTEGER NOT NULL,
    "day_by" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitter_id" TEXT,
    "pinned" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "entries_pkey" PRIMARY KEY ("paper_id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "object_id" CHAR(24) NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "email_verified" TIMESTAMPTZ(3),
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'reader',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_tokens" (
    "token_hash" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "callback_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "votes" (
    "user_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "cast_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,

    CONSTRAINT "votes_pkey" PRIMARY KEY ("user_id","paper_id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" CHAR(24) NOT NULL,
    "paper_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "parent_id" CHAR(24),
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscribers" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "kind" TEXT NOT NULL DEFAULT 'daily',
    "time_zone" TEXT NOT NULL,
    "hour" INTEGER NOT NULL DEFAULT 7,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "token_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "unsubscribed_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscribers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmations" (
    "id" TEXT NOT NULL,
    "subscriber_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "network_key" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "token_hash" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" TEXT NOT NULL,
    "subscriber_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "network_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "address_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("address_hash")
);

-- CreateTable
CREATE TABLE "editions" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period_start" DATE NOT NULL,
    "content_hash" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "editions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_papers" (
    "edition_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "paper_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "abstract" TEXT NOT NULL,
    "abstract_by" TEXT NOT NULL,
    "authors" TEXT[],
    "categories" TEXT[],
    "upvotes" INTEGER NOT NULL,
    "comment_count" INTEGER NOT NULL,
    "code_url" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "edition_papers_pkey" PRIMARY KEY ("edition_id","place")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "subscriber_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "local_date" DATE NOT NULL,
    "edition_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_by" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "message_id" TEXT,
    "smtp_code" INTEGER,
    "enhanced_code" TEXT,
    "response" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("subscriber_id","kind","local_date")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "source" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT 'running',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "fingerprint" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "run_id" TEXT,
    "raw" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "politeness" (
    "service" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "politeness_pkey" PRIMARY KEY ("service")
);

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "papers_object_id_key" ON "papers"("object_id");

-- CreateIndex
CREATE INDEX "papers_search" ON "papers" USING GIN ("search");

-- CreateIndex
CREATE INDEX "papers_newest" ON "papers"("published_at" DESC, "id");

-- CreateIndex
CREATE INDEX "papers_hot" ON "papers"("hot" DESC, "tie");

-- CreateIndex
CREATE INDEX "entries_day" ON "entries"("feed_day", "paper_id");

-- CreateIndex
CREATE INDEX "entries_submitter" ON "entries"("submitter_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_object_id_key" ON "users"("object_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_handle_key" ON "users"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "accounts_user" ON "accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expiry" ON "sessions"("expires");

-- CreateIndex
CREATE INDEX "verification_tokens_address" ON "verification_tokens"("identifier", "created_at");

-- CreateIndex
CREATE INDEX "verification_tokens_expiry" ON "verification_tokens"("expires");

-- CreateIndex
CREATE INDEX "votes_paper" ON "votes"("paper_id", "cast_at");

-- CreateIndex
CREATE INDEX "votes_own" ON "votes"("user_id", "cast_at" DESC);

-- CreateIndex
CREATE INDEX "comments_paper" ON "comments"("paper_id", "created_at");

-- CreateIndex
CREATE INDEX "comments_author" ON "comments"("author_id");

-- CreateIndex
CREATE INDEX "comments_parent" ON "comments"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscribers_email_key_key" ON "subscribers"("email_key");

-- CreateIndex
CREATE INDEX "subscribers_due" ON "subscribers"("status", "kind", "id");

-- CreateIndex
CREATE UNIQUE INDEX "confirmations_token_hash_key" ON "confirmations"("token_hash");

-- CreateIndex
CREATE INDEX "confirmations_subscriber" ON "confirmations"("subscriber_id", "requested_at");

-- CreateIndex
CREATE INDEX "confirmations_network" ON "confirmations"("network_key", "requested_at");

-- CreateIndex
CREATE INDEX "confirmations_waiting" ON "confirmations"("outcome", "requested_at");

-- CreateIndex
CREATE INDEX "consents_subscriber" ON "consents"("subscriber_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "editions_kind_period_start_key" ON "editions"("kind", "period_start");

-- CreateIndex
CREATE UNIQUE INDEX "edition_papers_edition_id_paper_id_key" ON "edition_papers"("edition_id", "paper_id");

-- CreateIndex
CREATE INDEX "deliveries_edition" ON "deliveries"("edition_id", "status");

-- CreateIndex
CREATE INDEX "deliveries_due" ON "deliveries"("status", "not_before");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_subscriber_id_edition_id_key" ON "deliveries"("subscriber_id", "edition_id");

-- CreateIndex
CREATE INDEX "runs_job" ON "runs"("job", "started_at" DESC);

-- CreateIndex
CREATE INDEX "quarantine_newest" ON "quarantine"("at");

-- CreateIndex
CREATE INDEX "quarantine_run" ON "quarantine"("run_id");

-- AddForeignKey
ALTER TABLE "paper_versions" ADD CONSTRAINT "paper_versions_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_submitter_id_fkey" FOREIGN KEY ("submitter_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_papers" ADD CONSTRAINT "edition_papers_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;



ALTER TABLE "papers"
  ADD CONSTRAINT "papers_id_shape" CHECK ("id" ~ '^(\d{4}\.\d{4,6}|[a-z-]+/\d{7})$'),
  ADD CONSTRAINT "papers_counts" CHECK ("upvotes" >= 0 AND "comment_count" >= 0),
  ADD CONSTRAINT "papers_version" CHECK ("version" >= 1),
  ADD CONSTRAINT "papers_abstract_by" CHECK ("abstract_by" IN ('authors', 'editors'));
ALTER TABLE "paper_versions" ADD CONSTRAINT "paper_versions_number" CHECK ("number" >= 1);
ALTER TABLE "entries"
  ADD CONSTRAINT "entries_day_by" CHECK ("day_by" IN ('feed', 'oai', 'file', 'estimated', 'manual', 'demo')),
  ADD CONSTRAINT "entries_batch" CHECK ("batch" >= 0);
ALTER TABLE "users"
  ADD CONSTRAINT "users_role" CHECK ("role" IN ('reader', 'moderator', 'admin')),
  ADD CONSTRAINT "users_handle" CHECK ("handle" ~ '^[a-z0-9][a-z0-9-]{1,38}$');
ALTER TABLE "votes" ADD CONSTRAINT "votes_weight" CHECK ("weight" BETWEEN 0 AND 1);
ALTER TABLE "comments" ADD CONSTRAINT "comments_body" CHECK (length("body") BETWEEN 1 AND 65536);
ALTER TABLE "subscribers"
  ADD CONSTRAINT "subscribers_status" CHECK ("status" IN ('pending', 'confirmed', 'unsubscribed')),
  ADD CONSTRAINT "subscribers_confirmed" CHECK ("status" <> 'confirmed' OR "confirmed_at" IS NOT NULL),
  ADD CONSTRAINT "subscribers_kind" CHECK ("kind" IN ('daily', 'weekly')),
  ADD CONSTRAINT "subscribers_hour" CHECK ("hour" BETWEEN 0 AND 23);
ALTER TABLE "confirmations"
  ADD CONSTRAINT "confirmations_kind" CHECK ("kind" IN ('daily', 'weekly')),
  ADD CONSTRAINT "confirmations_outcome" CHECK ("outcome" IN ('waiting', 'claimed', 'sent', 'failed', 'confirmed'));
ALTER TABLE "consents" ADD CONSTRAINT "consents_act" CHECK ("act" IN ('requested', 'confirmed', 'withdrawn'));
ALTER TABLE "editions" ADD CONSTRAINT "editions_kind" CHECK ("kind" IN ('daily', 'weekly'));
ALTER TABLE "edition_papers" ADD CONSTRAINT "edition_papers_place" CHECK ("place" BETWEEN 1 AND 200);
ALTER TABLE "deliveries"
  ADD CONSTRAINT "deliveries_kind" CHECK ("kind" IN ('daily', 'weekly')),
  ADD CONSTRAINT "deliveries_status" CHECK ("status" IN ('pending', 'claimed', 'sending', 'sent', 'retry', 'failed',
    'unknown', 'suppressed', 'cancelled', 'skipped_late')),
  ADD CONSTRAINT "deliveries_lease" CHECK ("status" NOT IN ('claimed', 'sending') OR ("claimed_by" IS NOT NULL AND "lease_until" IS NOT NULL)),
  ADD CONSTRAINT "deliveries_finished" CHECK ("status" <> 'sent' OR "finished_at" IS NOT NULL);
ALTER TABLE "runs" ADD CONSTRAINT "runs_outcome" CHECK ("outcome" IN ('running', 'succeeded', 'failed'));
