import { useEffect, useId, useRef, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';

interface DialogProps {
  open: boolean;
  title: string;
  children?: ReactNode;
  /** The answers, most harmless first in reading order. */
  actions?: ReactNode;
  /** Called for Escape. Leave out where an answer is needed: the dialog then stays until the app closes it. */
  onDismiss?: (() => void) | undefined;
  /** `takeover` fills the screen: for a moment that needs the whole of somebody's attention. */
  size?: 'small' | 'medium' | 'takeover' | undefined;
  /** `call` keeps it dark over the call. */
  scope?: 'page' | 'call' | undefined;
}

/** A modal dialog on the browser's own `<dialog>`: focus is held inside and goes back where it came from. */
export function Dialog(props: DialogProps) {
  const { open, title, children, actions, onDismiss, size = 'small', scope = 'page' } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    if (!dialog.open) dialog.showModal();
    return () => {
      dialog.close();
    };
  }, [open]);
  return (
    <dialog
      ref={ref}
      className={cx(styles.dialog, styles[size], scope === 'call' && 'call')}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss?.();
      }}
      onKeyDown={(event) => {
        // Chromium closes on a second Escape whatever `cancel` says; the app alone decides.
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDismiss?.();
      }}
    >
      {open && (
        <div className={styles.body}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {children}
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
