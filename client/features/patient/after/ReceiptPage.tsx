import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { ReceiptPage as Receipted } from '../../../../shared/http-receipt.ts';
import { clientErrorOf, type ClientError } from '../../../platform/client-error.ts';
import type { StatementId } from '../../../../shared/ids.ts';
import { request } from '../../../platform/http.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { ErrorState } from '../../../ui/core/ErrorState.tsx';
import { PageShell } from '../../../ui/core/PageShell.tsx';
import { Loading } from '../../../ui/core/Progress.tsx';
import { ReceiptScreen } from './ReceiptScreen.tsx';

interface ReceiptStateProps {
  page: Receipted | null;
  problem: ClientError | null;
  onRetry: () => void;
  onPrint: () => void;
  onStop: (by: StatementId | null) => Promise<void>;
}

/** The receipt, on its way, or why it did not come. */
export function ReceiptState({ page, problem, onRetry, onPrint, onStop }: ReceiptStateProps) {
  if (page !== null) {
    const { practice, clinician } = page;
    return (
      <ReceiptScreen
        {...page}
        chrome={{ practice: practice.name, clinician: clinician.name }}
        onPrint={onPrint}
        onStop={onStop}
      />
    );
  }
  if (problem === null) {
    return (
      <PageShell practice="Video appointment">
        <h1 className="visually-hidden">Your receipt</h1>
        <Loading label="Fetching your receipt…" />
      </PageShell>
    );
  }
  const over = problem.code === 'not_signed_in';
  return (
    <PageShell practice="Video appointment">
      <ErrorState
        title={over ? 'This page has ended' : 'Your receipt could not be fetched'}
        meaning={<p>{over ? 'To look again, open the link in your message.' : problem.message}</p>}
        code={problem.code}
        action={
          !over && (
            <Button variant="primary" size="large" onClick={onRetry}>
              Try again
            </Button>
          )
        }
      />
    </PageShell>
  );
}

/** R20: days after the appointment, the same link opens this and nothing else. */
export function ReceiptPage() {
  const [page, setPage] = useState<Receipted | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    request(Receipted, '/api/patient/receipt', { signal: stop.signal }).then(setPage, (thrown: unknown) => {
      if (!stop.signal.aborted) setProblem(clientErrorOf(thrown));
    });
    return () => stop.abort();
  }, [tries]);
  return (
    <ReceiptState
      page={page}
      problem={problem}
      onRetry={() => {
        setProblem(null);
        setTries(tries + 1);
      }}
      onPrint={() => window.print()}
      onStop={async (by) => {
        await request(z.object({}), '/api/patient/withdraw-photographs', { method: 'POST', body: { by } });
        setTries(tries + 1);
      }}
    />
  );
}
