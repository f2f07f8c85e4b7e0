import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Announcer } from '../core/Announcer.tsx';
import { Toasts } from './Toasts.tsx';

/** What staff screens need once, at the root: Irish dates, toasts, announcements. */
export function StaffProvider({ children }: { children: ReactNode }) {
  return (
    <I18nProvider locale="en-IE">
      {children}
      <Toasts />
      <Announcer />
    </I18nProvider>
  );
}
