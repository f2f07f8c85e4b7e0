import type { ReactElement } from 'react';
import { ERRORS } from '../../../shared/error-texts.ts';
import { doctor, longName, practice, sean } from '../../fixtures/people.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { ClientError, localError } from '../../platform/client-error.ts';
import { FactSheet } from './fact-sheet.tsx';
import { LiftHoldDialog } from './hold-dialogs.tsx';
import { KeptUntilCard, type KeptUntilCardProps } from './kept-until-card.tsx';
import type { RetentionActions } from './retention-actions.ts';
import { RetentionPage, type RetentionPageProps } from './retention-page.tsx';
import { RetentionPanels, type RetentionPanel } from './retention-panels.tsx';
import {
  emptyOverview,
  heldRetention,
  openClaim,
  ordinary,
  overdue,
  overview,
  proposedEntry,
  theHold,
  theProposal,
  toReview,
} from './retention.fixtures.ts';

const never = () => new Promise<never>(() => undefined);
const nothing = () => undefined;
const { timeZone } = practice;
const act: RetentionActions = {
  again: nothing,
  keep: never,
  propose: never,
  dispose: never,
  placeHold: never,
  liftHold: never,
  wasItMine: never,
};

interface Screen {
  id: string;
  title: string;
  element: ReactElement;
}

/** Somebody who is no GP: lists, and no confirming. */
const ruth = { ...doctor, name: 'Ruth Daly', title: 'Practice manager', role: 'manager' as const };

const page = (id: string, title: string, props: Partial<RetentionPageProps>, me = doctor): Screen => ({
  id: `retention-${id}`,
  title,
  element: (
    <StaffFrame at="retention" me={me}>
      <RetentionPage overview={overview} problem={null} timeZone={timeZone} act={act} {...props} />
    </StaffFrame>
  ),
});

const card = (id: string, title: string, props: Partial<KeptUntilCardProps>): Screen => ({
  id: `kept-until-${id}`,
  title,
  element: (
    <StaffFrame at="patients">
      <KeptUntilCard
        patientName={sean.name}
        retention={ordinary}
        problem={null}
        timeZone={timeZone}
        act={{ again: nothing, record: never, placeHold: never, liftHold: never }}
        {...props}
      />
    </StaffFrame>
  ),
});

const panel = (id: string, title: string, shown: RetentionPanel): Screen => ({
  id: `retention-${id}`,
  title,
  element: (
    <RetentionPanels panel={shown} today="2026-11-23" timeZone={timeZone} act={act} onClose={nothing} />
  ),
});

const forbidden = new ClientError('not_allowed', ERRORS.not_allowed.text);

export const screens: Screen[] = [
  page('review', 'Records to review', {}),
  page('manager', 'Records to review, as a manager', { overview: { ...overview, mayDispose: false } }, ruth),
  page('held', 'Legal holds', { first: 'held' }),
  page('log', 'Disposal log', { first: 'log' }),
  page('table', 'The table', { first: 'table' }),
  page('empty', 'Nothing to review', { overview: emptyOverview }),
  page('log-empty', 'Nothing disposed of', { overview: emptyOverview, first: 'log' }),
  page('loading', 'Loading', { overview: null }),
  page('error', 'Could not be fetched', { overview: null, problem: localError('offline') }),
  page('stale', 'Not the newest', { problem: localError('offline') }),
  page('not-allowed', 'Not for this person', { overview: null, problem: forbidden }),
  card('ordinary', 'Kept until', {}),
  card('held', 'Kept: a legal hold stands', { retention: heldRetention, patientName: longName.name }),
  card('claim', 'Kept while a claim is open', { retention: openClaim }),
  card('overdue', 'Time is over', { retention: overdue }),
  card('loading', 'Kept until: loading', { retention: null }),
  card('error', 'Kept until: could not be fetched', { retention: null, problem: localError('offline') }),
  {
    id: 'kept-until-record',
    title: 'Recording what decides it',
    element: <FactSheet onRecord={never} onClose={nothing} />,
  },
  {
    id: 'kept-until-lift',
    title: 'Lifting a hold',
    element: (
      <LiftHoldDialog
        patientName={longName.name}
        hold={theHold}
        timeZone={timeZone}
        onConfirm={never}
        onClose={nothing}
      />
    ),
  },
  panel('propose', 'Proposing disposal', { kind: 'propose', entry: toReview }),
  panel('dispose', 'Confirming disposal', { kind: 'dispose', entry: proposedEntry, proposal: theProposal }),
  panel('keep', 'Keeping it longer', { kind: 'keep', entry: toReview }),
  panel('place', 'Placing a hold', { kind: 'place', entry: toReview }),
  panel('was-it-mine', 'Somebody asks', { kind: 'was_it_mine' }),
];
