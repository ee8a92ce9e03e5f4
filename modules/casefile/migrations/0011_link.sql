create table casefile.link (
  file_id uuid not null references casefile.file (id),
  other_id uuid not null references casefile.file (id),
  kind text not null check (kind in ('split', 'merged', 'help', 'clue')),
  at timestamptz not null,
  primary key (file_id, other_id, kind),
  check (file_id <> other_id)
);
comment on table casefile.link is 'Files that belong together; both directions stand here. What each may show of the other is for the reader''s rights to say';
comment on column casefile.link.file_id is 'The file';
comment on column casefile.link.other_id is 'The file it belongs with';
comment on column casefile.link.kind is 'split: one filing that was complaint and report; merged: a repeat taken in; help: asked of another county; clue: found in the other';
comment on column casefile.link.at is 'When';
grant select, insert on casefile.link to hongdun_app;
