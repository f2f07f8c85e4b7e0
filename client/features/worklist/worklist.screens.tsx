import type { ReactElement } from 'react';
import { grainne, longName, mary, tomas } from '../../fixtures/people.ts';
import { practice } from '../../fixtures/people.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { localError } from '../../platform/client-error.ts';
import type { UnfiledWorklist } from '../../../shared/http-after.ts';
import { Stack } from '../../ui/core/Layout.tsx';
import { LateBanner } from './late-banner.tsx';
import { entryOf, serverNow, worklistOf } from './worklist.fixtures.ts';
import { WorklistPage } from './worklist-page.tsx';

const day = '2026-11-23T';
const full = worklistOf(
  [
    entryOf(1, {
      startsAt: '2026-11-20T16:20:00.000Z',
      oldestAt: '2026-11-20T16:31:00.000Z',
      late: true,
      unfiled: 3,
    }),
    entryOf(2, { patient: grainne, oldestAt: `${day}10:46:00.000Z`, late: true }),
    entryOf(3, { patient: tomas, oldestAt: `${day}11:52:00.000Z`, unfiled: 2, undecided: 1 }),
    entryOf(4, { patient: mary, state: 'conversation', oldestAt: `${day}12:06:00.000Z` }),
    entryOf(5, { patient: longName, unfiled: 0, undecided: 2, oldestAt: null }),
  ],
  [{ clinicianName: 'Dr Fionnuala Ní Mhaoláin-Fitzgerald', late: 2, oldestAt: `${day}08:12:00.000Z` }],
);

const screen = (
  id: string,
  title: string,
  worklist: UnfiledWorklist | null,
  offline = false,
): { id: string; title: string; element: ReactElement } => ({
  id,
  title,
  element: (
    <StaffFrame at="unfiled">
      <Stack gap="l">
        <LateBanner worklist={id === 'unfiled-alert' ? worklist : null} />
        <WorklistPage
          worklist={worklist}
          problem={offline ? localError('offline') : null}
          timeZone={practice.timeZone}
          now={() => Date.parse(serverNow)}
          onRetry={() => undefined}
        />
      </Stack>
    </StaffFrame>
  ),
});

export const screens = [
  screen('unfiled', 'To file: late ones first', full),
  screen('unfiled-alert', 'To file: the alert as other pages show it', full),
  screen('unfiled-empty', 'To file: nothing left', worklistOf([])),
  screen('unfiled-loading', 'To file: loading', null),
  screen('unfiled-error', 'To file: could not be fetched', null, true),
  screen('unfiled-stale', 'To file: offline with an older list', full, true),
];
