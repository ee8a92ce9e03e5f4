create table document.guess (
  token text primary key references document.link (token),
  failed int not null,
  last_at timestamptz not null
);
comment on table document.guess is 'Wrong tries at the pages of documents; four digits would else be found by counting';
comment on column document.guess.token is 'The page';
comment on column document.guess.failed is 'Tries since the last right one, or since the last pause';
comment on column document.guess.last_at is 'When the last of them was made';
grant select, insert, update, delete on document.guess to hongdun_app;
