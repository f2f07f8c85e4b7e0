import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { RouterProvider } from 'react-router';
import * as z from 'zod/mini';
import { Announcer } from '../ui/core/Announcer.tsx';
import { Toasts } from '../ui/staff/Toasts.tsx';
import { router } from './router.tsx';

// The content security policy has no 'unsafe-eval', so zod must not try to write code of its own.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

createRoot(root).render(
  <StrictMode>
    {/* Dates are written as in Ireland, whatever the browser's own language. */}
    <I18nProvider locale="en-IE">
      <RouterProvider router={router} />
      <Announcer />
      <Toasts />
    </I18nProvider>
  </StrictMode>,
);
