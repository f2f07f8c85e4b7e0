import { Notice } from '../../ui/core/Notice.tsx';
import { useConsultation } from './consultation-context.ts';

/** The connection is gone: what that means here and what goes on by itself. */
export function LineNotice() {
  const { call, online } = useConsultation();
  if (online === 'offline') {
    return (
      <Notice tone="danger" title="There is no connection" live="polite">
        What you see may be out of date. It goes on by itself as soon as the connection is back; nothing that
        you typed is lost.
      </Notice>
    );
  }
  if (call.phase !== 'unsupported') return null;
  return (
    <Notice tone="danger" title="This browser cannot show the call" live="polite">
      Open this consultation in Chrome, Edge, Firefox or Safari. The checklist and your notes work here.
    </Notice>
  );
}
