import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { linkStore } from './link/link-store.ts';
import { takeToken } from './link/take-token.ts';
import { PatientApp } from './PatientApp.tsx';

// The content security policy allows no `new Function`.
z.config({ jitless: true });

const arrive = () => void linkStore.getState().arrive(takeToken(window));
// Another link opened in the same tab changes only the fragment; clearing it ourselves says nothing new.
window.addEventListener('hashchange', () => {
  if (window.location.hash !== '') arrive();
});
arrive();

const root = document.getElementById('root');
if (!root) throw new Error('no #root in patient.html');
createRoot(root).render(
  <StrictMode>
    <PatientApp />
  </StrictMode>,
);
