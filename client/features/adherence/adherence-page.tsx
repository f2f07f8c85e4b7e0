import type { Adherence, AdherenceDays } from '../../../shared/http-adherence.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import styles from './adherence-page.module.css';
import { FIGURE_WORDS, PERIOD_WORDS, minutesWords, percent, waitingWords } from './adherence-words.ts';
import { FigureCard } from './figure-card.tsx';
import { chaperoneData, eventsData, filingData, shareData, type PlotData } from './plot-data.ts';

export interface AdherencePageProps {
  days: AdherenceDays;
  board: Adherence | null;
  problem: ClientError | null;
  onDays: (days: AdherenceDays) => void;
  onRetry: () => void;
}

const PERIODS = (['30', '90', '365'] as const).map((value) => ({ value, label: PERIOD_WORDS[value] }));

/** R23: how the practice keeps its own rules. Figures and lists of consultations, never a still. */
export function AdherencePage({ days, board, problem, onDays, onRetry }: AdherencePageProps) {
  return (
    <Stack gap="l">
      <PageHeader title="Adherence" subtitle="How the practice keeps its image policy" />
      <Choice label="Period" layout="row" options={PERIODS} value={days} onChange={onDays} />
      {problem !== null && board !== null && (
        <Notice tone="attention" title="This may not be the newest" actions={<Again onRetry={onRetry} />}>
          <p>
            {problem.message} <small>Code {problem.code}</small>
          </p>
        </Notice>
      )}
      {board !== null && <Board board={board} />}
      {board === null &&
        (problem === null ? (
          <Skeleton label="The figures are on their way" shape="rows" rows={6} />
        ) : (
          <ErrorState
            title="The figures could not be fetched"
            meaning={<p>{problem.message}</p>}
            code={problem.code}
            action={<Again onRetry={onRetry} />}
          />
        ))}
    </Stack>
  );
}

function Board({ board }: { board: Adherence }) {
  const { consent, necessity, chaperone, days } = board;
  return (
    <div className={styles.board}>
      <FigureCard
        title={FIGURE_WORDS.consent.title}
        number={percent(consent.complete, consent.of) ?? 'No stills'}
        beside={consent.of === 0 ? 'were taken' : `${String(consent.complete)} of ${String(consent.of)}`}
        plot={shareData(FIGURE_WORDS.consent.title, consent, board, ['Complete', 'Something missing'])}
        days={days}
        lists={[{ figure: 'consent', label: 'What is missing' }]}
      />
      <FigureCard
        title={FIGURE_WORDS.necessity.title}
        number={percent(necessity.complete, necessity.of) ?? 'No stills'}
        beside={
          necessity.of === 0 ? 'were taken' : `${String(necessity.complete)} of ${String(necessity.of)}`
        }
        plot={shareData(FIGURE_WORDS.necessity.title, necessity, board, ['Reason written', 'None written'])}
        days={days}
        lists={[{ figure: 'necessity', label: 'Without a reason' }]}
      />
      <Filing board={board} />
      <FigureCard
        title={FIGURE_WORDS.chaperone.title}
        number={percent(chaperone.accepted + chaperone.declined, chaperone.consultations) ?? 'No calls'}
        beside={
          chaperone.consultations === 0
            ? 'took place'
            : `answered, of ${String(chaperone.consultations)} consultations`
        }
        plot={chaperoneData(FIGURE_WORDS.chaperone.title, chaperone)}
        days={days}
        lists={[{ figure: 'chaperone', label: 'Consultations' }]}
      />
      <PastRules board={board} />
      <Retention board={board} />
    </div>
  );
}

function Filing({ board }: { board: Adherence }) {
  const { filing, unfiled, days, timeZone } = board;
  return (
    <FigureCard
      title={FIGURE_WORDS.filing.title}
      number={filing.medianMinutes === null ? 'None filed' : minutesWords(filing.medianMinutes)}
      beside={
        filing.medianMinutes === null
          ? 'in this period'
          : `in the middle; ${String(filing.late)} of ${String(filing.filed)} late`
      }
      notice={
        unfiled.oldestAt === null ? (
          <div>
            <StatusPill tone="done">Every still is filed</StatusPill>
          </div>
        ) : (
          <div>
            <StatusPill tone="attention">
              {unfiled.count} unfiled now, {unfiled.late} late, the oldest since{' '}
              {shortMoment(unfiled.oldestAt, timeZone)}
            </StatusPill>
          </div>
        )
      }
      plot={filingData(FIGURE_WORDS.filing.title, filing)}
      days={days}
      lists={[
        { figure: 'filing', label: 'Filing times' },
        { figure: 'unfiled', label: 'Unfiled now' },
      ]}
    />
  );
}

/** What was done past a rule: two kinds, told apart in the bars and each with its list. */
function PastRules({ board }: { board: Adherence }) {
  const { overrides, breakGlass, days } = board;
  const count = overrides.count + breakGlass.count;
  return (
    <FigureCard
      title="Past a rule, with a reason"
      number={String(count)}
      beside={waitingWords(overrides.waiting + breakGlass.waiting, count)}
      plot={eventsData('Past a rule, with a reason', board, [
        ['Records opened', breakGlass],
        ['Overrides', overrides],
      ])}
      days={days}
      lists={[
        { figure: 'overrides', label: `Overrides, ${String(overrides.count)}` },
        { figure: 'break_glass', label: `Records opened, ${String(breakGlass.count)}` },
      ]}
    />
  );
}

const NO_PLOT: PlotData = { title: '', bars: [], parts: [] };

/** R33: its list is the retention page's, where a person decides. */
function Retention({ board: { retention, days } }: { board: Adherence }) {
  return (
    <FigureCard
      title="Records past their time"
      number={String(retention.overdue)}
      beside={retention.overdue === 0 ? 'None waits' : 'wait for a person to decide'}
      plot={NO_PLOT}
      days={days}
      lists={[]}
      more={
        <LinkButton size="small" href="/retention">
          Records to decide
        </LinkButton>
      }
    />
  );
}

function Again({ onRetry }: { onRetry: () => void }) {
  return (
    <Button size="small" onClick={onRetry}>
      Try again
    </Button>
  );
}
