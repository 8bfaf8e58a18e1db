-- H2 and PostgreSQL both read this
create table feedback (
  id varchar(36) primary key,
  digest char(64) not null unique, -- of source, text and what is right: what is sent twice is one entry
  source varchar(16) not null,
  text varchar(16000) not null,
  language varchar(16) not null,
  answered varchar(100000) not null, -- JSON, positions in code points
  corrected varchar(100000) not null,
  confidence double precision not null,
  times integer not null,
  model_id varchar(200) not null,
  created timestamp with time zone not null,
  updated timestamp with time zone not null
);
create index feedback_updated on feedback (updated);

-- what a client has sent before, by the id that it gave
create table feedback_sender (
  client_id varchar(100) primary key,
  digest char(64) not null,
  feedback_id varchar(36) not null references feedback (id) on delete cascade
);
create index feedback_sender_feedback on feedback_sender (feedback_id);
