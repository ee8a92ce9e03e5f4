alter table casefile.event add column acting_for jsonb;
comment on column casefile.event.acting_for is 'The absent officer of the file for whom the actor stood in, {id, name}; null where they acted for nobody';
