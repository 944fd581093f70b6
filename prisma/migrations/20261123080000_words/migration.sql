-- What is searched, apart from the wide row of a paper, and what is known of its words.

-- Names as they are written: no stems and no stop words, for somebody is called He.
CREATE TEXT SEARCH CONFIGURATION names (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION names
  ALTER MAPPING FOR hword, hword_part, word, numword WITH unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION papers
  ALTER MAPPING FOR numword WITH unaccent, simple;

-- Text as it goes into to_tsvector, of papers and of queries alike. A compound becomes its parts, and joined it follows
-- at the end: "GPT-4 and k-NN" is "gpt 4 and k nn gpt4 knn". ℓ becomes l, x_2 becomes x2, C++ and C# become words.
-- Every paper goes through here: a cheap look tells whether a dear step is needed.
CREATE FUNCTION search_text(given text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  plain text := given;
BEGIN
  IF octet_length(plain) <> char_length(plain) THEN
    IF plain IS NOT NFKC NORMALIZED THEN
      plain := normalize(plain, NFKC);
    END IF;
    plain := translate(plain, E'\u2010\u2011\u2012\u2013\u2212\u2044\u2215\u2014\u2019', '-----// ''');
  END IF;
  plain := lower(plain);
  IF strpos(plain, '_') > 0 OR strpos(plain, '^') > 0 THEN
    plain := replace(regexp_replace(plain, '([[:alpha:]])[_^]\{?([0-9]+)', '\1\2', 'g'), '_', ' ');
  END IF;
  IF strpos(plain, '+') > 0 OR strpos(plain, '#') > 0 THEN
    plain := regexp_replace(regexp_replace(plain, '\mc\+\+', 'cplusplus', 'g'), '\m([cf])#', '\1sharp', 'g');
  END IF;
  plain := replace(plain, '/', ' ');
  IF strpos(plain, '-') = 0 THEN
    RETURN plain;
  END IF;
  RETURN concat(replace(plain, '-', ' '), ' ', (
    SELECT string_agg(replace(rtrim(compound[1], '.'), '-', ''), ' ')
    FROM regexp_matches(plain, '[[:alnum:].]+(?:-[[:alnum:].]+)+', 'g') AS compound
    WHERE compound[1] !~ '^[-.0-9]+$|-.*-.*-' AND length(compound[1]) <= 60
  ));
END $$;

-- Letters and digits without marks, in lower case, single blanks between.
CREATE FUNCTION folded_name(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  plain text := name;
BEGIN
  IF octet_length(plain) <> char_length(plain) THEN
    plain := regexp_replace(normalize(plain, NFKD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g');
  END IF;
  RETURN btrim(regexp_replace(translate(lower(plain), 'ı', 'i'), '[^[:alnum:]]+', ' ', 'g'));
END $$;

-- The last name and the first initial, which all forms of a name share; a collaboration is one name.
CREATE FUNCTION name_key(name text, folded text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  parts text[];
  size int;
BEGIN
  IF folded ~ '(^| )(collaborations?|consortium|team|group|community)$' THEN
    RETURN regexp_replace(folded, '^the ', '');
  END IF;
  IF strpos(name, ',') > 0 AND folded_name(split_part(name, ',', 2)) !~ '^((jr|sr|ii|iii|iv|phd|md)( |$))*$' THEN
    folded := btrim(folded_name(split_part(name, ',', 2)) || ' ' || folded_name(split_part(name, ',', 1)));
  END IF;
  parts := string_to_array(folded, ' ');
  size := cardinality(parts);
  IF size > 2 AND parts[size] IN ('jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md') THEN
    size := size - 1;
  END IF;
  IF size < 2 THEN
    RETURN folded;
  END IF;
  RETURN parts[size] || ' ' || left(parts[1], 1);
END $$;

-- What a paper is filtered by: loops, since a query inside the function would be started anew for every paper.
CREATE FUNCTION marks_of_paper(authors text[], categories text[], published_at timestamptz, code_url text)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  marks text[] := array['year=' || extract(year FROM published_at AT TIME ZONE 'UTC')];
  value text;
  folded text;
BEGIN
  FOREACH value IN ARRAY coalesce(authors, '{}') LOOP
    folded := folded_name(value);
    IF folded <> '' THEN
      marks := array_append(marks, left('name=' || folded, 200));
      marks := array_append(marks, left('by=' || name_key(value, folded), 200));
    END IF;
  END LOOP;
  FOREACH value IN ARRAY coalesce(categories, '{}') LOOP
    marks := array_append(marks, left('cat=' || lower(value), 200));
    marks := array_append(marks, left('cat=' || split_part(lower(value), '.', 1), 200));
  END LOOP;
  IF code_url <> '' THEN
    marks := array_append(marks, 'has=code');
  END IF;
  RETURN array_to_tsvector(marks);
END $$;

-- A paper as search sees it: title A, abstract B, names C, and lexemes without a place for what it is filtered by.
-- Between two names stands "xnamex", so that a phrase never runs from one into the next.
CREATE FUNCTION words_of_paper(
  title text, abstract text, authors text[], categories text[], published_at timestamptz, code_url text
) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN setweight(to_tsvector('papers', search_text(title)), 'A')
    || setweight(to_tsvector('papers', search_text(abstract)), 'B')
    || setweight(to_tsvector('names', search_text(array_to_string(authors, ' xnamex '))), 'C')
    || marks_of_paper(authors, categories, published_at, code_url);
END $$;

-- CreateTable
CREATE TABLE "paper_words" (
    "paper_id" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "paper_words_pkey" PRIMARY KEY ("paper_id")
);

-- Ranking reads the words of thousands of papers: they stay in the row and are not compressed.
ALTER TABLE "paper_words" ALTER COLUMN "words" SET STORAGE EXTERNAL;
ALTER TABLE "paper_words" SET (toast_tuple_target = 8160);

-- CreateTable
CREATE TABLE "words_changes" (
    "paper_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "words_changes_pkey" PRIMARY KEY ("paper_id")
);

-- CreateTable
CREATE TABLE "lexemes" (
    "lexeme" TEXT NOT NULL,
    "papers" INTEGER NOT NULL,

    CONSTRAINT "lexemes_pkey" PRIMARY KEY ("lexeme")
);

-- CreateTable
CREATE TABLE "corpus_words" (
    "word" TEXT NOT NULL,
    "papers" INTEGER NOT NULL,

    CONSTRAINT "corpus_words_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "corpus" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "papers" INTEGER NOT NULL,
    "lexemes" BIGINT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "corpus_pkey" PRIMARY KEY ("id")
);

INSERT INTO "paper_words" ("paper_id", "published_at", "words")
  SELECT id, published_at, words_of_paper(title, abstract, authors, categories, published_at, code_url) FROM "papers";
INSERT INTO "words_changes" ("paper_id") SELECT id FROM "papers";

-- CreateIndex
CREATE INDEX "paper_words_words" ON "paper_words" USING GIN ("words");

-- CreateIndex
CREATE INDEX "paper_words_newest" ON "paper_words"("published_at" DESC, "paper_id");

-- CreateIndex
CREATE INDEX "corpus_words_similar" ON "corpus_words" USING GIN ("word" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "paper_words" ADD CONSTRAINT "paper_words_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "corpus" (papers, lexemes, counted_at) VALUES (0, 0, '1970-01-01');

-- DropIndex
DROP INDEX "papers_search";

-- AlterTable
ALTER TABLE "papers" DROP COLUMN "search";

-- CreateIndex
CREATE INDEX "papers_votes" ON "papers"("upvotes" DESC, "published_at" DESC, "id");
