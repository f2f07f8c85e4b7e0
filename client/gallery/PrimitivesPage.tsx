import type { ComponentType } from 'react';
import { BrokenPage } from './BrokenPage.tsx';
import { CallPage } from './CallPage.tsx';
import { ControlsPage } from './ControlsPage.tsx';
import { MessagesPage } from './MessagesPage.tsx';
import { OverlaysPage } from './OverlaysPage.tsx';
import { PatientPage } from './PatientPage.tsx';
import { StaffPage } from './StaffPage.tsx';

const pages: Record<string, ComponentType> = {
  broken: BrokenPage,
  controls: ControlsPage,
  messages: MessagesPage,
  patient: PatientPage,
  staff: StaffPage,
  call: CallPage,
  overlays: OverlaysPage,
};

/** A page of primitives; the first of them when there is no such name. */
export function PrimitivesPage({ name }: { name: string }) {
  const Page = pages[name] ?? ControlsPage;
  return <Page />;
}
