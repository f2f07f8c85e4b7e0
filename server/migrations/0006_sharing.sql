-- R24: consent to each sharing, and to education and training on its own. Never rewritten: a withdrawal is a row of its own.
create table sharing_consent (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  practice_id uuid not null references practice,
  patient_id uuid not null references patient,
  -- Where it was made known who may decide.
  consultation_id uuid not null references consultation,
  at timestamptz(3) not null,
  scope text not null check (scope in ('share', 'teaching')),
  decision text not null check (decision in ('yes', 'no', 'withdrawn')),
  -- The consent that a withdrawal ends.
  ends uuid references sharing_consent (id),
  -- Everybody whose word it is: role and name.
  given_by jsonb not null,
  how text not null check (how in ('spoken', 'tap')),
  noted_by uuid references app_user,
  wording jsonb not null,
  -- What they were told: recipient, purpose, until, identified or not, which stills.
  told jsonb not null,
  still_ids uuid[] not null,
  check ((decision = 'withdrawn') = (ends is not null))
);
create index sharing_consent_patient on sharing_consent (patient_id, seq);
create unique index sharing_consent_ends on sharing_consent (ends);
create trigger sharing_consent_append_only before update or delete on sharing_consent
  for each row execute function refuse_change();
create trigger sharing_consent_no_truncate before truncate on sharing_consent execute function refuse_change();

create table share (
  id uuid primary key,
  practice_id uuid not null references practice,
  patient_id uuid not null references patient,
  consent_id uuid not null references sharing_consent (id),
  recipient_name text not null,
  recipient_role text not null,
  recipient_organisation text not null,
  purpose text not null check (purpose in ('care', 'education', 'other')),
  why text not null,
  message text not null,
  -- R25: the patient agreed to be identified to somebody who does not look after them.
  identified boolean not null,
  created_by uuid not null references app_user,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- S1: only hashes are kept, of the link's token and of the code that goes another way. Null until a link is made.
  token_hash text unique,
  code_hash text,
  issued_at timestamptz(3),
  code_tries integer not null default 0,
  locked_at timestamptz(3),
  ended_at timestamptz(3),
  ended_why text check (ended_why in ('stopped', 'withdrawn', 'nothing_left'))
);
create index share_patient on share (patient_id);

create table still_copy (
  id uuid primary key,
  -- A copy always belongs to its origin (R32).
  still_id uuid not null references still,
  patient_id uuid not null references patient,
  practice_id uuid not null references practice,
  consent_id uuid not null references sharing_consent (id),
  made_by uuid not null references app_user,
  made_at timestamptz(3) not null,
  -- Crop and solid regions, in pixels of the origin.
  edits jsonb not null,
  width integer not null,
  height integer not null,
  bytes bigint not null,
  sha256_stored text not null,
  -- S4: its own data key, wrapped by the patient's key; null once destroyed.
  wrapped_key bytea,
  state text not null check (state in ('to_check', 'sent_back', 'accepted', 'destroyed')),
  checked_by uuid references app_user,
  checked_at timestamptz(3),
  checked jsonb,
  sent_back_reason text,
  in_collection_at timestamptz(3),
  destroyed_at timestamptz(3),
  destroyed_why text check (destroyed_why in ('withdrawn', 'origin_gone', 'discarded')),
  check (checked_by is null or checked_by <> made_by),
  check ((state = 'destroyed') = (wrapped_key is null))
);
create index still_copy_still on still_copy (still_id);
create index still_copy_consent on still_copy (consent_id);

create table share_item (
  share_id uuid not null references share,
  position integer not null,
  still_id uuid not null references still,
  caption text not null,
  primary key (share_id, position)
);
create index share_item_still on share_item (still_id);

create table share_session (
  id uuid primary key,
  share_id uuid not null references share,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index share_session_open on share_session (share_id) where ended_at is null;

-- Every look at a shared still, beside its audit entry, so that the practice can see them at a glance.
create table share_look (
  id bigint generated always as identity primary key,
  share_id uuid not null references share,
  position integer not null,
  at timestamptz(3) not null
);
create index share_look_share on share_look (share_id, at);
