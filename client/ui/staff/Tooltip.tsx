import type { ComponentProps } from 'react';
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import styles from './Tooltip.module.css';

interface TooltipProps {
  text: string;
  /** One focusable element that accepts a ref, for example a Button. */
  children: ComponentProps<typeof Focusable>['children'];
}

/** A tooltip: more about a control, on hover and on focus. Nothing that is needed may stand only here. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500}>
      <Focusable>{children}</Focusable>
      <AriaTooltip className={styles.tip ?? ''} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
