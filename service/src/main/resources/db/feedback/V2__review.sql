-- what came before reviews is yet to be reviewed
alter table feedback add column status varchar(16) default 'OPEN' not null;
alter table feedback add column reviewer varchar(200);
alter table feedback add column version integer default 0 not null;
alter table feedback add column disagreement integer default 0 not null;
create index feedback_queue on feedback (status, confidence);
