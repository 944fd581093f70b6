-- Sign-in mails are limited per inbox (tags and Gmail's dots folded), per network and for everyone.
ALTER TABLE "verification_tokens"
  ADD COLUMN "inbox_key" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "network_hash" TEXT NOT NULL DEFAULT '';
DROP INDEX "verification_tokens_address";
CREATE INDEX "verification_tokens_inbox" ON "verification_tokens"("inbox_key", "created_at");
CREATE INDEX "verification_tokens_network" ON "verification_tokens"("network_hash", "created_at");
CREATE INDEX "verification_tokens_newest" ON "verification_tokens"("created_at");
