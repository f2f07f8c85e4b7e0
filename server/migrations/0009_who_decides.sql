-- R4, R6, R7: who decided for the patient, or with them. Null: the patient.
alter table consent add column given_by uuid references statement (id);

-- Somebody who decides and joins from elsewhere, by a link of their own that the patient's date of birth opens.
alter table invitation drop constraint invitation_kind_check;
alter table invitation add constraint invitation_kind_check check (kind in ('patient', 'chaperone', 'representative'));
alter table invitation add column representative_id uuid references statement (id);
alter table participant drop constraint participant_role_check;
alter table participant add constraint participant_role_check
  check (role in ('gp', 'patient', 'chaperone', 'representative'));
alter table participant add column representative_id uuid references statement (id);
create unique index participant_one_representative on participant (consultation_id, representative_id)
  where representative_id is not null;

-- R3: a practice may say it in its own words. Every version stays readable for ever.
alter table wording drop constraint wording_pkey;
alter table wording add column practice_id uuid references practice;
alter table wording add column at timestamptz(3) not null default now();
alter table wording add column by_user_id uuid references app_user;
create unique index wording_version on wording
  (coalesce(practice_id, '00000000-0000-0000-0000-000000000000'), id, version, language);
