import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';

/** Something read from the server: null until it is there. Reading is audited, so nothing is read by the clock. */
export interface Loaded<Value> {
  readonly value: Value | null;
  readonly problem: ClientError | null;
  readonly again: () => Promise<void>;
}

/** Reads when the page opens and when `again` is called. `read` must stay the same function. */
export function useLoaded<Value>(read: () => Promise<Value>): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const again = useCallback(async () => {
    setProblem(null);
    try {
      setValue(await read());
    } catch (thrown) {
      setProblem(clientErrorOf(thrown));
    }
  }, [read]);
  useEffect(() => {
    void again();
  }, [again]);
  return { value, problem, again };
}

interface LoadedPageProps<Value> {
  title: string;
  loaded: Loaded<Value>;
  children: (value: Value) => ReactNode;
}

/** A page of something that is on its way, could not be opened, or is there. */
export function LoadedPage<Value>({ title, loaded, children }: LoadedPageProps<Value>) {
  const { value, problem, again } = loaded;
  if (value !== null) return <>{children(value)}</>;
  if (problem === null) {
    return (
      <Stack gap="l">
        <PageHeader title={title} />
        <Skeleton label="On its way" shape="rows" rows={4} />
      </Stack>
    );
  }
  const closed = problem.code === 'not_allowed' || problem.code === 'not_found';
  return (
    <ErrorState
      level={1}
      title={closed ? 'This is not open to you' : 'This could not be opened'}
      meaning={<p>{problem.message}</p>}
      code={problem.code}
      action={
        !closed && (
          <Button variant="primary" onClick={() => void again()}>
            Try again
          </Button>
        )
      }
    />
  );
}
