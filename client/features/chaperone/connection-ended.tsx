import type { ConsultationView } from '../../../shared/views.ts';
import { ConnectionOver } from '../../parts/connection-over.tsx';
import type { EndReason } from '../../signalling/connection.ts';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Centred } from './centred.tsx';

/** Why the chaperone's page shows no consultation any more. The photographs went with it. */
export function ConnectionEnded({ reason, view }: { reason: EndReason; view: ConsultationView | null }) {
  return (
    <Centred>
      {reason === 'left' ? <Left seen={view !== null} /> : <ConnectionOver reason={reason} />}
    </Centred>
  );
}

/** Leaving was their own wish: nothing asks them to come back. */
function Left({ seen }: { seen: boolean }) {
  return (
    <ErrorState
      level={1}
      title="You have left"
      meaning={
        <>
          <p>Thank you for being there. You can close this page.</p>
          {seen && <p>The photographs are closed to you now.</p>}
        </>
      }
      code="left"
    />
  );
}
