-- R3: photographs are stopped after the call too: by phone or at the desk, and in writing.
alter table consent drop constraint consent_how_check;
alter table consent add constraint consent_how_check check (how in ('tap', 'spoken', 'written'));
