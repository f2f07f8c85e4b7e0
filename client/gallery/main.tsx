import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { Announcer } from '../ui/core/Announcer.tsx';
import { StaffProvider } from '../ui/staff/StaffProvider.tsx';
import { OneScreen } from './OneScreen.tsx';
import { PrimitivesPage } from './PrimitivesPage.tsx';
import { ScreenList } from './ScreenList.tsx';

// As in the two entries of the application.
z.config({ jitless: true });

const fragment = window.location.hash.slice(1);
const wanted = new URLSearchParams(fragment);
const file = wanted.get('file');
const id = wanted.get('screen');
const atPatients = window.location.pathname === '/v';

/** `#call` a page of primitives, `#screens` the list of screens, `#file=…&screen=…` one screen. */
function page(): ReactNode {
  if (file !== null && id !== null) return <OneScreen file={file} id={id} />;
  return fragment === 'screens' ? <ScreenList /> : <PrimitivesPage name={fragment} />;
}

/** What each entry has around its screens. */
function Around({ children }: { children: ReactNode }) {
  if (!atPatients) return <StaffProvider>{children}</StaffProvider>;
  return (
    <>
      <Announcer />
      {children}
    </>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('no #root in gallery.html');
createRoot(root).render(
  <StrictMode>
    <Around>{page()}</Around>
  </StrictMode>,
);
