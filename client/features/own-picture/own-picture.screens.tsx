import type { ReactElement } from 'react';
import { blocker } from '../../../shared/blockers.ts';
import { ERRORS } from '../../../shared/error-texts.ts';
import type { DayEntry } from '../../../shared/http.ts';
import { consultationId, doctor, longName, sean } from '../../fixtures/people.ts';
import { ClientError } from '../../platform/client-error.ts';
import { AskSheet } from './ask-sheet.tsx';

const entry: DayEntry = {
  id: consultationId(1),
  startsAt: '2026-11-23T10:30:00.000Z',
  durationMinutes: 15,
  reason: 'A rash that comes and goes',
  state: { name: 'waiting', since: '2026-11-23T10:20:00.000Z' },
  patient: sean,
  clinicianName: doctor.name,
  patientConnected: true,
  chaperoneWanted: false,
  chaperoneNames: [],
  unfiled: 0,
  oldestUnfiledAt: null,
  helpRequestedAt: null,
  linkLocked: false,
  attestationDue: false,
  mine: true,
};
const after: DayEntry = {
  ...entry,
  patient: longName,
  state: { name: 'finishing', openedAt: '2026-11-23T10:31:00.000Z', endedAt: '2026-11-23T10:41:00.000Z' },
};

const screen = (
  id: string,
  title: string,
  each: DayEntry,
  problem: ClientError | null = null,
): { id: string; title: string; element: ReactElement } => ({
  id,
  title,
  element: (
    <AskSheet entry={each} busy={false} problem={problem} onAsk={() => undefined} onClose={() => undefined} />
  ),
});

export const screens = [
  screen('own-picture', 'Ask for their own picture, before the call', entry),
  screen('own-picture-long', 'Ask for their own picture, after the call, long name', after),
  screen(
    'own-picture-error',
    'Refused: a request is open',
    entry,
    new ClientError('conflict', ERRORS.conflict.text),
  ),
  screen(
    'own-picture-link-closed',
    'Refused: the link is closed',
    after,
    new ClientError('blocked', ERRORS.blocked.text, { reasons: ['link_closed'] }),
  ),
  screen(
    'own-picture-not-agreed',
    'Refused: not agreed to in the call',
    after,
    new ClientError('blocked', ERRORS.blocked.text, {
      reasons: ['not_agreed_in_call'],
      blockers: [blocker('store_not_agreed')],
    }),
  ),
];
