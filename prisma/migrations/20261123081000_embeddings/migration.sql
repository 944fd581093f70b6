-- Vectors of papers, under models that are fitted anew or asked of a provider.

-- CreateTable
CREATE TABLE "embedding_models" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dim" INTEGER NOT NULL,
    "params" BYTEA,
    "corpus_size" INTEGER NOT NULL,
    "fitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "filled_up_to" TEXT NOT NULL DEFAULT '',
    "filled_at" TIMESTAMPTZ(3),
    "active" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "embedding_models_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_embeddings" (
    "model_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,
    "number" BIGSERIAL NOT NULL,

    CONSTRAINT "paper_embeddings_pkey" PRIMARY KEY ("model_id","paper_id")
);

-- CreateIndex
CREATE INDEX "paper_embeddings_newest" ON "paper_embeddings"("model_id", "number");

-- CreateIndex
CREATE INDEX "paper_embeddings_paper" ON "paper_embeddings"("paper_id");

-- AddForeignKey
ALTER TABLE "paper_embeddings" ADD CONSTRAINT "paper_embeddings_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "embedding_models"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_embeddings" ADD CONSTRAINT "paper_embeddings_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
