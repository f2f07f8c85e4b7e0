import UserPlus from 'lucide-react/icons/user-plus';
import type { ReactNode } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { PatientCard } from '../../../shared/views.ts';
import type { PatientSearch } from './patient-search-store.ts';
import { PatientIdentity } from './patient-identity.tsx';
import styles from './find-patient.module.css';

interface FindPatientProps {
  query: string;
  search: PatientSearch;
  onType: (query: string) => void;
  onAgain: () => void;
  onAdd: () => void;
  /** What can be done with a patient that was found. */
  actionsFor: (patient: PatientCard) => ReactNode;
}

/** Finds a patient, or leads to adding one: only after looking, so that nobody is added twice by habit. */
export function FindPatient({ query, search, onType, onAgain, onAdd, actionsFor }: FindPatientProps) {
  return (
    <Stack gap="m">
      <TextField
        label="Find a patient"
        hint="Name, date of birth or number"
        type="search"
        autoComplete="off"
        value={query}
        onChange={onType}
      />
      <div aria-live="polite">
        <Found search={search} onAgain={onAgain} actionsFor={actionsFor} query={query} />
      </div>
      {search.status !== 'idle' && search.status !== 'searching' && (
        <div>
          <Button icon={UserPlus} onClick={onAdd}>
            Add a new patient
          </Button>
        </div>
      )}
    </Stack>
  );
}

type FoundProps = Pick<FindPatientProps, 'search' | 'query' | 'onAgain' | 'actionsFor'>;

function Found({ search, query, onAgain, actionsFor }: FoundProps) {
  if (search.status === 'idle') return null;
  if (search.status === 'searching') return <Loading label="Looking…" />;
  if (search.status === 'failed') {
    return (
      <Stack gap="s">
        <ProblemNotice problem={search.problem} />
        <div>
          <Button size="small" onClick={onAgain}>
            Try again
          </Button>
        </div>
      </Stack>
    );
  }
  if (search.patients.length === 0) return <p>Nobody here matches “{query.trim()}”.</p>;
  return (
    <ul role="list" className={styles.list}>
      {search.patients.map((patient) => (
        <li key={patient.id} className={styles.line}>
          <PatientIdentity patient={patient} />
          <div className={styles.actions}>{actionsFor(patient)}</div>
        </li>
      ))}
    </ul>
  );
}
