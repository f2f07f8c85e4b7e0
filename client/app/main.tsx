import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import * as z from 'zod/mini';
import { Announcer } from '../ui/core/Announcer.tsx';
import { Toasts } from '../ui/staff/Toasts.tsx';
import { router } from './router.tsx';

// The content security policy has no 'unsafe-eval', so zod must not try to write code of its own.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
// Staff screens are dense; set on the document because menus, sheets and dialogs live outside #root.
document.documentElement.dataset.density = 'dense';

createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
    <Announcer />
    <Toasts />
  </StrictMode>,
);
