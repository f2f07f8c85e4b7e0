import { useCallback, useEffect, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { AdherenceDays, FigureId, type Adherence, type AdherenceList } from '../../shared/http-adherence.ts';
import { AdherencePage } from '../features/adherence/adherence-page.tsx';
import {
  fetchAdherence,
  fetchAdherenceCsv,
  fetchAdherenceList,
} from '../features/adherence/adherence-requests.ts';
import { ListPage } from '../features/adherence/list-page.tsx';
import { clientErrorOf, type ClientError } from '../platform/client-error.ts';
import { toast } from '../ui/staff/toast.ts';
import { NotFound } from './not-found.tsx';
import { saveFile } from './save-file.ts';

/** The period in the address, so that a list and its board show the same. */
function usePeriod(): [AdherenceDays, (days: AdherenceDays) => void] {
  const [parameters, setParameters] = useSearchParams();
  const parsed = AdherenceDays.safeParse(parameters.get('days'));
  return [parsed.success ? parsed.data : '30', (days) => setParameters({ days }, { replace: true })];
}

/** What was asked for last; an answer to an earlier question is dropped. */
function useAsked<Value>(ask: () => Promise<Value>) {
  const [value, setValue] = useState<Value | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let over = false;
    ask().then(
      (found) => {
        if (over) return;
        setValue(found);
        setProblem(null);
      },
      (thrown: unknown) => {
        if (!over) setProblem(clientErrorOf(thrown));
      },
    );
    return () => {
      over = true;
    };
  }, [ask, attempt]);
  return {
    value,
    problem,
    again: () => {
      setProblem(null);
      setAttempt((before) => before + 1);
    },
  };
}

/** `/adherence?days=30`: how the practice keeps its rules (R23). */
export function AdherenceRoute() {
  const [days, setDays] = usePeriod();
  const ask = useCallback((): Promise<Adherence> => fetchAdherence(days), [days]);
  const { value, problem, again } = useAsked(ask);
  const board = value?.days === days ? value : null;
  return <AdherencePage days={days} board={board} problem={problem} onDays={setDays} onRetry={again} />;
}

/** `/adherence/:figure?days=30`: the consultations behind a figure. */
export function AdherenceListRoute() {
  const figure = FigureId.safeParse(useParams()['figure']);
  const [days] = usePeriod();
  if (!figure.success) return <NotFound />;
  return <Behind key={figure.data} figure={figure.data} days={days} />;
}

function Behind({ figure, days }: { figure: FigureId; days: AdherenceDays }) {
  const ask = useCallback((): Promise<AdherenceList> => fetchAdherenceList(figure, days), [figure, days]);
  const { value, problem, again } = useAsked(ask);
  return (
    <ListPage
      figure={figure}
      days={days}
      list={value?.days === days ? value : null}
      problem={problem}
      onRetry={again}
      onExport={async () => {
        saveFile(await fetchAdherenceCsv(figure, days), `sightline-${figure.replace('_', '-')}.csv`);
        toast({ tone: 'done', title: 'The list is exported', detail: 'The export is in the audit.' });
      }}
    />
  );
}
