import { ERRORS } from '../../../shared/errors.ts';
import type { EndReason } from '../../signalling/connection.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Centred } from '../centred.tsx';

const isErrorCode = (reason: EndReason): reason is keyof typeof ERRORS => Object.hasOwn(ERRORS, reason);

function wordsOf(reason: EndReason): { title: string; meaning: string } {
  if (reason === 'moved') {
    return {
      title: 'This consultation is open in another window',
      meaning: 'It is shown in one place at a time. Load this page again to bring it back here.',
    };
  }
  if (reason === 'left')
    return { title: 'You have left this consultation', meaning: 'Load the page again to return.' };
  if (isErrorCode(reason))
    return { title: 'This consultation cannot be shown', meaning: ERRORS[reason].text };
  return { title: 'The connection has ended', meaning: 'Load the page again to go on.' };
}

/** Why the consultation is no longer shown here, and what to do. */
export function ConnectionEnded({ reason }: { reason: EndReason }) {
  const { title, meaning } = wordsOf(reason);
  return (
    <Centred>
      <ErrorState
        title={title}
        meaning={<p>{meaning}</p>}
        code={reason}
        action={
          <>
            <Button
              variant="primary"
              onClick={() => {
                location.reload();
              }}
            >
              Load again
            </Button>
            <LinkButton href="/today">Go to today</LinkButton>
          </>
        }
      />
    </Centred>
  );
}
