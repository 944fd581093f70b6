-- What a person follows, and what was found and told of it.

-- CreateTable
CREATE TABLE "follows" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "target_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mail" BOOLEAN NOT NULL DEFAULT false,
    "webhook_url" TEXT,
    "webhook_secret" TEXT,
    "webhook_fault" TEXT,
    "webhook_failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_papers" (
    "follow_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'none',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_papers_pkey" PRIMARY KEY ("follow_id","paper_id")
);

-- CreateTable
CREATE TABLE "alert_mails" (
    "user_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "delivery_number" BIGINT NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "title" TEXT,
    "authors" TEXT[],

    CONSTRAINT "alert_mails_pkey" PRIMARY KEY ("user_id","paper_id")
);

-- CreateIndex
CREATE INDEX "follows_target" ON "follows"("kind", "target_key");

-- CreateIndex
CREATE UNIQUE INDEX "follows_once" ON "follows"("user_id", "kind", "target_key");

-- CreateIndex
CREATE INDEX "alert_papers_newest" ON "alert_papers"("follow_id", "found_at" DESC, "paper_id");

-- CreateIndex
CREATE INDEX "alert_papers_age" ON "alert_papers" USING BRIN ("found_at");

-- CreateIndex
CREATE INDEX "alert_papers_paper" ON "alert_papers"("paper_id");

-- CreateIndex
CREATE INDEX "alert_mails_delivery" ON "alert_mails"("delivery_number", "place");

-- CreateIndex
CREATE INDEX "alert_mails_paper" ON "alert_mails"("paper_id");

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_papers" ADD CONSTRAINT "alert_papers_follow_id_fkey" FOREIGN KEY ("follow_id") REFERENCES "follows"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_papers" ADD CONSTRAINT "alert_papers_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_mails" ADD CONSTRAINT "alert_mails_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_mails" ADD CONSTRAINT "alert_mails_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_mails" ADD CONSTRAINT "alert_mails_delivery_number_fkey" FOREIGN KEY ("delivery_number") REFERENCES "deliveries"("number") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "entries_newest" ON "entries"("entered_at", "paper_id");
CREATE INDEX "alert_papers_waiting" ON "alert_papers"("follow_id", "not_before") WHERE status IN ('pending', 'sending', 'retry');
CREATE INDEX "follows_webhooks" ON "follows"("id") WHERE webhook_url IS NOT NULL;
