-- The operator's plot of who came and went, and the search by the beginning of an address in any collation.
CREATE INDEX "subscribers_came" ON "subscribers"("confirmed_at") WHERE "confirmed_at" IS NOT NULL;
CREATE INDEX "subscribers_left" ON "subscribers"("unsubscribed_at") WHERE "unsubscribed_at" IS NOT NULL;
CREATE INDEX "subscribers_prefix" ON "subscribers"("email_key" text_pattern_ops);
