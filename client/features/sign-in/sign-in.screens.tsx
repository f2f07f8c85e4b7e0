import { useEffect, useRef, type ReactElement } from 'react';
import { ClientError } from '../../platform/client-error.ts';
import { ERRORS } from '../../../shared/error-texts.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { longName } from '../../fixtures/people.ts';
import { SessionEndedDialog } from './session-ended-dialog.tsx';
import { SignInPage } from './sign-in-page.tsx';

const never = () => new Promise<never>(() => undefined);
const refuse = (code: ErrorCode) => () => Promise.reject(new ClientError(code, ERRORS[code].text));

/** Types and presses as a person would, so that the screen shows what follows. */
function Submitted({ onSignIn }: { onSignIn: () => Promise<void> }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = ref.current;
    if (!root) return;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (const [type, value] of [
      ['email', 'aoife.murphy@harbourstreet.example'],
      ['password', 'not the password'],
    ]) {
      const input = root.querySelector(`input[type=${type ?? ''}]`);
      set?.call(input, value);
      input?.dispatchEvent(new Event('input', { bubbles: true }));
    }
    setTimeout(() => {
      root.querySelector('form')?.requestSubmit();
    });
  }, []);
  return (
    <div ref={ref}>
      <SignInPage onSignIn={onSignIn} />
    </div>
  );
}

export const screens: { id: string; title: string; element: ReactElement; dark?: boolean }[] = [
  { id: 'sign-in', title: 'Sign in', element: <SignInPage onSignIn={never} /> },
  { id: 'sign-in-after-sign-out', title: 'Signed out', element: <SignInPage onSignIn={never} signedOut /> },
  { id: 'sign-in-loading', title: 'Signing in', element: <Submitted onSignIn={never} /> },
  {
    id: 'sign-in-wrong',
    title: 'Wrong password',
    element: <Submitted onSignIn={refuse('wrong_credentials')} />,
  },
  {
    id: 'sign-in-limited',
    title: 'Too many tries',
    element: <Submitted onSignIn={refuse('too_many_requests')} />,
  },
  {
    id: 'sign-in-session-ended',
    title: 'The session ended, long name',
    element: <SessionEndedDialog name={longName.name} onSignIn={never} onLeave={() => undefined} />,
  },
];
