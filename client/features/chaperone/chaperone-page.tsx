import { useEffect, useMemo, useState } from 'react';
import { Empty } from '../../../shared/http.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import { PROTOCOL_VERSION, type Handshake } from '../../../shared/signalling.ts';
import { staffRequest } from '../../platform/staff-request.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import { Centred } from './centred.tsx';
import { ChaperoneConsultation } from './chaperone-consultation.tsx';

/** Takes the held place. A consultation that is over (`conflict`) is shown as over, by its own view. */
async function takePlace(id: ConsultationId): Promise<void> {
  try {
    await staffRequest(Empty, `/api/consultations/${id}/chaperone`, { method: 'POST', body: {} });
  } catch (thrown) {
    if (clientErrorOf(thrown).code !== 'conflict') throw thrown;
  }
}

/** `/chaperone/:id` – a signed-in chaperone: takes the held place, then the consultation. Key it by the id. */
export function ChaperonePage({ consultationId }: { consultationId: ConsultationId }) {
  const [state, setState] = useState<'joining' | 'there' | ClientError>('joining');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    takePlace(consultationId).then(
      () => {
        if (!gone) setState('there');
      },
      (thrown: unknown) => {
        if (!gone) setState(clientErrorOf(thrown));
      },
    );
    return () => {
      gone = true;
    };
  }, [consultationId, attempt]);
  const handshake = useMemo<Handshake>(
    () => ({ as: 'staff', protocol: PROTOCOL_VERSION, consultationId }),
    [consultationId],
  );
  if (state === 'there') return <ChaperoneConsultation handshake={handshake} home="/today" />;
  return (
    <Centred>
      {state === 'joining' ? (
        <Loading label="Joining as chaperone…" />
      ) : (
        <ErrorState
          level={1}
          title="You could not join"
          meaning={<p>{state.message}</p>}
          code={state.code}
          action={
            <>
              <Button
                variant="primary"
                onClick={() => {
                  setState('joining');
                  setAttempt(attempt + 1);
                }}
              >
                Try again
              </Button>
              <LinkButton href="/today">Back to today</LinkButton>
            </>
          }
        />
      )}
    </Centred>
  );
}
