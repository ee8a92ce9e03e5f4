-- What lists are searched by stands apart from the row of the file, so that a step on a file touches no index of it.
create function casefile.search_text(text) returns text language sql immutable strict parallel safe
  as $$ select regexp_replace(lower(normalize($1, NFKC)), '\s+', '', 'g') $$;
comment on function casefile.search_text is 'Text as it is searched: one form for wide and narrow, upper and lower, without blanks';

create function casefile.pairs(text) returns text[] language sql immutable strict parallel safe
  as $$ select coalesce(array_agg(distinct substr($1, i, 2)), '{}') from generate_series(1, length($1) - 1) as i $$;
comment on function casefile.pairs is 'Every two neighbouring characters of a text: Chinese has no blanks between words';

create table casefile.search (
  file_id uuid primary key references casefile.file (id) on delete cascade,
  words text not null
);
comment on table casefile.search is 'One row a file: whom it is about and its first words, as lists are searched';
comment on column casefile.search.file_id is 'The file';
comment on column casefile.search.words is 'casefile.search_text of subject and summary, a bar between them';
insert into casefile.search (file_id, words)
  select id, casefile.search_text(subject) || '|' || casefile.search_text(summary) from casefile.file;
create index search_pairs on casefile.search using gin (casefile.pairs(words)) with (fastupdate = off);
grant select, insert, update on casefile.search to hongdun_app;
