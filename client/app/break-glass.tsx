import { useEffect, useState } from 'react';
import type { PatientAccess } from '../../shared/http-review.ts';
import type { PatientId } from '../../shared/ids.ts';
import { BreakGlassForm } from '../features/review/break-glass-form.tsx';
import { fetchPatientAccess, openByBreakGlass } from '../features/review/review-requests.ts';
import { clientErrorOf, type ClientError } from '../platform/client-error.ts';
import { Button } from '../ui/core/Button.tsx';
import { ErrorState } from '../ui/core/ErrorState.tsx';
import { Skeleton } from '../ui/core/Skeleton.tsx';

/** R22: a GP without a care relationship is asked for a reason before the record opens. */
export function BreakGlass({ id, onOpened }: { id: PatientId; onOpened: () => void }) {
  const [patient, setPatient] = useState<PatientAccess | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let over = false;
    fetchPatientAccess(id).then(
      (found) => {
        if (!over) setPatient(found);
      },
      (thrown: unknown) => {
        if (!over) setProblem(clientErrorOf(thrown));
      },
    );
    return () => {
      over = true;
    };
  }, [id, attempt]);
  if (patient !== null)
    return (
      <BreakGlassForm patient={patient} onOpen={(ask) => openByBreakGlass(id, ask)} onOpened={onOpened} />
    );
  if (problem === null) return <Skeleton label="The page is on its way" rows={5} />;
  return (
    <ErrorState
      title="The record could not be opened"
      meaning={<p>{problem.message}</p>}
      code={problem.code}
      action={
        <Button
          variant="primary"
          onClick={() => {
            setProblem(null);
            setAttempt(attempt + 1);
          }}
        >
          Try again
        </Button>
      }
    />
  );
}
