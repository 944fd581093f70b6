/**
 * The statements that make a catalogue inside the server, in order. The server's random numbers are seeded before, so
 * that each run makes the same one. `papers_planned` has one narrow row a paper, from which every table is filled.
 */
export const stages: Record<string, string> = {
  'words, passages and half titles': `
    create temp table words as
      select n, array_to_string(array(
        select ('{ab,al,an,ar,be,ca,co,de,di,en,er,fo,ge,ic,in,io,ke,la,le,li,ma,me,mo,ne,no,on,or,pa,pe,ra,re,ri,ro,sa,se,si,ta,te,ti,to,tra,tu,un,ve,vi}'::text[])[1 + floor(random() * 45 + n * 0)::int]
        from generate_series(1, 2 + n % 3)), '') as word
      from generate_series(0, 2999) n;
    create temp table passages as
      select number as n, initcap(left(text, 1)) || substr(text, 2) || '.' as text from (
        select number, string_agg(word, ' ') as text
        from (select number, floor(random() * 3000)::int as pick
          from generate_series(0, 3999) number, generate_series(1, 85)) picked
        join words on words.n = picked.pick group by number) made;
    create temp table phrases as
      select number as n, string_agg(word, ' ') as text
      from (select number, floor(random() * 3000)::int as pick
        from generate_series(0, 19999) number, generate_series(1, 6)) picked
      join words on words.n = picked.pick group by number;
    analyze words, passages, phrases`,

  /** Every twentieth paper is an old one with an id of any month since 1992. Few papers have most of the votes. */
  'plan of papers': `
    create temp table papers_planned as
      select n, day, batch, source.id, md5(source.id || day) as mark,
        (day::timestamp at time zone 'America/New_York') - interval '30 hours' * random() as published_at,
        least(500, floor((case when newness <= 5 then 3 else 1 end) * 2.65 * (pow(1 - random(), -0.7) - 1)))::int as votes,
        case when random() < 0.06 then 1 + floor(5 * random())::int else 0 end as comments,
        1 + (random() < 0.35)::int + (random() < 0.12)::int as versions
      from (
        select n, day, batch, newness,
          row_number() over (partition by date_trunc('month', day) order by n) as number,
          date '1992-01-01' + interval '1 month' * (n / 20 % 408) as old_month, n / 20 / 408 + 1 as old_number
        from (
          select row_number() over (order by day, place)::int as n, day, batch, newness
          from days, generate_series(1, papers) place
        ) placed
      ) numbered, lateral (
        select case
          when n % 20 > 0 then to_char(day, 'YYMM') || '.' || lpad(number::text, 5, '0')
          when old_month < '2007-04-01' then 'hep-th/' || to_char(old_month, 'YYMM') || lpad(old_number::text, 3, '0')
          when old_month < '2015-01-01' then to_char(old_month, 'YYMM') || '.' || 9000 + old_number
          else to_char(old_month, 'YYMM') || '.' || 90000 + old_number end as id
      ) source
      order by n;
    create index on papers_planned (n);
    analyze papers_planned`,

  people: `
    insert into users (id, object_id, handle, name, created_at)
    select md5('user' || n)::uuid::text, left(md5('object' || n), 24), 'reader-' || n, 'Reader ' || n, '2015-01-01'
    from generate_series(1, (select people from asked)) n;
    create temp table people as
      select row_number() over (order by object_id)::int - 1 as n, id from users;
    analyze users, people`,

  entries: `
    insert into entries (paper_id, feed_day, batch, day_by, upvotes, tie, entered_at, submitter_id, pinned)
    select planned.id, day, batch, 'feed', votes, left(mark, 8),
      day::timestamp at time zone 'America/New_York' - interval '2 hours 30 minutes',
      people.id, planned.n % 211 = 0
    from papers_planned planned
    left join people on planned.n % 97 = 0 and people.n = planned.n % (select people from asked)`,

  versions: `
    insert into paper_versions (paper_id, number, submitted_at, size_kb, source_type)
    select id, number, published_at + (number - 1) * interval '40 days', 900, 'D'
    from papers_planned, generate_series(1, versions) number`,

  comments: `
    insert into comments (id, paper_id, author_id, body, created_at)
    select left(md5('comment' || planned.n || '/' || number), 24), planned.id, people.id, passages.text,
      day + interval '1 day' * number
    from papers_planned planned, generate_series(1, comments) number, people, passages
    where people.n = (planned.n * 13 + number) % (select people from asked) and passages.n = planned.n % 4000`,

  votes: `
    insert into votes (user_id, paper_id, cast_at, weight)
    select people.id, planned.id,
      day::timestamp at time zone 'America/New_York' - interval '20 hours' * ln(1 - random()), 1
    from papers_planned planned, generate_series(1, votes) number, people
    where people.n = (planned.n::bigint * 7919 + number * 6971) % (select people from asked)`,
  'what people read and save': `
    insert into read_papers (user_id, paper_id, at) select user_id, paper_id, cast_at from votes;
    insert into saved_papers (user_id, paper_id, at) select user_id, paper_id, cast_at from votes where right(paper_id, 1) < '3';
    insert into hidden_papers (user_id, paper_id, at) select user_id, paper_id, cast_at from votes where right(paper_id, 1) = '9';
    insert into visits (user_id, latest_at, before_at) select id, now(), now() - interval '1 day' from users`,
};

/** Papers with numbers from $1 to $2. They are not in the search index, since no list reads it. */
export const insertPapers = `
  insert into papers (id, object_id, source, raw_title, raw_abstract, title, title_html, abstract, abstract_html, authors,
    categories, primary_category, subject_classes, dois, comment, published_at, revised_at, version, content_hash,
    upvotes, vote_weight, comment_count, hot, tie)
  select planned.id, left(md5(planned.id), 24), 'feed', title, abstract, title, title, abstract, '<p>' || abstract || '</p>',
    authors, categories, categories[1], '{}', '{}', '12 pages, 4 figures', published_at,
    published_at + (versions - 1) * interval '40 days', versions, md5(planned.mark || 'content') || mark,
    votes, votes, comments, round((log(1 + votes) + batch / 2.0)::numeric, 7), left(mark, 8)
  from papers_planned planned
    join passages first on first.n = planned.n * 31 % 4000
    join passages second on second.n = (planned.n / 17 + 5) % 4000
    join phrases opening on opening.n = planned.n * 7 % 20000
    join phrases ending on ending.n = (planned.n / 13 + 3) % 20000,
  lateral (select opening.text || ' ' || ending.text as title, first.text || ' ' || second.text as abstract,
    array['Ada Roe', 'Bo van der Lin', 'Cy Day', 'Di Moss-Vale', 'Reader ' || planned.n % 9000] as authors,
    ('{"{cs.LG,cs.AI}","{cs.CL}","{cs.CV,cs.LG,stat.ML}","{hep-th}"}'::text[])[1 + planned.n % 4]::text[] as categories) made
  where planned.n between $1 and $2`;
