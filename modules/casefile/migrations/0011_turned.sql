-- An inquiry that was a complaint or a report in truth, and the file it was turned into.
alter table casefile.link drop constraint link_kind_check;
alter table casefile.link add constraint link_kind_check check (kind in ('split', 'merged', 'help', 'clue', 'turned'));
