import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Outlet, useLocation } from 'react-router';
import { useStore } from 'zustand';
import { SessionEndedDialog } from '../features/sign-in/session-ended-dialog.tsx';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { onStaffSessionEnded } from '../platform/staff-request.ts';
import { Button } from '../ui/core/Button.tsx';
import { ErrorState } from '../ui/core/ErrorState.tsx';
import { Loading } from '../ui/core/Progress.tsx';
import type { SignIn } from '../../shared/http.ts';
import { Centred } from './centred.tsx';
import { LateWatch } from './late-watch.tsx';
import { sessionStore } from './session-store.ts';
import styles from './staff-gate.module.css';
import { StaffContext } from './staff-context.ts';
import { useLinkClicks } from './use-link-clicks.ts';

/** Lets staff in: asks the server who is signed in, and keeps the page when a session ends in the middle of work. */
export function StaffGate() {
  const session = useStore(sessionStore, (state) => state.session);
  const { ask, signIn, end } = sessionStore.getState();
  const { search } = useLocation();
  useLinkClicks();
  useEffect(() => {
    // Staff screens are dense; on the document, because menus, panels and dialogs live outside #root.
    document.documentElement.dataset.density = 'dense';
    void ask();
    return onStaffSessionEnded(end);
  }, [ask, end]);

  if (session.status === 'asking') {
    return (
      <Centred>
        <Loading label="Opening Sightline…" />
      </Centred>
    );
  }
  if (session.status === 'failed') {
    return (
      <Centred>
        <ErrorState
          title="Sightline cannot be reached"
          meaning={<p>{session.problem.message}</p>}
          code={session.problem.code}
          action={
            <Button variant="primary" onClick={() => void ask()}>
              Try again
            </Button>
          }
        />
      </Centred>
    );
  }
  if (session.status === 'nobody') {
    return <SignInPage onSignIn={signIn} signedOut={new URLSearchParams(search).has('signed-out')} />;
  }
  return (
    <StaffContext value={session.me}>
      {/* What was typed stays, but nobody who is not signed in sees a patient or a picture behind the dialog. */}
      <div className={styles.page} hidden={session.status === 'ended'}>
        {session.me.role === 'gp' ? (
          <LateWatch>
            <Outlet />
          </LateWatch>
        ) : (
          <Outlet />
        )}
      </div>
      {session.status === 'ended' && (
        <OverEverything>
          <SessionEndedDialog
            name={session.me.name}
            onSignIn={(credentials) => signInAgain(credentials, session.me.id)}
            onLeave={() => {
              location.assign('/');
            }}
          />
        </OverEverything>
      )}
    </StaffContext>
  );
}

/** Outside #root and marked for react-aria: an open panel would otherwise make this dialog inert and take its focus back. */
function OverEverything({ children }: { children: ReactNode }) {
  return createPortal(<div data-react-aria-top-layer="true">{children}</div>, document.body);
}

/** Somebody else at this browser must not find the page that the first left open. */
async function signInAgain(credentials: SignIn, before: string): Promise<void> {
  await sessionStore.getState().signIn(credentials);
  const { session } = sessionStore.getState();
  if (session.status === 'signed_in' && session.me.id !== before) location.assign('/');
}
