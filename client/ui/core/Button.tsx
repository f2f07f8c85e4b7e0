import { useId, type ComponentPropsWithRef, type MouseEvent, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconGlyph } from './Icon.tsx';
import { Spinner } from './Progress.tsx';
import styles from './Button.module.css';

interface Look {
  /** `primary` is the one thing to do next: at most one on a screen. `danger` only stops or destroys. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  size?: 'small' | 'medium' | 'large' | undefined;
  icon?: IconGlyph | undefined;
  /** Fills the width it is given. */
  block?: boolean | undefined;
}

interface ButtonProps extends Look, Omit<ComponentPropsWithRef<'button'>, 'disabled' | 'aria-disabled'> {
  /** Words for what is going on, for example "Sending…". The button stays focusable and ignores presses. */
  busy?: string | undefined;
  /** Why the button cannot be pressed now. Shown under it: a closed button is never a mystery. */
  blockedBecause?: string | undefined;
}

interface LinkButtonProps extends Look, ComponentPropsWithRef<'a'> {
  href: string;
}

function lookOf({ variant = 'secondary', size = 'medium', block }: Look, className?: string) {
  return cx(styles.button, styles[variant], styles[size], block && styles.block, className);
}

function stop(event: MouseEvent) {
  event.preventDefault();
}

/** A button. It is never silently disabled: it is busy (with words) or blocked (with the reason). */
export function Button(props: ButtonProps) {
  const { variant, size, icon, block, busy, blockedBecause, className, children, onClick, ...rest } = props;
  const reason = useId();
  const inert = busy !== undefined || blockedBecause !== undefined;
  const button = (
    <button
      type="button"
      {...rest}
      className={lookOf({ variant, size, block }, className)}
      aria-disabled={inert || undefined}
      aria-busy={busy !== undefined || undefined}
      aria-describedby={blockedBecause === undefined ? rest['aria-describedby'] : reason}
      onClick={inert ? stop : onClick}
    >
      {busy !== undefined ? <Spinner /> : icon && <Icon of={icon} />}
      <span>{busy ?? children}</span>
    </button>
  );
  if (blockedBecause === undefined) return button;
  return <Blocked id={reason} reason={blockedBecause} block={block} button={button} />;
}

function Blocked(props: { id: string; reason: string; block: boolean | undefined; button: ReactNode }) {
  return (
    <span className={cx(styles.blocked, props.block && styles.block)}>
      {props.button}
      <span className={styles.reason} id={props.id}>
        {props.reason}
      </span>
    </span>
  );
}

/** A link that looks like a button: it goes somewhere, a Button does something. */
export function LinkButton({ variant, size, icon, block, className, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={lookOf({ variant, size, block }, className)}>
      {icon && <Icon of={icon} />}
      <span>{children}</span>
    </a>
  );
}
