import type { ReactElement } from 'react';
import type { RefileTarget } from '../../../shared/http-after.ts';
import { ERRORS } from '../../../shared/error-texts.ts';
import { consultationId, grainne, longName, practice } from '../../fixtures/people.ts';
import { ClientError, localError } from '../../platform/client-error.ts';
import { Person } from '../../parts/person.tsx';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Row } from '../../ui/core/Layout.tsx';
import { RefileSheet, type Target } from './refile-sheet.tsx';

const nothing = () => undefined;
const both: RefileTarget = {
  patient: grainne,
  treats: true,
  consultations: [
    {
      id: consultationId(7),
      startsAt: '2026-11-23T10:45:00.000Z',
      clinicianName: 'Dr Aoife Murphy',
      state: 'finishing',
    },
    {
      id: consultationId(8),
      startsAt: '2026-09-08T14:15:00.000Z',
      clinicianName: 'Dr Tadhg Ó Conaill',
      state: 'closed',
    },
  ],
  inPracticeRecord: false,
};
const stranger: RefileTarget = {
  patient: longName,
  treats: false,
  consultations: [],
  inPracticeRecord: true,
};

const screen = (
  id: string,
  title: string,
  target: Target,
  problem: ClientError | null = null,
): { id: string; title: string; element: ReactElement } => ({
  id,
  title,
  element: (
    <RefileSheet
      target={target}
      finder={
        <Card flat>
          <Row spread="between">
            <Person patient={grainne} more="Practice number 40212" />
            <Button size="small">This is the patient</Button>
          </Row>
        </Card>
      }
      timeZone={practice.timeZone}
      busy={false}
      problem={problem}
      onBack={nothing}
      onMove={nothing}
      onClose={nothing}
    />
  ),
});

export const screens = [
  screen('refile-find', 'Misfile: find the right patient', { at: 'none' }),
  screen('refile-loading', 'Misfile: loading', { at: 'loading' }),
  screen('refile-both', 'Misfile: a patient of their own', { at: 'found', target: both }),
  screen('refile-long', 'Misfile: long name, not their patient', { at: 'found', target: stranger }),
  screen(
    'refile-error',
    'Misfile: refused',
    { at: 'found', target: both },
    new ClientError('not_found', ERRORS.not_found.text),
  ),
  screen('refile-offline', 'Misfile: offline', { at: 'failed', problem: localError('offline') }),
];
