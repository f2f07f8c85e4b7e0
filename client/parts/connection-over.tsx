import type { ReactNode } from 'react';
import { ERRORS } from '../../shared/error-texts.ts';
import type { EndReason } from '../signalling/connection.ts';
import { ErrorState } from '../ui/core/ErrorState.tsx';
import { LoadAgain } from './load-again.tsx';

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
  if (reason === 'signed_out' || reason === 'not_signed_in') {
    return {
      title: 'You are signed out',
      meaning:
        'You signed out in another tab, or your session ended. Your camera and microphone are off here. Load the page again to sign in.',
    };
  }
  if (isErrorCode(reason))
    return { title: 'This consultation cannot be shown', meaning: ERRORS[reason].text };
  return { title: 'The connection has ended', meaning: 'Load the page again to go on.' };
}

interface ConnectionOverProps {
  reason: EndReason;
  /** Another way to go on, beside loading the page again. */
  other?: ReactNode;
}

/** Why a staff member's page shows the consultation no longer, and what to do. */
export function ConnectionOver({ reason, other }: ConnectionOverProps) {
  const { title, meaning } = wordsOf(reason);
  return (
    <ErrorState
      level={1}
      title={title}
      meaning={<p>{meaning}</p>}
      code={reason}
      action={
        <>
          <LoadAgain />
          {other}
        </>
      }
    />
  );
}
