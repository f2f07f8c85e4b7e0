-- Work that goes on after the request that asked for it, as people are shown it. The queue itself is pg-boss's (schema "jobs").
create table background_job (
  id uuid primary key,
  queue text not null,
  -- What it is about, in the words of its queue.
  subject_id uuid not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  attempts integer not null default 0,
  steps_done integer not null default 0,
  steps_total integer not null default 0,
  -- Why it failed, or is tried again: a code.
  code text,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index background_job_open on background_job (created_at) where state in ('queued', 'running');

-- GDPR Art. 15: somebody asked for what the practice holds about a patient.
create table access_request (
  id uuid primary key,
  practice_id uuid not null references practice,
  patient_id uuid not null references patient,
  received_on date not null,
  -- Art. 12(3): one month after it was received; three when it was extended in time, with the reason.
  due_on date not null,
  extended_why text,
  -- Who asked, on whose authority, and how both were checked.
  asker jsonb not null,
  age_then integer not null,
  recorded_by uuid not null references app_user,
  recorded_at timestamptz(3) not null,
  -- Ended without a pack.
  closed_at timestamptz(3),
  closed_by uuid references app_user,
  closed jsonb
);
create index access_request_practice on access_request (practice_id, due_on);
create index access_request_patient on access_request (patient_id);

-- What was decided about each part that may concern somebody else; a later decision supersedes.
create table access_decision (
  seq bigint generated always as identity primary key,
  request_id uuid not null references access_request,
  patient_id uuid not null references patient,
  item text not null,
  include boolean not null,
  -- Null when it is included.
  ground text check (ground in ('another_person', 'serious_harm', 'other_right')),
  reason text not null,
  at timestamptz(3) not null,
  by_user_id uuid not null references app_user,
  check (include = (ground is null))
);
create index access_decision_request on access_decision (request_id, seq);
create trigger access_decision_append_only before update or delete on access_decision
  for each row execute function refuse_change_but_disposal();
create trigger access_decision_no_truncate before truncate on access_decision execute function refuse_change();

create table access_pack (
  id uuid primary key,
  request_id uuid not null references access_request,
  job_id uuid not null references background_job,
  asked_by uuid not null references app_user,
  asked_at timestamptz(3) not null,
  made_at timestamptz(3),
  expires_at timestamptz(3),
  -- S4: the pack's own key wrapped by the patient's; null before it is made and once it is destroyed.
  wrapped_key bytea,
  sha256 text,
  bytes bigint,
  -- Counts of what is in it; no clinical text.
  contents jsonb,
  downloaded_at timestamptz(3),
  downloaded_by uuid references app_user,
  destroyed_at timestamptz(3)
);
create index access_pack_request on access_pack (request_id, asked_at);
create index access_pack_kept on access_pack (expires_at) where destroyed_at is null;
