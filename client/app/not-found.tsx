import { LinkButton } from '../ui/core/Button.tsx';
import { ErrorState } from '../ui/core/ErrorState.tsx';
import { Centred } from './centred.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Centred>
      <ErrorState
        title="There is nothing at this address"
        meaning={<p>The link may be incomplete, or what it led to is no longer there.</p>}
        code="not_found"
        action={
          <LinkButton variant="primary" href="/today">
            Go to today
          </LinkButton>
        }
      />
    </Centred>
  );
}
