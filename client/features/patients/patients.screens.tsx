import type { ReactElement } from 'react';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { grainne, longName, mary, sean } from '../../fixtures/people.ts';
import { ClientError, localError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import type { PatientCard } from '../../../shared/views.ts';
import { ERRORS } from '../../../shared/error-texts.ts';
import { AddPatient, type AddPatientProps } from './add-patient.tsx';
import { FindPatient } from './find-patient.tsx';
import type { PatientSearch } from './patient-search-store.ts';
import { PatientsPage } from './patients-page.tsx';

const nothing = () => undefined;
const page = (id: string, title: string, picker: ReactElement) => ({
  id,
  title,
  element: (
    <StaffFrame at="patients">
      <PatientsPage picker={picker} />
    </StaffFrame>
  ),
});
const find = (
  id: string,
  title: string,
  query: string,
  search: PatientSearch,
  onList: readonly PatientCard[] = [],
) =>
  page(
    id,
    title,
    <FindPatient
      query={query}
      search={search}
      onList={onList}
      onType={nothing}
      onAgain={nothing}
      onAdd={nothing}
      actionsFor={(patient) => (
        <>
          <LinkButton size="small" href={`/patients/${patient.id}/record`}>
            Record
          </LinkButton>
          <Button size="small">Book</Button>
        </>
      )}
    />,
  );
const add = (id: string, title: string, props: Partial<AddPatientProps>) =>
  page(
    id,
    title,
    <AddPatient
      today="2026-11-23"
      query="Seán Ó Murchú"
      busy={false}
      problem={null}
      same={null}
      onAdd={nothing}
      onPick={nothing}
      onBack={nothing}
      {...props}
    />,
  );
const impossible = new ClientError('date_of_birth_impossible', ERRORS.date_of_birth_impossible.text);
const known = new ClientError('already_exists', ERRORS.already_exists.text);

export const screens: { id: string; title: string; element: ReactElement; dark?: boolean }[] = [
  find('patients', 'Patients', '', { status: 'idle' }, [sean, grainne, mary, longName]),
  find('patients-nobody', 'Patients, nobody on the list', '', { status: 'idle' }),
  find('patients-found', 'Found', 'ó mu', { status: 'found', patients: [sean, grainne, mary] }),
  find('patients-long-names', 'Long names', 'caoimhe', { status: 'found', patients: [longName, sean] }),
  find('patients-empty', 'Nobody found', 'Fionnuala', { status: 'found', patients: [] }),
  find('patients-loading', 'Looking', 'Seán', { status: 'searching' }),
  find('patients-error', 'Could not look', 'Seán', { status: 'failed', problem: localError('offline') }),
  add('patients-add', 'A new patient', {}),
  add('patients-add-loading', 'Adding', { busy: true }),
  add('patients-add-known', 'Perhaps known already', { problem: known, same: [sean] }),
  add('patients-add-impossible', 'Born in the future', { problem: impossible }),
  add('patients-add-error', 'Not added', { problem: localError('offline') }),
];
