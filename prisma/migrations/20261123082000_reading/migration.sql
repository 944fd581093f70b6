-- What a person keeps, hides and has read, and when they were here.

-- CreateTable
CREATE TABLE "saved_papers" (
    "user_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_papers_pkey" PRIMARY KEY ("user_id","paper_id")
);

-- CreateTable
CREATE TABLE "hidden_papers" (
    "user_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hidden_papers_pkey" PRIMARY KEY ("user_id","paper_id")
);

-- CreateTable
CREATE TABLE "read_papers" (
    "user_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "read_papers_pkey" PRIMARY KEY ("user_id","paper_id")
);

-- CreateTable
CREATE TABLE "visits" (
    "user_id" TEXT NOT NULL,
    "latest_at" TIMESTAMPTZ(3) NOT NULL,
    "before_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "saved_papers_newest" ON "saved_papers"("user_id", "at" DESC, "paper_id");

-- CreateIndex
CREATE INDEX "saved_papers_paper" ON "saved_papers"("paper_id");

-- CreateIndex
CREATE INDEX "hidden_papers_newest" ON "hidden_papers"("user_id", "at" DESC, "paper_id");

-- CreateIndex
CREATE INDEX "hidden_papers_paper" ON "hidden_papers"("paper_id");

-- CreateIndex
CREATE INDEX "read_papers_paper" ON "read_papers"("paper_id");

-- AddForeignKey
ALTER TABLE "saved_papers" ADD CONSTRAINT "saved_papers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_papers" ADD CONSTRAINT "saved_papers_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hidden_papers" ADD CONSTRAINT "hidden_papers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hidden_papers" ADD CONSTRAINT "hidden_papers_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_papers" ADD CONSTRAINT "read_papers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_papers" ADD CONSTRAINT "read_papers_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
