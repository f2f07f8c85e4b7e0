-- R33: a chaperone's attestation goes with a disposed record.
drop trigger chaperone_attestation_append_only on chaperone_attestation;
create trigger chaperone_attestation_append_only before update or delete on chaperone_attestation
  for each row execute function refuse_change_but_disposal();
