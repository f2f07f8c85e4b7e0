import type { ReactNode } from 'react';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Minus from 'lucide-react/icons/minus';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon, type IconGlyph } from '../core/Icon.tsx';
import styles from './StepRail.module.css';

/**
 * Where a step stands. `blocked`: something named stands in its way. `todo`: its turn has not come. `unneeded`: it need
 * not be taken as things are; it still opens.
 */
export type StepState = 'done' | 'current' | 'blocked' | 'todo' | 'unneeded';

interface Step<V extends string> {
  id: V;
  title: string;
  state: StepState;
  /** One line under the title: the answer once done, or what is missing. */
  summary?: string | undefined;
  content: ReactNode;
}

interface StepRailProps<V extends string> {
  /** What the steps lead to, for screen readers. */
  label: string;
  steps: readonly Step<V>[];
  /** The step that is open, or null. */
  open: V | null;
  onOpen: (id: V | null) => void;
}

const signs: Record<StepState, { icon: IconGlyph | null; word: string }> = {
  done: { icon: Check, word: 'Done' },
  current: { icon: null, word: 'Now' },
  blocked: { icon: Minus, word: 'Blocked' },
  todo: { icon: null, word: 'To do' },
  unneeded: { icon: Minus, word: 'Not needed' },
};

/** Steps on a vertical line; each opens in place. Several may be blocked; one is open at a time. */
export function StepRail<V extends string>({ label, steps, open, onOpen }: StepRailProps<V>) {
  return (
    <ol className={styles.rail} role="list" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={styles.step} data-state={step.state}>
          <span className={styles.mark} aria-hidden="true">
            {signs[step.state].icon && <Icon of={signs[step.state].icon ?? Check} size="s" />}
          </span>
          <Disclosure
            className={styles.body ?? ''}
            isExpanded={open === step.id}
            onExpandedChange={(expanded) => {
              onOpen(expanded ? step.id : null);
            }}
          >
            <Heading level={3} className={styles.heading ?? ''}>
              <Button slot="trigger" className={styles.trigger ?? ''}>
                <span className={styles.words}>
                  <span className={styles.title}>{step.title}</span>
                  <span className={styles.summary}>
                    <span className={styles.word}>{signs[step.state].word}</span>
                    {step.summary !== undefined && <span>{step.summary}</span>}
                  </span>
                </span>
                <Icon of={ChevronDown} />
              </Button>
            </Heading>
            <DisclosurePanel className={styles.panel ?? ''}>
              <div className={styles.inner}>{step.content}</div>
            </DisclosurePanel>
          </Disclosure>
        </li>
      ))}
    </ol>
  );
}
