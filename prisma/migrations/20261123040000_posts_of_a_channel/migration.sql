-- The last posts of a channel, for the operator's page.
CREATE INDEX "posts_channel" ON "posts"("channel_id", "number" DESC);
