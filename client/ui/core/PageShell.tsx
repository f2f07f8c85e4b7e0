import type { ReactNode } from 'react';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import LogOut from 'lucide-react/icons/log-out';
import { Button } from './Button.tsx';
import { Steps } from './Steps.tsx';
import styles from './PageShell.module.css';

interface PageShellProps {
  /** The practice's name: who is on the other end. */
  practice: string;
  /** The doctor's name, for example "Dr Aoife Murphy". Unknown before the person is verified. */
  clinician?: string | undefined;
  step?: { current: number; total: number; label?: string | undefined } | undefined;
  /** The screen's own buttons: at the bottom, after what is to be read. */
  actions?: ReactNode;
  /** Leave out only where there is nothing to leave. */
  onLeave?: (() => void) | undefined;
  onHelp?: (() => void) | undefined;
  children: ReactNode;
}

/** A patient's screen: who on top, one thing in the middle, the ways out always in the same place. */
export function PageShell({ practice, clinician, step, actions, onLeave, onHelp, children }: PageShellProps) {
  return (
    <div className={styles.shell}>
      <header className={styles.top}>
        <p className={styles.who}>
          {clinician !== undefined && <strong>{clinician}</strong>}
          <span>{practice}</span>
        </p>
        {step && <Steps {...step} />}
      </header>
      <main className={styles.main}>{children}</main>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {(onLeave ?? onHelp) && (
        <footer className={styles.ways}>
          {onLeave && (
            <Button variant="quiet" icon={LogOut} onClick={onLeave}>
              Leave
            </Button>
          )}
          {onHelp && (
            <Button variant="quiet" icon={LifeBuoy} onClick={onHelp}>
              I need help
            </Button>
          )}
        </footer>
      )}
    </div>
  );
}
