-- What every refresh of a call, every heartbeat and every poll of a day's list asks for.
create index consultation_under_way on consultation (practice_id, clinician_id)
  where state_name in ('booked', 'preparing', 'waiting', 'conversation');
create index consultation_clinician on consultation (clinician_id, starts_at);
create index capture_under_way on capture (requested_at) where state in ('requested', 'uploading', 'processing');
create index still_undecided on still (consultation_id) where state = 'unfiled' or awaits_decision;
create index chaperone_attestation_consultation on chaperone_attestation (consultation_id);
create index still_copy_practice on still_copy (practice_id);
create index share_practice on share (practice_id);
