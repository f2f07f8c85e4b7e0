import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type * as z from 'zod/mini';
import { ClientError } from '../../platform/client-error.ts';
import { useAction } from '../../parts/use-action.ts';
import type { NewPatient } from '../../../shared/http.ts';
import type { PatientCard } from '../../../shared/views.ts';
import { dayOf } from '../../words/practice-time.ts';
import { AddPatient } from './add-patient.tsx';
import { FindPatient } from './find-patient.tsx';
import { addPatient, findSame } from './patient-requests.ts';
import { createPatientSearch } from './patient-search-store.ts';

interface PatientPickerProps {
  /** What can be done with a patient that was found. */
  actionsFor: (patient: PatientCard) => ReactNode;
  /** Somebody was added, or turned out to be there already. */
  onPick: (patient: PatientCard) => void;
  /** ms since 1970 by the server's clock. */
  now: () => number;
  timeZone: string;
  /** Patients to offer before anything is looked for: those on the day’s list. */
  onList?: readonly PatientCard[] | undefined;
}

/** Finds or adds a patient: the container that asks the server. */
export function PatientPicker({ actionsFor, onPick, now, timeZone, onList = [] }: PatientPickerProps) {
  const [searchStore] = useState(() => createPatientSearch());
  const { query, search, type, again } = useStore(searchStore);
  const [adding, setAdding] = useState(false);
  const [same, setSame] = useState<readonly PatientCard[] | null>(null);
  const add = useAction(async (patient: z.infer<typeof NewPatient>) => {
    setSame(null);
    try {
      onPick(await addPatient(patient));
    } catch (thrown) {
      if (thrown instanceof ClientError && thrown.code === 'already_exists') {
        // The refusal stands whether or not the look-up works: without names the warning is only less helpful.
        void findSame(patient).then(setSame, () => {
          setSame([]);
        });
      }
      throw thrown;
    }
  });
  if (!adding) {
    return (
      <FindPatient
        query={query}
        search={search}
        onList={onList}
        onType={type}
        onAgain={again}
        onAdd={() => {
          setAdding(true);
        }}
        actionsFor={actionsFor}
      />
    );
  }
  return (
    <AddPatient
      today={dayOf(new Date(now()).toISOString(), timeZone)}
      query={query}
      busy={add.busy}
      problem={add.problem}
      same={same}
      onAdd={(patient) => void add.run(patient)}
      onPick={onPick}
      onBack={() => {
        add.forget();
        setAdding(false);
      }}
    />
  );
}
