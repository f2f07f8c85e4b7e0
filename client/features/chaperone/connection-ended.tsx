import { ERRORS, type ErrorCode } from '../../../shared/errors.ts';
import type { ConsultationView } from '../../../shared/views.ts';
import type { EndReason } from '../../signalling/connection.ts';
import { Button } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Centred } from './centred.tsx';

const isErrorCode = (reason: EndReason): reason is ErrorCode => Object.hasOwn(ERRORS, reason);

function wordsOf(reason: EndReason): { title: string; meaning: string; again: boolean } {
  if (reason === 'left')
    return {
      title: 'You have left',
      meaning: 'Thank you for being there. You can close this page.',
      again: false,
    };
  if (reason === 'moved') {
    return {
      title: 'You are in this consultation in another window',
      meaning: 'It is shown in one place at a time. Load this page again to bring it back here.',
      again: true,
    };
  }
  const meaning = isErrorCode(reason) ? ERRORS[reason].text : 'Load the page again to go on.';
  return { title: 'The connection has ended', meaning, again: true };
}

/** Why the chaperone's page shows no consultation any more. The photographs went with it. */
export function ConnectionEnded({ reason, view }: { reason: EndReason; view: ConsultationView | null }) {
  const { title, meaning, again } = wordsOf(reason);
  return (
    <Centred>
      <ErrorState
        level={1}
        title={title}
        meaning={
          <>
            <p>{meaning}</p>
            {reason === 'left' && view && <p>The photographs are closed to you now.</p>}
          </>
        }
        action={
          again && (
            <Button
              variant="primary"
              onClick={() => {
                location.reload();
              }}
            >
              Load again
            </Button>
          )
        }
      />
    </Centred>
  );
}
