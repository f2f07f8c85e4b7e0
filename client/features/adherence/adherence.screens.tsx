import type { ReactElement } from 'react';
import { manager } from '../../fixtures/people.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { localError } from '../../platform/client-error.ts';
import { AdherencePage, type AdherencePageProps } from './adherence-page.tsx';
// The pages load it when it is wanted; a picture must not be taken before it is there.
import './plot.tsx';
import { board, emptyBoard, list } from './adherence.fixtures.ts';
import { ListPage, type ListPageProps } from './list-page.tsx';

const nothing = () => undefined;
const never = () => new Promise<never>(() => undefined);
const framed = (id: string, title: string, element: ReactElement) => ({
  id,
  title,
  element: (
    <StaffFrame at="adherence" me={manager}>
      {element}
    </StaffFrame>
  ),
});
const page = (props: Partial<AdherencePageProps>) => (
  <AdherencePage days="90" board={board} problem={null} onDays={nothing} onRetry={nothing} {...props} />
);
const behind = (props: Partial<ListPageProps>) => (
  <ListPage
    figure="chaperone"
    days="90"
    list={list}
    problem={null}
    onExport={never}
    onRetry={nothing}
    {...props}
  />
);

export const screens: { id: string; title: string; element: ReactElement }[] = [
  framed('adherence', 'The board', page({})),
  framed('adherence-empty', 'Nothing taken yet', page({ board: emptyBoard, days: '30' })),
  framed('adherence-loading', 'Loading', page({ board: null })),
  framed('adherence-error', 'Could not be fetched', page({ board: null, problem: localError('offline') })),
  framed('adherence-list', 'The list behind a figure', behind({})),
  framed('adherence-list-empty', 'An empty list', behind({ figure: 'consent', list: { ...list, rows: [] } })),
  framed('adherence-list-loading', 'A list on its way', behind({ list: null })),
  framed(
    'adherence-list-error',
    'A list that failed',
    behind({ list: null, problem: localError('offline') }),
  ),
];
