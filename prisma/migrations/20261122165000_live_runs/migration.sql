-- A run that works says so every half minute; one that is silent has died with its process.
ALTER TABLE "runs" ADD COLUMN "alive_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE INDEX "runs_unfinished" ON "runs"("outcome", "alive_at") WHERE "outcome" IN ('requested', 'running');
