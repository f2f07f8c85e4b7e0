import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import type { SignIn } from '../../../shared/http.ts';
import { SignInForm } from './sign-in-form.tsx';

interface SessionEndedDialogProps {
  /** Whose session it was. */
  name: string;
  onSignIn: (credentials: SignIn) => Promise<void>;
  /** Leaves the page and what stands on it. */
  onLeave: () => void;
}

/** The session ended while somebody was working: sign in over the page, so that nothing typed is lost. */
export function SessionEndedDialog({ name, onSignIn, onLeave }: SessionEndedDialogProps) {
  return (
    <Dialog open title="Your session has ended">
      <p>Sign in again as {name} to go on where you were. What you typed is still here; it was not sent.</p>
      <SignInForm onSignIn={onSignIn} />
      <Button variant="quiet" block onClick={onLeave}>
        Leave this page and sign in as somebody else
      </Button>
    </Dialog>
  );
}
