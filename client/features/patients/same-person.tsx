import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import type { PatientCard } from '../../../shared/views.ts';
import { PatientIdentity } from './patient-identity.tsx';

interface SamePersonProps {
  /** null while they are looked up. */
  same: readonly PatientCard[] | null;
  busy: boolean;
  onPick: (patient: PatientCard) => void;
  onAddAnyway: () => void;
}

/** Somebody like this is known already: two records of one person are how pictures get lost (R19). */
export function SamePerson({ same, busy, onPick, onAddAnyway }: SamePersonProps) {
  return (
    <Notice tone="attention" title="This may be somebody you already have" live="assertive">
      {same === null ? (
        <Loading label="Looking who it is…" />
      ) : (
        <Stack gap="m">
          {same.map((patient) => (
            <Stack key={patient.id} gap="s">
              <PatientIdentity patient={patient} />
              <div>
                <Button
                  variant="primary"
                  onClick={() => {
                    onPick(patient);
                  }}
                >
                  That is the same person
                  <span className="visually-hidden"> {patient.name}</span>
                </Button>
              </div>
            </Stack>
          ))}
          {same.length === 0 && <p>The number, or the name with the date of birth, is in use.</p>}
          <div>
            <Button busy={busy ? 'Adding…' : undefined} onClick={onAddAnyway}>
              Add anyway
            </Button>
          </div>
        </Stack>
      )}
    </Notice>
  );
}
