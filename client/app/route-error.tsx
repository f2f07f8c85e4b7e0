import { useRouteError } from 'react-router';
import { LoadAgain } from '../parts/load-again.tsx';
import { LinkButton } from '../ui/core/Button.tsx';
import { ErrorState } from '../ui/core/ErrorState.tsx';
import { Centred } from './centred.tsx';

/** A chunk of the page that is no longer on the server: a newer version was installed meanwhile. */
const isMissingChunk = (error: unknown) =>
  error instanceof TypeError && /import|fetch|module/i.test(error.message);

/** The last resort: a page that failed while it was drawn, or whose code could not be fetched. */
export function RouteError() {
  const missing = isMissingChunk(useRouteError());
  return (
    <Centred>
      <ErrorState
        title={missing ? 'This page could not be loaded' : 'This page stopped working'}
        meaning={
          <p>
            {missing
              ? 'There is no connection, or a newer version was installed meanwhile. Load the page again.'
              : 'What the server had acknowledged is safe. Load the page again to go on.'}
          </p>
        }
        code={missing ? 'page_not_loaded' : 'page_failed'}
        action={
          <>
            <LoadAgain />
            <LinkButton href="/today">Go to today</LinkButton>
          </>
        }
      />
    </Centred>
  );
}
