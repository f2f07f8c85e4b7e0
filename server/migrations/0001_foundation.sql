-- The whole schema of the first release. Instants are timestamptz(3): what the contract carries, to the millisecond.

create table practice (
  id uuid primary key,
  name text not null,
  phone text not null,
  address text not null,
  healthmail text not null,
  time_zone text not null,
  complaints text not null,
  -- R1: the practice's Article 6 basis, cited beside Article 9(2)(h).
  article_6_basis text not null,
  created_at timestamptz(3) not null default now()
);

create table app_user (
  id uuid primary key,
  practice_id uuid not null references practice,
  email text not null,
  name text not null,
  title text not null,
  role text not null check (role in ('gp', 'chaperone')),
  registration text not null default '',
  trained boolean not null default false,
  password_hash text not null,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create unique index app_user_email on app_user (lower(email));

create table staff_session (
  id uuid primary key,
  user_id uuid not null references app_user,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index staff_session_user on staff_session (user_id) where ended_at is null;

create table patient (
  id uuid primary key,
  practice_id uuid not null references practice,
  name text not null,
  preferred_name text not null default '',
  date_of_birth date not null,
  identifier_kind text not null,
  identifier text not null,
  phone text not null default '',
  -- S4: this patient's key, wrapped by the practice's key, which is never in the database.
  wrapped_key bytea not null,
  created_at timestamptz(3) not null default now(),
  unique (practice_id, identifier_kind, identifier)
);
create index patient_search on patient (practice_id, lower(name) text_pattern_ops);

create table consultation (
  id uuid primary key,
  practice_id uuid not null references practice,
  patient_id uuid not null references patient,
  clinician_id uuid not null references app_user,
  starts_at timestamptz(3) not null,
  duration_minutes integer not null,
  reason text not null,
  state jsonb not null,
  state_name text not null generated always as (state ->> 'name') stored,
  version integer not null default 1,
  failed_verifications integer not null default 0,
  locked_at timestamptz(3),
  verified_at timestamptz(3),
  help_requested_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index consultation_day on consultation (practice_id, starts_at);
create index consultation_patient on consultation (patient_id, starts_at);

create table invitation (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  kind text not null check (kind in ('patient', 'chaperone')),
  -- S1: only the hash of the token is kept.
  token_hash text not null unique,
  name text,
  title text,
  trained boolean,
  created_by uuid not null references app_user,
  created_at timestamptz(3) not null default now()
);
create index invitation_consultation on invitation (consultation_id);

create table participant (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  role text not null check (role in ('gp', 'patient', 'chaperone')),
  user_id uuid references app_user,
  invitation_id uuid references invitation,
  name text not null,
  title text not null default '',
  trained boolean,
  identified text not null check (identified in ('staff_sign_in', 'date_of_birth', 'personal_link')),
  status text not null check (status in ('held', 'admitted', 'left')),
  arrived_at timestamptz(3) not null,
  admitted_at timestamptz(3),
  left_at timestamptz(3)
);
create index participant_consultation on participant (consultation_id);
create unique index participant_one_patient on participant (consultation_id) where role = 'patient';
create unique index participant_one_gp on participant (consultation_id) where role = 'gp';
create unique index participant_one_place on participant (consultation_id, user_id) where user_id is not null;

create table link_session (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  participant_id uuid not null references participant,
  kind text not null check (kind in ('patient', 'chaperone')),
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  end_reason text
);
create index link_session_participant on link_session (participant_id) where ended_at is null;

-- Who was in the call when; last_seen_at is written every few seconds so that a killed server leaves the truth behind.
create table presence (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  participant_id uuid not null references participant,
  joined_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  left_at timestamptz(3)
);
create unique index presence_open on presence (participant_id) where left_at is null;
create index presence_consultation on presence (consultation_id);

-- R30: when the chaperone could see the patient's picture, from what was delivered.
create table could_see (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  participant_id uuid not null references participant,
  from_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  to_at timestamptz(3)
);
create unique index could_see_open on could_see (participant_id) where to_at is null;
create index could_see_consultation on could_see (consultation_id);

create table statement (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  consultation_id uuid not null references consultation,
  at timestamptz(3) not null,
  kind text not null,
  body jsonb not null,
  author jsonb not null
);
create index statement_consultation on statement (consultation_id, seq);

create table wording (
  id text not null,
  version integer not null,
  language text not null,
  sha256 text not null,
  content jsonb not null,
  primary key (id, version, language)
);

create table consent (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  consultation_id uuid not null references consultation,
  patient_id uuid not null references patient,
  at timestamptz(3) not null,
  scope text not null check (scope in ('video', 'examination', 'take', 'store')),
  decision text not null check (decision in ('yes', 'no', 'withdrawn')),
  giver jsonb not null,
  how text not null check (how in ('tap', 'spoken')),
  noted_by jsonb,
  wording jsonb not null,
  told jsonb,
  provisional boolean not null
);
create index consent_consultation on consent (consultation_id, seq);

create table pause (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  started_at timestamptz(3) not null,
  started_by jsonb not null,
  resume_requested_at timestamptz(3),
  ended_at timestamptz(3)
);
create unique index pause_open on pause (consultation_id) where ended_at is null;

create table capture (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  patient_id uuid not null references patient,
  participant_id uuid not null references participant,
  token_hash text not null unique,
  requested_by uuid not null references app_user,
  requested_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  state text not null check (state in ('requested', 'uploading', 'processing', 'stored', 'refused', 'failed', 'stopped', 'expired')),
  received bigint not null default 0,
  total bigint not null default 0,
  ended text,
  about jsonb,
  sha256_device text,
  -- S4: the partial upload is ciphertext under this key, wrapped by the patient's key; gone when the upload is done.
  wrapped_upload_key bytea,
  -- R13: what the rules saw when the shutter opened.
  provenance jsonb not null,
  transient_destroyed_at timestamptz(3),
  forgotten_at timestamptz(3)
);
create index capture_consultation on capture (consultation_id);

create table still (
  id uuid primary key,
  -- R32: there is no album apart from the record.
  patient_id uuid not null references patient,
  consultation_id uuid not null references consultation,
  capture_id uuid not null unique references capture,
  taken_at timestamptz(3) not null,
  stored_at timestamptz(3) not null,
  state text not null check (state in ('unfiled', 'filed', 'discarded')),
  width integer not null,
  height integer not null,
  bytes bigint not null,
  sha256_device text not null,
  sha256_stored text not null,
  about jsonb not null,
  provenance jsonb not null,
  -- S4: the data key wrapped by the patient's key; null once destroyed.
  wrapped_key bytea,
  site text,
  side text,
  label text not null default '',
  filed_at timestamptz(3),
  filed_by uuid references app_user,
  discarded_at timestamptz(3),
  awaits_decision boolean not null default false,
  decision jsonb,
  in_practice_record_at timestamptz(3)
);
create index still_consultation on still (consultation_id);
create index still_patient on still (patient_id);

create table audit_entry (
  seq bigint generated always as identity primary key,
  at timestamptz(3) not null,
  practice_id uuid references practice,
  consultation_id uuid references consultation,
  patient_id uuid references patient,
  actor jsonb not null,
  event text not null,
  detail jsonb not null,
  lawful_basis text
);
create index audit_consultation on audit_entry (consultation_id, seq);
create index audit_patient on audit_entry (patient_id, seq);

-- What was said, agreed and done is never rewritten.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger statement_append_only before update or delete on statement for each row execute function refuse_change();
create trigger consent_append_only before update or delete on consent for each row execute function refuse_change();
create trigger audit_append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger wording_append_only before update or delete on wording for each row execute function refuse_change();
create trigger statement_no_truncate before truncate on statement execute function refuse_change();
create trigger consent_no_truncate before truncate on consent execute function refuse_change();
create trigger audit_no_truncate before truncate on audit_entry execute function refuse_change();
