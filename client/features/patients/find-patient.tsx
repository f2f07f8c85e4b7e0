import UserPlus from 'lucide-react/icons/user-plus';
import UserRoundSearch from 'lucide-react/icons/user-round-search';
import type { ReactNode } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
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
  /** Patients on the day’s list: offered while nothing is looked for. */
  onList: readonly PatientCard[];
  onType: (query: string) => void;
  onAgain: () => void;
  onAdd: () => void;
  /** What can be done with a patient that was found. */
  actionsFor: (patient: PatientCard) => ReactNode;
}

/** Finds a patient, or leads to adding one. Who is there already is found again by the server before anybody is added twice. */
export function FindPatient(props: FindPatientProps) {
  const { query, search, onList, onType, onAgain, onAdd, actionsFor } = props;
  return (
    <Stack gap="m">
      <div className={styles.top}>
        <TextField
          label="Find a patient"
          hint="Name, date of birth or number"
          type="search"
          autoComplete="off"
          value={query}
          onChange={onType}
        />
        <Button icon={UserPlus} onClick={onAdd}>
          Add a new patient
        </Button>
      </div>
      <div aria-live="polite">
        <Found search={search} onAgain={onAgain} actionsFor={actionsFor} query={query} />
      </div>
      {search.status === 'idle' && onList.length > 0 && (
        <section className={styles.onList}>
          <h2 className={styles.title}>On your list</h2>
          <List patients={onList} actionsFor={actionsFor} />
        </section>
      )}
      {search.status === 'idle' && onList.length === 0 && (
        <EmptyState icon={UserRoundSearch} title="Whom are you looking for?">
          Write two letters of a name, a date of birth like 2/3/1957, or a number. Whoever is not found can be
          added.
        </EmptyState>
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
  return <List patients={search.patients} actionsFor={actionsFor} />;
}

interface ListProps {
  patients: readonly PatientCard[];
  actionsFor: FindPatientProps['actionsFor'];
}

function List({ patients, actionsFor }: ListProps) {
  return (
    <ul role="list" className={styles.list}>
      {patients.map((patient) => (
        <li key={patient.id} className={styles.line}>
          <PatientIdentity patient={patient} />
          <div className={styles.actions}>{actionsFor(patient)}</div>
        </li>
      ))}
    </ul>
  );
}
