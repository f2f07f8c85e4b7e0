import { Wordmark } from '../../ui/core/Wordmark.tsx';
import { SignInForm } from './sign-in-form.tsx';
import type { SignIn } from '../../../shared/http.ts';
import styles from './sign-in-page.module.css';

interface SignInPageProps {
  /** Rejects with the server's refusal. */
  onSignIn: (credentials: SignIn) => Promise<void>;
  /** Somebody just signed out here. */
  signedOut?: boolean | undefined;
}

/** The staff's door. Patients have no account: they come by their link. */
export function SignInPage({ onSignIn, signedOut = false }: SignInPageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Wordmark />
      </header>
      <main className={styles.main}>
        <div className={styles.card}>
          <div>
            <h1>Sign in</h1>
            <p className={styles.lead}>
              {signedOut ? 'You have signed out.' : 'For the staff of the practice.'}
            </p>
          </div>
          <SignInForm onSignIn={onSignIn} />
        </div>
        <p className={styles.aside}>
          Here for an appointment? You do not need an account. Open the link that the practice sent you.
        </p>
      </main>
    </div>
  );
}
