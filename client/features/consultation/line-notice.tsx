import { Button } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { useConsultation } from './consultation-context.ts';
import { useAction } from './use-action.ts';

/** The connection is gone: what that means here and what goes on by itself. */
export function LineNotice() {
  const { call, online } = useConsultation();
  const action = useAction();
  if (online === 'offline') {
    return (
      <Notice tone="danger" title="There is no connection" live="polite">
        What you see may be out of date. It goes on by itself as soon as the connection is back; nothing that
        you typed is lost.
      </Notice>
    );
  }
  if (call.connection !== 'failed') return null;
  return (
    <Notice
      tone="danger"
      title="Picture and sound are interrupted"
      live="polite"
      actions={
        <Button
          size="small"
          busy={action.busy ? 'Connecting…' : undefined}
          onClick={() => void action.run(() => call.resume())}
        >
          Connect again
        </Button>
      }
    />
  );
}
