-- Dates that compete with the feed day are kept apart from it: when arXiv last touched the metadata, and what its feed says.
ALTER TABLE "papers" ADD COLUMN "metadata_on" DATE, ADD COLUMN "feed_dated_at" TIMESTAMPTZ(3);

-- What a run was asked for, so that it can be repeated; and how far it came, so that the next one goes on from there.
ALTER TABLE "runs" ADD COLUMN "scope" JSONB NOT NULL DEFAULT '{}', ADD COLUMN "cursor" JSONB;

-- One connection at a time: who is asking now, and until when he may be believed to.
ALTER TABLE "politeness" ADD COLUMN "busy_until" TIMESTAMPTZ(3), ADD COLUMN "busy_by" TEXT;

CREATE TABLE "feed_polls" (
    "id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "polled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verdict" TEXT NOT NULL,
    "feed_day" DATE,
    "etag" TEXT,
    "last_modified" TEXT,
    "ids_hash" TEXT,
    "newest_id" TEXT,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    CONSTRAINT "feed_polls_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "feed_polls_verdict" CHECK ("verdict" IN ('fresh', 'stale', 'empty', 'same', 'error'))
);
CREATE INDEX "feed_polls_category" ON "feed_polls"("category", "polled_at" DESC);
CREATE INDEX "feed_polls_newest" ON "feed_polls"("polled_at");
