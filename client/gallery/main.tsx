import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { StaffProvider } from '../ui/staff/StaffProvider.tsx';
import { CallPage } from './CallPage.tsx';
import { ControlsPage } from './ControlsPage.tsx';
import { MessagesPage } from './MessagesPage.tsx';
import { OverlaysPage } from './OverlaysPage.tsx';
import { PatientPage } from './PatientPage.tsx';
import { StaffPage } from './StaffPage.tsx';

/** Pages by the address's fragment, for example `gallery.html#call`. */
const pages: Record<string, ComponentType> = {
  controls: ControlsPage,
  messages: MessagesPage,
  patient: PatientPage,
  staff: StaffPage,
  call: CallPage,
  overlays: OverlaysPage,
};

const [name = 'controls', density] = window.location.hash.slice(1).split(':');
if (density === 'roomy' || name === 'patient') document.documentElement.removeAttribute('data-density');
const Page = pages[name] ?? ControlsPage;
const root = document.getElementById('root');
if (!root) throw new Error('no #root in gallery.html');
createRoot(root).render(
  <StrictMode>
    <StaffProvider>
      <Page />
    </StaffProvider>
  </StrictMode>,
);
